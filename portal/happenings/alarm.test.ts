import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Browser } from '../../test/browser.ts'
import { devicesIn, phone } from '../../test/devices.ts'
import { doubtPath, happeningsOf } from '../../test/happenings.ts'
import { queueOf } from '../../test/notices.ts'
import { addKey, keyPaths, signInByKey } from '../../test/passkeys.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { record } from '../audit/audit.ts'
import { sealedRequest } from '../support/sealed-request.ts'
import { numberFrom } from '../support/support.ts'
import { doubtfulEvents, isTold } from './telling.ts'

const portal = await startPortal()
const { db } = portal.database
const { enter, isIn, sessionIdOf } = devicesIn(portal)

const minute = 60_000
const password = 'Ryabina58'
const setPassword = (browser: Browser, text = password) =>
  browser.post('/settings', { password: text, again: text })

async function byPassword(person: string, text = password, region = 'bel') {
  const browser = portal.browser()
  browser.userAgent = phone
  const { phone: login } = await personOf(portal.simulator, person)
  return { browser, answer: await browser.post(`/${region}/sign-in`, { login, password: text }) }
}

const requests = async (region: string) =>
  db.selectFrom('support_request').selectAll().where('region', '=', region).execute()

const eventsOf = async (region: string, event: string) =>
  db.selectFrom('audit_event').selectAll().where('region', '=', region).where('event', '=', event).execute()

test('«Это был не я» ends the other sessions, closes the password, writes to the support, and says what to do', async () => {
  const victim = await enter('mother')
  await setPassword(victim)
  portal.later(minute)
  const { browser: thief, answer } = await byPassword('mother')
  assert.equal(location(answer), '/cards')

  const path = await doubtPath(victim, 'Вход по паролю портала')
  const asked = await victim.get(path)
  assert.equal(asked.statusCode, 200)
  assert.match(
    asked.body,
    /Вход по паролю портала[^]*Chrome, Android[^]*нынешний пароль портала больше не подойдёт/,
  )
  assert.equal(await isIn(thief), true, 'nothing happens by reading')

  assert.equal(location(await victim.post(path)), path)
  const done = await victim.get(path)
  assert.match(done.body, /Сделано. Номер обращения: <[^>]*>\d{4}-\d{4}[^]*Смените пароль Госуслуг/)
  assert.deepEqual([await isIn(victim), await isIn(thief)], [true, false])
  assert.equal((await byPassword('mother')).answer.statusCode, 422)

  const [request, ...more] = await requests('RU-BEL')
  assert.ok(request)
  assert.deepEqual(more, [])
  const { contact, message } = sealedRequest.open(
    portal.vault,
    { region: 'RU-BEL', id: request.id },
    request.sealed,
  )
  const { phone: number } = await personOf(portal.simulator, 'mother')
  assert.equal(contact.replaceAll(/\D/g, ''), number.replaceAll(/\D/g, ''))
  assert.match(message, /Вход по паролю портала[^]*Chrome, Android/)
  assert.ok(done.body.includes(request.number))

  const lines = await happeningsOf(victim)
  for (const words of [
    'Вы сообщили: «Это был не я»',
    'Вход по паролю портала закрыт',
    'Сеанс завершён с другого',
  ])
    assert.ok(
      lines.some((line) => line.startsWith(words)),
      words,
    )
  assert.ok(lines.some((line) => line.endsWith(`Номер обращения: ${request.number}`)))
})

test('ID-001 ID-003 of many presses at once and one more, one does it', async () => {
  const victim = await enter('foreign', { region: 'ta' })
  await setPassword(victim)
  await enter('foreign', { region: 'ta', userAgent: phone })
  const path = await doubtPath(victim, 'Задан пароль портала')
  const answers = await Promise.all([1, 2, 3, 4].map(() => victim.post(path)))
  answers.push(await victim.post(path))
  assert.deepEqual([...new Set(answers.map(location))], [path])
  assert.equal((await requests('RU-TA')).length, 1)
  for (const event of ['account.alarmed', 'password.closed', 'session.ended'])
    assert.equal((await eventsOf('RU-TA', event)).length, 1, event)
})

