import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Browser } from '../../test/browser.ts'
import { isIn, ownersAt, ownPassword } from '../../test/owner.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()
const { stranger, owner, signIn, countersOf, eventsOf } = ownersAt(portal)
const { db } = portal.database
const hour = 60 * 60_000

/** A signed-in browser whose new password waits for the current one. */
async function asked(slug: string, region: string) {
  const person = await owner(slug, region)
  const browser = stranger()
  assert.ok(isIn(await signIn(browser, person)))
  const typed = { password: 'Berjoza77', again: 'Berjoza77' }
  assert.equal(location(await browser.post('/settings', typed)), '/settings/proof')
  return { person, browser, askAgain: () => browser.post('/settings', typed) }
}

const prove = (browser: Browser, current: string) => browser.post('/settings/proof', { current })

test('PW-005 a wrong current password counts like a wrong one at the sign-in, and is noted', async () => {
  const { person, browser } = await asked('bel', 'RU-BEL')
  for (let tries = 0; tries < 5; tries += 1)
    assert.match((await prove(browser, 'Wrong111')).body, /не подошёл/)
  assert.equal((await countersOf(person)).known_in_row, 5)
  for (let tries = 0; tries < 2; tries += 1)
    assert.match((await prove(browser, 'Wrong111')).body, /не подошёл/)
  assert.equal((await countersOf(person)).failures_in_row, 2, 'after its own it takes from the strangers’')
  assert.equal(await eventsOf(person, 'password.proof-failed'), 7)
  assert.ok(!isIn(await signIn(browser, person, 0, 'Wrong111')))
  assert.equal((await countersOf(person)).failures_in_row, 3)
})

test('PW-005 after five more a wait begins, in which the right one is not looked at either', async () => {
  const { person, browser } = await asked('ta', 'RU-TA')
  for (let tries = 0; tries < 10; tries += 1) await prove(browser, 'Wrong111')
  const before = await countersOf(person)
  const answer = await prove(browser, ownPassword)
  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /Слишком много попыток\. Подтвердите личность на Госуслугах/)
  assert.deepEqual(await countersOf(person), before)

  portal.later(15_000)
  assert.equal(location(await prove(browser, ownPassword)), '/settings?saved')
  const left = await db
    .selectFrom('sign_in_try')
    .select('failures')
    .where('region', '=', person.region)
    .execute()
  assert.deepEqual(left, [], 'the tries before a right one are kept')
})

test('PW-005 a thief with an open session has no more tries at the current password than at the sign-in', async () => {
  const { person, browser, askAgain } = await asked('sam', 'RU-SAM')
  for (let tries = 0; tries < 40; tries += 1) {
    await prove(browser, 'Wrong111')
    await db
      .updateTable('sign_in_try')
      .set({ last_failed_at: new Date(portal.database.now().getTime() - hour) })
      .execute()
  }
  const { failures_in_row: others, known_in_row: own } = await countersOf(person)
  assert.deepEqual([others, own], [25, 5])
  assert.equal(await eventsOf(person, 'password.closed'), 1)
  await askAgain()
  assert.match((await prove(browser, ownPassword)).body, /Подтвердите личность на Госуслугах/)
})

test('PW-005 failures in a month close the current password too', async () => {
  const { person, browser } = await asked('sve', 'RU-SVE')
  const full = (number: number) => Array.from({ length: number }, () => portal.database.now())
  await db
    .updateTable('password')
    .set({ failed_at: full(80), known_failed_at: full(20) })
    .where('account_id', '=', person.accountId)
    .execute()
  assert.match((await prove(browser, ownPassword)).body, /Подтвердите личность на Госуслугах/)
  await db
    .updateTable('password')
    .set({ known_failed_at: full(19) })
    .where('account_id', '=', person.accountId)
    .execute()
  assert.equal(location(await prove(browser, ownPassword)), '/settings?saved')
})
