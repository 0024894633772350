import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { location, type Browser } from '../../test/browser.ts'
import { changeThere, readThere } from '../../test/children.ts'
import { newestAccount } from '../../test/family.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { tracesIn } from '../../test/traces.ts'

const portal = await startPortal()
const { simulator } = portal
const { db } = portal.database
const asBefore = {
  confirmed: await readThere(simulator, 'confirmed'),
  mother: await readThere(simulator, 'mother'),
}
afterEach(async () => {
  await changeThere(simulator, 'confirmed', { phone: '+7(000)0007401', email: 'spare@pochta.example' })
  await changeThere(simulator, 'mother', asBefore.mother)
  await changeThere(simulator, 'confirmed', asBefore.confirmed)
})
const vera = await personOf(simulator, 'confirmed')
const password = 'Ryabina58'

async function register(id: string, region: string): Promise<Browser> {
  const browser = portal.browser()
  assert.equal(location(await browser.register(id, region)), '/cards')
  return browser
}

async function comeBack(id: string, region: string) {
  const browser = portal.browser()
  const started = await browser.post(`/${region}/sign-in/start`)
  return { browser, callback: await browser.signInAtGosuslugi(location(started), id) }
}

const consentIn = (body: string) => ({
  document: /name="document" value="([0-9a-f]{64})"/.exec(body)?.[1] ?? '',
  waiting: /name="waiting" value="([^"]+)"/.exec(body)?.[1] ?? '',
})

test('LK-009 a proof of one person that waits for their consent is nothing in another’s browser', async () => {
  const { browser: veras, callback } = await comeBack('confirmed', 'bel')
  assert.equal(location(await veras.get(callback)), '/bel/consent')
  const form = consentIn((await veras.get('/bel/consent')).body)
  assert.ok(form.waiting)

  const annas = await register('mother', 'bel')
  const before = await tracesIn(portal)
  for (const browser of [annas, portal.browser()]) {
    const answer = await browser.post('/bel/consent', { ...form, answer: 'yes' })
    assert.doesNotMatch(answer.body, /Иванова|Вера/)
    assert.deepEqual(await tracesIn(portal), before)
  }
  assert.match((await annas.get('/settings')).body, /Соколова/)

  // It was not used up by that.
  assert.equal(location(await veras.post('/bel/consent', { ...form, answer: 'yes' })), '/cards')
  assert.match((await veras.get('/settings')).body, /Иванова/)
})

test('LK-009 the answer of Госуслуги for one person, carried into the browser of another who waits for theirs, enters nobody', async () => {
  const one = await comeBack('confirmed', 'ta')
  const other = await comeBack('mother', 'ta')
  const before = await tracesIn(portal)
  assert.equal((await other.browser.get(one.callback)).statusCode, 400)
  assert.equal((await one.browser.get(other.callback)).statusCode, 400)
  assert.deepEqual(await tracesIn(portal), before)
})

test('LK-010 who somebody is comes from Госуслуги alone: nothing that a form or an address says of it counts', async () => {
  const anna = await register('mother', 'sam')
  const { accountId } = await newestAccount(portal, 'RU-SAM')
  const before = await db.selectFrom('login').selectAll().where('account_id', '=', accountId).execute()

  const browser = portal.browser()
  const page = consentIn((await browser.get('/sam/consent')).body)
  for (const said of [
    { oid: '1000400002' },
    { snils: vera.snils },
    { account: accountId },
    { phone: vera.phone },
  ]) {
    const answer = await browser.post('/sam/consent', { document: page.document, answer: 'yes', ...said })
    assert.equal(answer.statusCode, 400, Object.keys(said)[0])
    assert.equal((await anna.post('/settings', { password, again: password, ...said })).statusCode, 400)
    assert.equal((await anna.post('/esia/proof', said)).statusCode, 400)
  }

  const { browser: veras, callback } = await comeBack('confirmed', 'sam')
  const answer = await veras.get(`${callback}&oid=1000400002&sub=1000400002&account=${accountId}`)
  assert.equal(location(answer), '/sam/consent', 'she is still nobody here')
  assert.deepEqual(
    await db.selectFrom('login').selectAll().where('account_id', '=', accountId).execute(),
    before,
  )
})

test('LK-011 who has lost every login has Госуслуги left', async () => {
  await register('confirmed', 'sve')
  const { accountId } = await newestAccount(portal, 'RU-SVE')
  await db.deleteFrom('login').where('account_id', '=', accountId).execute()
  const { browser, callback } = await comeBack('confirmed', 'sve')
  assert.equal(location(await browser.get(callback)), '/cards')
  const accounts = await db.selectFrom('account').select('id').where('region', '=', 'RU-SVE').execute()
  assert.deepEqual(accounts, [{ id: accountId }])
})

test('a number passes from a closed account too, and who takes that account back has the logins of today', async () => {
  const number = await readThere(simulator, 'confirmed')
  const closing = await register('confirmed', 'irk')
  await closing.post('/settings', { password, again: password })
  assert.equal((await closing.post('/settings/closing')).statusCode, 303)

  const phone = Array.isArray(number['contacts'])
    ? number['contacts'].find((one: { type: string }) => one.type === 'MBT')
    : undefined
  await changeThere(simulator, 'confirmed', { phone: '+7(000)0007402' })
  await changeThere(simulator, 'mother', { phone: phone.value })
  const annas = await register('mother', 'irk')
  const entered = await portal.browser().post('/irk/sign-in', { login: vera.phone, password })
  assert.notEqual(
    location(entered),
    '/cards',
    'the password of the closed account, by a number that is Anna’s',
  )
  assert.doesNotMatch(entered.body, /закрыт/, 'and nothing is told of that account')

  const { browser, callback } = await comeBack('confirmed', 'irk')
  assert.equal(location(await browser.get(callback)), '/irk/consent')
  const form = consentIn((await browser.get('/irk/consent')).body)
  assert.equal(location(await browser.post('/irk/consent', { ...form, answer: 'yes' })), '/cards?reopened')
  assert.match((await browser.get('/settings')).body, /\+7 000 000-74-02/)
  assert.doesNotMatch((await annas.get('/settings')).body, /больше нельзя/)
})

test('LK-001 two people whose numbers were swapped come back at once, again and again, and each is let in as themselves', async () => {
  for (const id of ['confirmed', 'mother']) await register(id, 'oms')
  const numbers = ['+7(000)0007403', '+7(000)0007404'] as const
  await changeThere(simulator, 'confirmed', { phone: numbers[0] })
  await changeThere(simulator, 'mother', { phone: numbers[1] })

  for (const round of [0, 1, 2]) {
    const roads = []
    for (const id of ['confirmed', 'mother', 'confirmed', 'mother']) roads.push(await comeBack(id, 'oms'))
    await changeThere(simulator, 'confirmed', { phone: '+7(000)0007405' })
    await changeThere(simulator, 'mother', { phone: numbers[round % 2 === 0 ? 0 : 1] })
    await changeThere(simulator, 'confirmed', { phone: numbers[round % 2 === 0 ? 1 : 0] })
    const answers = await Promise.all(roads.map(({ browser, callback }) => browser.get(callback)))
    assert.deepEqual(answers.map(location), ['/cards', '/cards', '/cards', '/cards'])
    for (const [at, { browser }] of roads.entries())
      assert.match((await browser.get('/settings')).body, at % 2 === 0 ? /Иванова Вера/ : /Соколова/)
  }
})