test('one letter tells of the alarm, and that it has closed the password', async () => {
  const victim = await enter('mother', { region: 'kgd' })
  await setPassword(victim)
  const queue = queueOf(portal)
  await queue.run()
  queue.letters.length = 0
  await victim.post(await doubtPath(victim, 'Задан пароль портала'))
  await queue.run()
  assert.deepEqual(
    queue.letters.map(({ subject }) => subject),
    ['Личный кабинет защищён: Вы сообщили о чужом входе'],
  )
  assert.match(queue.letters[0]?.text ?? '', /Вход по паролю тоже закрыт/)
  assert.equal((await eventsOf('RU-KGD', 'password.closed')).length, 1)
})

test('a victim who is in by a password raises it too, and comes back by Госуслуги for a new password', async () => {
  const first = await enter('minor', { region: 'sam' })
  await setPassword(first)
  const { browser: victim } = await byPassword('minor', password, 'sam')
  assert.equal(
    location(await victim.post(await doubtPath(victim, 'Задан пароль портала'))).slice(-6),
    'not-me',
  )
  assert.deepEqual([await isIn(first), await isIn(victim)], [false, true])
  assert.match((await victim.get('/settings')).body, /Вход по паролю закрыт/)
  assert.equal(location(await setPassword(victim, 'Berjoza77')), '/settings/proof')
  assert.doesNotMatch((await victim.get('/settings/proof')).body, /type="password"/)

  const back = await enter('minor', { region: 'sam' })
  assert.equal(location(await setPassword(back, 'Berjoza77')), '/settings?saved')
  assert.match((await back.get('/settings')).body, /Пароль у Вас уже есть/)
  assert.equal((await byPassword('minor', password, 'sam')).answer.statusCode, 422)
  assert.equal(location((await byPassword('minor', 'Berjoza77', 'sam')).answer), '/cards')
})

test('a thief who presses it wins nothing: no password without a fresh proof, and the owner comes in', async () => {
  const owner = await enter('confirmed', { region: 'kam' })
  await setPassword(owner)
  // A session of Госуслуги that was left open for longer than a proof is fresh.
  const thief = await enter('confirmed', { region: 'kam', userAgent: phone })
  await db
    .updateTable('session')
    .set({ proved_at: new Date(portal.database.now().getTime() - 21 * minute) })
    .where('id', '=', await sessionIdOf(thief))
    .execute()
  await thief.post(await doubtPath(thief, 'Задан пароль портала'))
  assert.equal(await isIn(owner), false)
  assert.equal(location(await setPassword(thief, 'Berjoza77')), '/settings/proof')
  assert.equal((await thief.post('/settings/proof', { current: password })).statusCode, 422)

  const back = await enter('confirmed', { region: 'kam' })
  assert.ok((await happeningsOf(back)).some((line) => line.startsWith('Вы сообщили: «Это был не я»')))
  assert.equal(location(await back.post('/settings/devices/end')), '/settings/devices?all-ended')
  assert.equal(await isIn(thief), false)
})

test('a password that waited for its proof is dropped, and never saved', async () => {
  const owner = await enter('long-name', { region: 'oms' })
  await setPassword(owner)
  const { browser: thief } = await byPassword('long-name', password, 'oms')
  assert.equal(location(await setPassword(thief, 'Berjoza77')), '/settings/proof')
  await owner.post(await doubtPath(owner, 'Вход по паролю портала'))
  assert.equal(
    (await db.selectFrom('pending_password').selectAll().where('region', '=', 'RU-OMS').execute()).length,
    0,
  )
  assert.equal((await thief.post('/settings/proof', { current: password })).statusCode, 401)
})

test('keys that were added since go, and those of before stay', async () => {
  const owner = await enter('no-policy', { region: 'irk' })
  const { device: own } = await addKey(owner)
  portal.later(minute)
  await setPassword(owner)
  portal.later(minute)
  const { device: planted } = await addKey(owner)
  assert.equal((await keyPaths(owner)).length, 2)

  const path = await doubtPath(owner, 'Задан пароль портала')
  assert.match((await owner.get(path)).body, /Удалит ключи входа, которые добавили с того времени/)
  await owner.post(path)
  assert.match((await owner.get(path)).body, /Проверьте ключи входа/)
  assert.equal((await keyPaths(owner)).length, 1)
  assert.notEqual(location(await signInByKey(portal.browser(), planted, { region: 'irk' })), '/cards')
  assert.equal(location(await signInByKey(portal.browser(), own, { region: 'irk' })), '/cards')
  assert.equal((await eventsOf('RU-IRK', 'passkey.removed')).length, 1)
})

