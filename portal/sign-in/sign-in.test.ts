import assert from 'node:assert/strict'
import { test } from 'node:test'
import { personOf } from '../../test/people.ts'
import { location } from '../../test/browser.ts'
import { startPortal } from '../../test/portal.ts'
import { nextTryAt, waitInWords } from './sign-in.ts'

const portal = await startPortal()
const { db } = portal.database
const vera = await personOf(portal.simulator, 'confirmed')
const anna = await personOf(portal.simulator, 'mother')

for (const { person, password } of [
  { person: 'confirmed', password: 'Ryabina58' },
  { person: 'mother', password: 'Berjoza77' },
]) {
  const browser = portal.browser()
  await browser.register(person)
  await browser.post('/settings', { password, again: password })
}

let people = 0

/** Everybody from a browser and an address of their own. */
function signIn(login: string, password: string, region = 'bel') {
  const browser = portal.browser()
  people += 1
  browser.address = `10.0.${people >> 8}.${people & 255}`
  return browser.post(`/${region}/sign-in`, { login, password })
}

test('five tries are free, then waits grow to an hour', () => {
  const lastFailedAt = new Date('2026-11-23T09:00:00Z')
  const wait = (failures: number) =>
    (nextTryAt({ failures, lastFailedAt }).getTime() - lastFailedAt.getTime()) / 1000
  assert.deepEqual([1, 4, 5, 6, 12, 13, 29].map(wait), [0, 0, 15, 30, 1800, 3600, 3600])
})

test('a wait is told in whole minutes, or seconds below one', () => {
  assert.deepEqual(
    [200, 15_000, 60_000, 61_000].map((wait) => waitInWords(wait, 'ru')),
    ['1 с', '15 с', '1 мин', '2 мин'],
  )
})

const digits = vera.phone.replaceAll(/\D/g, '')
const spellings = [
  vera.phone,
  `8${digits.slice(1)}`,
  `8 (${digits.slice(1, 4)}) ${digits.slice(4, 7)}-${digits.slice(7, 9)}-${digits.slice(9)}`,
  vera.email.toUpperCase(),
  ` ${vera.email} `,
  vera.snils,
  vera.snils.replaceAll(/\D/g, ''),
  vera.snils.replaceAll(/\D/g, ' '),
]
for (const login of spellings) {
  test(`a person signs in by «${login}»`, async () => {
    const answer = await signIn(login, 'Ryabina58')
    assert.equal(location(answer), '/cards', answer.body)
  })
}

test('ID-001 a press that bears an earlier moment than the one before it is no try too soon', async () => {
  await signIn(anna.phone, 'Ryabina59')
  portal.later(-5000)
  const answer = await signIn(anna.phone, 'Berjoza77')
  portal.later(5000)
  assert.equal(location(answer), '/cards', answer.body)
})

test('T9 a wrong password and an account that does not exist are answered alike', async () => {
  const wrong = await signIn(vera.phone, 'Ryabina59')
  const missing = await signIn('+79990001122', 'Ryabina59')
  assert.deepEqual([wrong.statusCode, missing.statusCode], [422, 422])
  assert.equal(wrong.body.replaceAll(vera.phone, ''), missing.body.replaceAll('+79990001122', ''))
})

test('IN-015 the password is compared exactly as it was typed', async () => {
  for (const password of ['ryabina58', ' Ryabina58', 'Ryabina58 ', 'Ryabina5']) {
    assert.equal((await signIn(vera.phone, password)).statusCode, 422)
    await signIn(vera.phone, 'Ryabina58')
  }
})

test('what was typed as the login is kept, and the errors stand beside the fields', async () => {
  const answer = await signIn('не логин"><b>', '')
  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /value="не логин&quot;&gt;&lt;b&gt;"/)
  assert.match(answer.body, /href="#login"[^]*href="#password"/)
})

test('an account of one region is unknown in another', async () => {
  assert.equal((await signIn(vera.phone, 'Ryabina58', 'ta')).statusCode, 422)
})

