import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, test } from 'node:test'
import { location, type Browser } from '../../../test/browser.ts'
import { addFather, askForChildren, changeThere, readThere, tripForChildren } from '../../../test/children.ts'
import { endFaults, playFault } from '../../../test/faults.ts'
import { startPortal } from '../../../test/portal.ts'
import { speaksToPatients, tracesIn, watchEvents } from '../../../test/traces.ts'

const portal = await startPortal()
const { db } = portal.database
const { simulator } = portal
await addFather(simulator)
const { kids } = await readThere(simulator, 'mother')
const browser = portal.browser()
await browser.register('mother')
afterEach(async () => {
  await endFaults(simulator)
  await changeThere(simulator, 'mother', { kids })
})

const waiting = () => db.selectFrom('attempt').select('id').where('person_sealed', 'is not', null).execute()

/** The trip ends on that page, with the way back to the cards, and nothing is kept of it. */
async function endsOn(
  title: RegExp,
  reason: string,
  trip: (browser: Browser) => Promise<string>,
): Promise<void> {
  const before = await tracesIn(portal)
  const events = await watchEvents(portal)
  const callback = await trip(browser)
  const answer = await browser.get(callback)
  assert.ok(answer.statusCode >= 400)
  assert.match(answer.body, title)
  assert.match(answer.body, /href="\/cards"[^>]*>\s*Мои карты/)
  speaksToPatients(answer.body, callback)
  assert.deepEqual(
    (await events()).map((event) => event.reason),
    [reason],
  )
  assert.deepEqual(await waiting(), [])
  assert.deepEqual(await tracesIn(portal), before)
  assert.equal((await browser.get('/cards')).statusCode, 200)
}

test('who refuses to hand the children over is told so, stays signed in, and may type', () =>
  endsOn(/Вы отказались передать данные детей[^]*Данные ребёнка можно и вписать/, 'refused', (one) =>
    tripForChildren(one, 'mother', { allow: false }),
  ))

/** One of each kind, and all that could bring another person. */
const faults = [
  ['refused', 'refused', /Вы отказались передать данные детей/],
  ['fewer-scopes', 'refused', /Вы отказались передать данные детей/],
  ['esia-007008', 'unavailable', /Госуслуги сейчас не отвечают/],
  ['status-500', 'unavailable', /Госуслуги сейчас не отвечают/],
  ['unknown-code', 'rejected', /Госуслуги не передали данные детей/],
  ['te-007011', 'rejected', /Госуслуги не передали данные детей/],
  ['person-005029', 'rejected', /Госуслуги не передали данные детей/],
  ['html', 'invalid', /Ответ Госуслуг не прошёл проверку/],
  ['another-person', 'invalid', /Ответ Госуслуг не прошёл проверку/],
  ['wrong-subject', 'invalid', /Ответ Госуслуг не прошёл проверку/],
  ['bad-signature', 'invalid', /Ответ Госуслуг не прошёл проверку/],
  ['alg-none', 'invalid', /Ответ Госуслуг не прошёл проверку/],
  ['expired', 'invalid', /Ответ Госуслуг не прошёл проверку/],
  ['person-unconfirmed', 'unconfirmed', /не подтверждена/],
  ['unconfirmed-token', 'unconfirmed', /не подтверждена/],
  ['person-deleted', 'closed', /не действует/],
] as const
for (const [fault, reason, title] of faults) {
  test(`a trip for children that ends on ${fault} keeps nothing, and leads back to the cards`, () =>
    endsOn(title, reason, async (one) => {
      await playFault(simulator, fault, { when: 'always' })
      return tripForChildren(one)
    }))
}

test(
  'IF-001 a silent Госуслуги ends the trip before its deadline, and the cabinet stays open',
  { timeout: 30_000 },
  () =>
    endsOn(/Госуслуги не успели ответить/, 'timed-out', async (one) => {
      const callback = await tripForChildren(one)
      await playFault(simulator, 'silent', { when: 'always' })
      return callback
    }),
)