test('AZ-001 the event of another person is no more there than one that never was, and changes nothing', async () => {
  const victim = await enter('no-patronymic', { region: 'nvs' })
  await setPassword(victim)
  const path = await doubtPath(victim, 'Задан пароль портала')
  const stranger = await enter('mother', { region: 'nvs' })
  const elsewhere = await enter('no-patronymic', { region: 'mag' })
  for (const browser of [stranger, elsewhere]) {
    for (const asked of [
      path,
      '/settings/happenings/c0ffee00-0000-4000-8000-000000000002/not-me',
      '/settings/happenings/0/not-me',
    ]) {
      assert.equal((await browser.get(asked)).statusCode, 404, asked)
      assert.equal((await browser.post(asked)).statusCode, 404, asked)
    }
  }
  assert.deepEqual([await requests('RU-NVS'), await requests('RU-MAG')], [[], []])
  assert.equal(await isIn(victim), true)
  assert.equal(location((await byPassword('no-patronymic', password, 'nvs')).answer), '/cards')
})

test('what nobody else can have done, and the sign-in of this very session, is not asked about', async () => {
  const browser = await enter('foreign', { region: 'pri' })
  const rows = await db
    .selectFrom('audit_event')
    .select(['id', 'event'])
    .where('region', '=', 'RU-PRI')
    .execute()
  for (const { id, event } of rows.filter(({ event: name }) => isTold(name))) {
    const path = `/settings/happenings/${id}/not-me`
    assert.equal((await browser.get(path)).statusCode, 404, event)
    assert.equal((await browser.post(path)).statusCode, 404, event)
  }
  assert.equal((await requests('RU-PRI')).length, 0)
})

test('a number that another request has by chance is left to it', async () => {
  const browser = await enter('confirmed', { region: 'sve' })
  await setPassword(browser)
  const path = await doubtPath(browser, 'Задан пароль портала')
  const event = path.split('/').at(-2) ?? ''
  const place = { region: 'RU-SVE', id: 'c0ffee00-0000-4000-8000-000000000009' }
  await db
    .insertInto('support_request')
    .values({
      ...place,
      number: numberFrom(portal.vault.index('alarm:0', 'RU-SVE', event)),
      sealed: sealedRequest.seal(portal.vault, place, { contact: '', message: '' }),
      sent_at: portal.database.now(),
    })
    .execute()
  assert.equal(location(await browser.post(path)), path)
  assert.match((await browser.get(path)).body, /Сделано/)
  assert.equal((await requests('RU-SVE')).length, 2)
})

test('without a session nothing is asked and nothing done', async () => {
  const victim = await enter('minor', { region: 'sve' })
  await setPassword(victim)
  const path = await doubtPath(victim, 'Задан пароль портала')
  await victim.post('/sign-out')
  for (const answer of [await victim.get(path), await victim.post(path)]) assert.equal(answer.statusCode, 401)
  assert.equal(location((await byPassword('minor', password, 'sve')).answer), '/cards')
})

test('every name that may be doubted is one of the list', () => {
  assert.ok(doubtfulEvents.length > 10)
  assert.deepEqual(
    doubtfulEvents.filter((name) => !isTold(name)),
    [],
  )
  assert.equal(isTold('toString'), false)
  assert.equal(isTold('account.destroyed'), false)
})

test('an event of an older version of the portal, without its content, is told as far as it goes', async () => {
  const browser = await enter('mother', { region: 'kam' })
  const account = await db
    .selectFrom('session')
    .select('account_id')
    .where('id', '=', await sessionIdOf(browser))
    .executeTakeFirstOrThrow()
  const event = record(portal.vault, {
    region: 'RU-KAM',
    at: portal.database.now(),
    event: 'session.began',
    requestId: 'x',
    address: 'none',
    accountId: account.account_id,
    sessionId: 'c0ffee00-0000-4000-8000-00000000000a',
  })
  await db.insertInto('audit_event').values(event).execute()
  assert.ok((await happeningsOf(browser)).includes('Вход в личный кабинет Это был не я'))
})
