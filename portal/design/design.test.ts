import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startPortal } from '../../test/portal.ts'

test('whoever draws the parts finds them all on one page of the trial', async () => {
  const portal = await startPortal({ design: true })
  const { statusCode, body } = await portal.browser().get('/design')
  assert.equal(statusCode, 200)
  assert.match(body, /Все части страницы/)
})

test('a real portal has no such page', async () => {
  const portal = await startPortal()
  assert.equal((await portal.browser().get('/design')).statusCode, 404)
})