test('RL-001 after five failures a wait is shown, and no password is looked at', async () => {
  for (let tries = 0; tries < 5; tries += 1)
    assert.match((await signIn(anna.email, 'Wrong111')).body, /не подошли/)
  const waiting = await signIn(anna.email, 'Berjoza77')
  assert.equal(waiting.statusCode, 422)
  assert.match(waiting.body, /Следующая — через 15 с/)

  portal.later(15_000)
  assert.equal(location(await signIn(anna.email, 'Berjoza77')), '/cards')
  assert.match((await signIn(anna.email, 'Wrong111')).body, /не подошли/)
})

test('RL-006 another spelling of a login shares its waits', async () => {
  const phone = anna.phone.replaceAll(/\D/g, '')
  for (let tries = 0; tries < 5; tries += 1)
    await signIn(tries % 2 ? anna.phone : `8${phone.slice(1)}`, 'Wrong111')
  assert.match((await signIn(`+7 ${phone.slice(1)}`, 'Berjoza77')).body, /Следующая — через/)
})

test('the waits of a login that nobody has look the same', async () => {
  for (let tries = 0; tries < 5; tries += 1) await signIn('nobody@example.com', 'Wrong111')
  assert.match((await signIn('nobody@example.com', 'Wrong111')).body, /Следующая — через 15 с/)
})

test('RL-005 of two hundred parallel tries no more are looked at than are free', async () => {
  await Promise.all(Array.from({ length: 200 }, () => signIn('flood@example.com', 'Wrong111')))
  const rows = await db.selectFrom('audit_event').select('id').where('event', '=', 'sign-in.failed').execute()
  const before = rows.length
  await Promise.all(Array.from({ length: 50 }, () => signIn('flood@example.com', 'Wrong111')))
  const after = await db
    .selectFrom('audit_event')
    .select('id')
    .where('event', '=', 'sign-in.failed')
    .execute()
  assert.equal(after.length, before)
  const counter = await db
    .selectFrom('sign_in_try')
    .select('failures')
    .orderBy('failures', 'desc')
    .executeTakeFirstOrThrow()
  assert.equal(counter.failures, 5)
})

test('T8 an account closed for passwords stays closed to the right one, and Госуслуги opens it', async () => {
  await db.updateTable('password').set({ failures_in_row: 30 }).execute()
  assert.match((await signIn(vera.phone, 'Ryabina58')).body, /не подошли/)

  const browser = portal.browser()
  const started = await browser.post('/bel/sign-in/start')
  await browser.get(await browser.signInAtGosuslugi(location(started), 'confirmed'))
  assert.equal(location(await signIn(vera.phone, 'Ryabina58')), '/cards')
})

test('bare eleven digits that name two accounts open neither', async () => {
  const [one, other] = await db.selectFrom('login').selectAll().where('kind', '=', 'phone').execute()
  assert.ok(one && other)
  const index = portal.vault.index('login:phone', 'RU-BEL', '+71122334459')
  const snils = portal.vault.index('login:snils', 'RU-BEL', '71122334459')
  await db
    .updateTable('login')
    .set({ value_index: index })
    .where('account_id', '=', one.account_id)
    .where('kind', '=', 'phone')
    .execute()
  await db
    .updateTable('login')
    .set({ value_index: snils })
    .where('account_id', '=', other.account_id)
    .where('kind', '=', 'snils')
    .execute()
  assert.equal((await signIn('71122334459', 'Ryabina58')).statusCode, 422)
  assert.equal((await signIn('71122334459', 'Berjoza77')).statusCode, 422)
})

test('CS-006 a sign-in form sent from another site is refused', async () => {
  const answer = await portal
    .browser()
    .post('/bel/sign-in', { login: vera.phone, password: 'Ryabina58' }, { 'sec-fetch-site': 'cross-site' })
  assert.equal(answer.statusCode, 403)
})
