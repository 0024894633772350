import assert from 'node:assert/strict'
import { test } from 'node:test'
import Fastify from 'fastify'
import { demandLevels, type DeclaredRoute } from './levels.ts'

const made = () => {
  const routes: DeclaredRoute[] = []
  const app = Fastify()
  demandLevels(app, (route) => routes.push(route))
  return { app, routes }
}

test('AZ-020 a route that says nothing of who may take it stops the start, and is named', () => {
  for (const options of [
    {},
    { config: {} },
    { config: { level: 'none' } },
    { config: { level: 'toString' } },
  ]) {
    const { app } = made()
    assert.throws(
      () => Reflect.apply(app.get, app, ['/cards', options, () => 'open']),
      /GET \/cards declares no level/,
    )
  }
})

test('each method of a route bears its level, and the HEAD that comes with a GET as well', () => {
  const { app, routes } = made()
  app.get('/cards', { config: { level: 'masked' } }, async () => 'shown')
  app.post('/cards', { config: { level: 'fresh' } }, async () => 'done')
  assert.deepEqual(routes, [
    { method: 'GET', url: '/cards', level: 'masked' },
    { method: 'HEAD', url: '/cards', level: 'masked' },
    { method: 'POST', url: '/cards', level: 'fresh' },
  ])
})
