import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location } from '../../test/browser.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()
const { db } = portal.database
const vera = await personOf(portal.simulator, 'confirmed')
const anna = await personOf(portal.simulator, 'mother')
const nikita = await personOf(portal.simulator, 'minor')
const digits = (text: string) => text.replaceAll(/\D/g, '')

const accountOf = async (snils: string) => {
  const index = portal.vault.index('login:snils', 'RU-BEL', digits(snils))
  const row = await db.selectFrom('login').selectAll().where('value_index', '=', index).executeTakeFirst()
  return row?.account_id ?? ''
}
const loginsOf = async (account: string) =>
  (
    await db.selectFrom('login').select('kind').where('account_id', '=', account).orderBy('kind').execute()
  ).map(({ kind }) => kind)

test('a recycled phone passes to whom Госуслуги verified last, and its former owner loses that login only', async () => {
  await portal.browser().register('mother')
  const before = await accountOf(anna.snils)
  // Anna had the number first that Vera has now.
  await db
    .updateTable('login')
    .set({ value_index: portal.vault.index('login:phone', 'RU-BEL', vera.phone) })
    .where('account_id', '=', before)
    .where('kind', '=', 'phone')
    .execute()

  await portal.browser().register('confirmed')
  assert.deepEqual(await loginsOf(before), ['email', 'snils'])
  assert.deepEqual(await loginsOf(await accountOf(vera.snils)), ['email', 'phone', 'snils'])
  const told = await db
    .selectFrom('audit_event')
    .select('account_id')
    .where('event', '=', 'login.passed-on')
    .execute()
  assert.deepEqual(told, [{ account_id: before }])
})

test('LK-007 a second account of Госуслуги with the same СНИЛС joins nothing, and is sent to support', async () => {
  await db
    .updateTable('login')
    .set({ value_index: portal.vault.index('login:snils', 'RU-BEL', digits(nikita.snils)) })
    .where('account_id', '=', await accountOf(anna.snils))
    .where('kind', '=', 'snils')
    .execute()
  const before = await db.selectFrom('account').selectAll().execute()

  const browser = portal.browser()
  const answer = await browser.register('minor')
  assert.equal(answer.statusCode, 403)
  assert.match(answer.body, /СНИЛС уже есть на портале[^]*\/bel\/support/)
  assert.equal(browser.cookies.has('__Host-session'), false)
  assert.deepEqual(await db.selectFrom('account').selectAll().execute(), before)
})

test('a person who comes again is found by the oid, whatever their logins say', async () => {
  const account = await accountOf(vera.snils)
  await db.deleteFrom('login').where('account_id', '=', account).execute()
  const browser = portal.browser()
  const started = await browser.post('/bel/sign-in/start')
  assert.equal(
    location(await browser.get(await browser.signInAtGosuslugi(location(started), 'confirmed'))),
    '/cards',
  )
  assert.deepEqual(await loginsOf(account), ['email', 'phone', 'snils'])
})

test('who enters as somebody else in the same browser ends the session that was open there', async () => {
  const browser = portal.browser()
  await browser.register('confirmed')
  const first = browser.cookies.get('__Host-session') ?? ''
  await browser.register('mother', 'ta')
  const old = portal.browser()
  old.cookies.set('__Host-session', first)
  assert.equal((await old.get('/cards')).statusCode, 401)
})