test('PD-008 names with markup and spaces are text, tidied; a kid without names is not offered', async () => {
  await changeThere(simulator, 'mother', {
    unchecked: true,
    kids: [
      { lastName: '<b>Соколов</b>', firstName: '  Пётр ', birthDate: '2019-09-30', gender: 'M' },
      { lastName: ' ', firstName: ' ', birthDate: '2020-09-30', gender: 'M' },
    ],
  })
  assert.equal(location(await askForChildren(browser)), '/cards/children')
  const { body } = await browser.get('/cards/children')
  assert.match(body, /&lt;b&gt;Соколов&lt;\/b&gt; Пётр</)
  assert.match(body, /Ребёнок без имени\. Госуслуги не передали/)
  await db.deleteFrom('attempt').execute()
})

test('OA-042 the tokens of the trip stand in no row, and what was told is sealed', async () => {
  const callback = await tripForChildren(browser)
  const code = new URL(callback, 'http://portal').searchParams.get('code') ?? assert.fail()
  await browser.get(callback)
  const rows = await db.selectFrom('attempt').selectAll().execute()
  assert.ok(rows.some(({ person_sealed }) => person_sealed !== null))
  const kept = rows.map((row) =>
    Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value))),
  )
  for (const secret of [code, 'eyJ', Buffer.from('Михаил').toString('latin1'), '00000070425'])
    assert.ok(!JSON.stringify(kept).includes(secret), secret)
  await db.deleteFrom('attempt').execute()
})

test('OA-003 OA-004 an answer serves once, and in the browser that asked alone', async () => {
  const callback = await tripForChildren(browser)
  const other = portal.browser()
  assert.equal((await other.get(callback)).statusCode, 400)
  assert.equal(location(await browser.get(callback)), '/cards/children')
  assert.equal(location(await browser.get(callback)), '/cards')
  await db.deleteFrom('attempt').execute()
})

test('an answer after the sign-out keeps nothing, and says that the session is over', async () => {
  const one = portal.browser()
  await one.register('mother', 'ta')
  const callback = await tripForChildren(one)
  await one.post('/sign-out')
  assert.equal((await one.get(callback)).statusCode, 401)
  assert.deepEqual(await waiting(), [])
})

test('an answer that comes into another session of the same browser keeps nothing', async () => {
  const one = portal.browser()
  await one.register('mother', 'sam')
  const callback = await tripForChildren(one)
  await one.register('confirmed', 'sam')
  assert.equal(location(await one.get(callback)), '/cards')
  // Even with the mark of the browser that asked.
  const again = await tripForChildren(one, 'confirmed')
  await db.updateTable('attempt').set({ session_id: randomUUID() }).where('used_at', 'is', null).execute()
  const answer = await one.get(again)
  assert.equal(answer.statusCode, 400)
  assert.match(answer.body, /Дети не добавлены[^]*href="\/cards"/)
  assert.equal((await one.get('/cards')).statusCode, 200)
  assert.deepEqual(await waiting(), [])
})

test('OA-039 children of another person end the session, join nothing, and tell of it', async () => {
  const one = portal.browser()
  await one.register('mother', 'sve')
  const before = (await db.selectFrom('patient_card').select('id').execute()).length
  const events = await watchEvents(portal)
  const callback = await tripForChildren(one, 'mother')
  assert.ok(callback)
  const started = await one.post('/cards/children/start')
  // A fresh browser's cookies at Госуслуги: the other parent signs in there.
  const there = portal.browser()
  const answer = await one.get(await there.signInAtGosuslugi(location(started), 'father'))
  assert.equal(answer.statusCode, 403)
  assert.match(answer.body, /На Госуслугах вошёл другой человек[^]*href="\/sve\/sign-in"/)
  assert.equal((await one.get('/cards')).statusCode, 401)
  assert.deepEqual(await waiting(), [])
  assert.equal((await db.selectFrom('patient_card').select('id').execute()).length, before)
  assert.deepEqual((await events()).map(({ event, reason = '' }) => `${event} ${reason}`).toSorted(), [
    'identity.failed another-person',
    'session.ended ',
  ])
})

test('what waits for a choice is no registration: the consent page of the browser asks nobody in', async () => {
  assert.equal(location(await askForChildren(browser)), '/cards/children')
  assert.doesNotMatch((await browser.get('/bel/consent')).body, /Соколов/)
  assert.equal(location(await browser.agree('bel')), '/bel/registration')
  await db.deleteFrom('attempt').execute()
})
