import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { location, type Browser } from '../../test/browser.ts'
import { changeThere, readThere } from '../../test/children.ts'
import { note, outcomesOf, queueOf, registered, type Queue } from '../../test/notices.ts'
import { startPortal } from '../../test/portal.ts'
import { happened } from './messages.ts'

const portal = await startPortal()
const { simulator } = portal
const { db } = portal.database
const asBefore = await Promise.all(['confirmed', 'mother'].map((id) => readThere(simulator, id)))

afterEach(async () => {
  for (const id of ['confirmed', 'mother']) await changeThere(simulator, id, { email: `${id}@spare.example` })
  await changeThere(simulator, 'confirmed', asBefore[0] ?? {})
  await changeThere(simulator, 'mother', asBefore[1] ?? {})
})

const old = 'vera@pochta.example'

async function comeBack(person: string, region: string): Promise<Browser> {
  const browser = portal.browser()
  const started = await browser.post(`/${region}/sign-in/start`)
  assert.equal(
    location(await browser.get(await browser.signInAtGosuslugi(location(started), person))),
    '/cards',
  )
  return browser
}

/** To whom letters about this went. */
const addressesOf = ({ letters }: Queue, kind: keyof typeof happened) =>
  letters.filter(({ text }) => text.includes(happened[kind])).map(({ to }) => to)

test('a new password that was proved at Госуслуги is an event, and is told of like any other', async () => {
  const { browser, region } = await registered(portal, { region: 'oms' })
  await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  await queueOf(portal).run()

  const returned = await comeBack('confirmed', 'oms')
  await db
    .updateTable('session')
    .set({ proved_at: new Date(0) })
    .where('region', '=', region)
    .execute()
  await returned.post('/settings', { password: 'Kalina59', again: 'Kalina59' })
  await returned.post('/esia/proof', { back: '/settings' })
  const started = await returned.get('/esia/proof/go-on')
  await returned.get(await returned.signInAtGosuslugi(location(started), 'confirmed'))

  const queue = queueOf(portal)
  await queue.run()
  assert.deepEqual(addressesOf(queue, 'password.set'), [old])
})

test('another e-mail at Госуслуги is told of at the old address and at the new one, and from then on at the new one', async () => {
  const about = await registered(portal, { region: 'bel' })
  await queueOf(portal).run()
  await changeThere(simulator, 'confirmed', { email: 'vera@novaya.example' })
  await comeBack('confirmed', 'bel')

  const queue = queueOf(portal)
  await queue.run()
  assert.deepEqual(addressesOf(queue, 'contacts.changed').toSorted(), ['vera@novaya.example', old])
  const former = queue.letters.find(({ to }) => to === old)
  assert.match(former?.text ?? '', /сюда портал больше не напишет/)
  assert.doesNotMatch(JSON.stringify(former), /novaya/)
  assert.doesNotMatch(JSON.stringify(queue.letters.filter(({ to }) => to !== old)), /pochta/)

  portal.later(25 * 60 * 60_000)
  await note(portal, about, 'password.set')
  const next = queueOf(portal)
  await next.run()
  assert.deepEqual(addressesOf(next, 'password.set'), ['vera@novaya.example'])
})

test('LK-001 an address that passed to another person gets no letter of who had it before', async () => {
  const vera = await registered(portal, { region: 'ta' })
  await queueOf(portal).run()
  await changeThere(simulator, 'confirmed', { email: 'vera@drugaya.example' })
  await changeThere(simulator, 'mother', { email: old })
  await registered(portal, { person: 'mother', region: 'ta' })

  await note(portal, vera, 'password.set')
  const queue = queueOf(portal)
  await queue.run()
  assert.deepEqual(addressesOf(queue, 'password.set'), [])
  assert.ok(queue.letters.every(({ text }) => !text.includes(happened['password.set'])))

  // Vera comes back herself: her letters go to what Госуслуги has verified for her, and none to what is Anna's.
  await comeBack('confirmed', 'ta')
  const back = queueOf(portal)
  await back.run()
  assert.deepEqual(addressesOf(back, 'contacts.changed'), ['vera@drugaya.example'])
})

test('an e-mail that Госуслуги has not verified gets no letter; a СМС goes where there is a phone, and to no other', async () => {
  const unverified = await registered(portal, { person: 'unverified-contact', region: 'sam' })
  await changeThere(simulator, 'confirmed', { email: null })
  const about = await registered(portal, { region: 'sam' })
  await note(portal, unverified, 'password.set')
  await note(portal, about, 'password.set')
  const queue = queueOf(portal, { withPhone: true })
  await queue.run()
  assert.deepEqual(queue.letters, [])
  assert.equal(queue.sms.length, 1)
  assert.match(queue.sms[0]?.to ?? '', /^\+7\d{10}$/)
  assert.ok(queue.sms[0]?.text.startsWith(happened['password.set']))
  assert.deepEqual(
    (await outcomesOf(portal, about.region)).toSorted((one, other) =>
      String(one).localeCompare(String(other)),
    ),
    ['nowhere', 'sent'],
  )
})

test('the letter about a closed cabinet still finds its person, and of a destroyed account nothing goes anywhere', async () => {
  const about = await registered(portal, { region: 'kgd' })
  await queueOf(portal).run()
  await note(portal, about, 'account.closed')
  await db
    .updateTable('account')
    .set({ closed_at: portal.database.now() })
    .where('id', '=', about.accountId)
    .execute()
  const queue = queueOf(portal)
  await queue.run()
  assert.deepEqual(addressesOf(queue, 'account.closed'), [old])

  await note(portal, { ...about, accountId: crypto.randomUUID() }, 'password.set')
  const gone = queueOf(portal)
  await gone.run()
  assert.deepEqual(gone.letters, [])
})
