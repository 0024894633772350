import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location } from './browser.ts'
import { personOf } from './people.ts'
import { startPortal } from './portal.ts'

const portal = await startPortal()

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const before = portal.statements()
  await work()
  return portal.statements() - before
}

test('S6 a signed-in page is one statement', async () => {
  const browser = portal.browser()
  await browser.register('confirmed')
  for (const path of ['/cards', '/settings', '/settings/devices']) {
    assert.equal(await statementsOf(() => browser.get(path)), 1, path)
  }
  portal.later(2 * 60_000)
  assert.equal(await statementsOf(() => browser.get('/cards')), 1, 'where the visit is noted too')
})

test('S6 a registration and a return by Госуслуги are three statements in the callback', async () => {
  for (const time of ['first', 'second']) {
    const browser = portal.browser()
    const started = await browser.startRegistration('ta')
    const callback = await browser.signInAtGosuslugi(location(started), 'mother')
    assert.equal(await statementsOf(() => browser.get(callback)), 3, time)
  }
})

test('S6 a password sign-in is two statements', async () => {
  const browser = portal.browser()
  await browser.register('minor', 'sam')
  await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  const { phone } = await personOf(portal.simulator, 'minor')
  const count = await statementsOf(async () => {
    const answer = await portal.browser().post('/sam/sign-in', { login: phone, password: 'Ryabina58' })
    assert.equal(location(answer), '/cards')
  })
  assert.equal(count, 2)
})

test('a page of a person whom nobody knows costs the database nothing', async () => {
  const browser = portal.browser()
  for (const path of ['/', '/bel', '/bel/consent', '/bel/sign-in', '/bel/support', '/cards']) {
    assert.equal(await statementsOf(() => browser.get(path)), 0, path)
  }
})
