import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { note, outcomesOf, queueOf, registered } from '../../test/notices.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import type { EventName } from '../audit/audit.ts'
import { noteEvent } from '../db/statements/note-event.ts'
import { happened } from './messages.ts'
import { noticeKinds } from './notice.ts'

const portal = await startPortal()
const { db } = portal.database

const hours = (count: number) => count * 60 * 60_000

test('RL-016 whoever sets a password gets one letter about it, with the time and the device', async () => {
  const { browser, region } = await registered(portal, { region: 'bel' })
  await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  const queue = queueOf(portal)
  assert.equal(await queue.run(), 1)
  assert.equal(await queue.run(), 0)

  const [letter] = queue.letters
  const { email } = await personOf(portal.simulator, 'confirmed')
  assert.equal(letter?.to, email)
  assert.equal(letter.subject, happened['password.set'])
  assert.match(letter.text, /Когда: \d+ \p{L}+ \d{4}, \d\d:\d\d \(Москва, UTC\+3\)/u)
  assert.match(letter.text, /Устройство: Firefox, Linux/)
  assert.match(letter.text, /Белгородская область/)
  assert.match(letter.text, /http:\/\/localhost:3000\/bel\/sign-in/)
  assert.deepEqual(await outcomesOf(portal, region), ['sent'])
})

test('RL-016 a password sign-in in a browser that was never seen is told of, with the browser; the next one there is not', async () => {
  const { browser, region } = await registered(portal, { region: 'irk' })
  await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  await queueOf(portal).run()
  portal.later(hours(13))

  const stranger = portal.browser()
  stranger.userAgent =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36'
  const { email } = await personOf(portal.simulator, 'confirmed')
  for (const _ of [1, 2]) {
    await stranger.post('/irk/sign-in', { login: email, password: 'Ryabina58' })
    await stranger.post('/sign-out')
  }
  const queue = queueOf(portal)
  await queue.run()
  const told = queue.letters.filter(({ subject }) => subject === happened['browser.new'])
  assert.equal(told.length, 1)
  assert.match(told[0]?.text ?? '', /Когда: .*Иркутск.*\nУстройство: Chrome, Windows/)
  assert.deepEqual(
    (await outcomesOf(portal, region)).filter((outcome) => outcome !== 'sent'),
    [],
  )
})

test('a deed that did not happen brings no letter', async () => {
  const { region, accountId, sessionId } = await registered(portal, { region: 'ta' })
  const event = (id: string) => ({
    region,
    id,
    at: portal.database.now(),
    event: 'password.set',
    account_id: accountId,
    session_id: sessionId,
    request_id: 'x',
    sealed: null,
  })
  await sql`with deed as (select from account where false), noted as (${noteEvent('deed', event(randomUUID()))})
    select`.execute(db)
  await assert.rejects(
    db.transaction().execute(async (transaction) => {
      await transaction.insertInto('audit_event').values(event(randomUUID())).execute()
      throw new Error('rolled back')
    }),
    /rolled back/,
  )
  assert.deepEqual(await outcomesOf(portal, region), [])
})

/** A new event doesn't compile here until somebody has decided whether its person is written to. */
const told = {
  'access.ended': false,
  'access.offered': false,
  'access.refused': false,
  'access.taken': false,
  'account.alarmed': true,
  'account.closed': true,
  'account.destroyed': false,
  'account.opened': false,
  'account.reopened': false,
  'browser.new': true,
  'card.checked': false,
  'card.claimed': false,
  'card.corrected': false,
  'card.destroyed': false,
  'card.made': false,
  'card.passed': false,
  'card.refused': false,
  'card.returned': false,
  'card.taken': false,
  'card.unlinked': false,
  'children.told': false,
  'consent.given': false,
  'consent.refused': false,
  'consent.withdrawn': false,
  'contacts.changed': true,
  'devices.ended': false,
  'devices.refused': false,
  'identity.changed': true,
  'identity.failed': false,
  'identity.proved': false,
  'identity.refused': false,
  'keeper.corrected': false,
  'login.passed-on': false,
  'passkey.added': true,
  'passkey.failed': false,
  'passkey.removed': true,
  'passkey.renamed': false,
  'password.closed': true,
  'password.set': true,
  'password.proof-failed': false,
  'session.began': false,
  'session.ended': false,
  'sign-in.failed': false,
  'sign-in.unfinished': false,
  'support.asked': false,
} satisfies Record<EventName, boolean>

const isEventName = (name: string): name is EventName => Object.hasOwn(told, name)

test('each kind of event is told of in its own words, and no other event is told of at all', async () => {
  const about = await registered(portal, { region: 'sam' })
  for (const [event, isTold] of Object.entries(told))
    if (!isTold && isEventName(event)) await note(portal, about, event)
  const queue = queueOf(portal)
  assert.equal(await queue.run(), 0)

  for (const kind of noticeKinds) {
    if (kind === 'session.crowded') continue
    assert.ok(told[kind])
    await note(portal, about, kind)
    await queue.run()
    portal.later(hours(25))
  }
  assert.equal(Object.values(told).filter(Boolean).length, noticeKinds.length - 1)
  assert.deepEqual(
    queue.letters.map(({ subject }) => subject),
    noticeKinds.filter((kind) => kind !== 'session.crowded').map((kind) => happened[kind]),
  )
})

test('SE-014 the session that an eleventh put out is told of, once', async () => {
  const { region } = await registered(portal, { region: 'kgd' })
  for (let session = 0; session < 10; session += 1) await registered(portal, { region: 'kgd' })

  const queue = queueOf(portal)
  await queue.run()
  const told = queue.letters.filter(({ text }) => text.includes(happened['session.crowded']))
  assert.equal(told.length, 1)
  const crowded = await db
    .selectFrom('notice')
    .select('outcome')
    .where('region', '=', region)
    .where('kind', '=', 'session.crowded')
    .execute()
  assert.deepEqual(crowded, [{ outcome: 'sent' }])
})

test('an account without a verified e-mail gets no letter, and its row says so', async () => {
  const about = await registered(portal, { person: 'unverified-contact', region: 'sve' })
  await note(portal, about, 'password.set')
  const nowhere = queueOf(portal)
  assert.equal(await nowhere.run(), 1)
  assert.deepEqual([nowhere.letters, nowhere.sms], [[], []])
  assert.deepEqual(await outcomesOf(portal, about.region), ['nowhere'])
})
