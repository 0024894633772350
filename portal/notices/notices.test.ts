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

test('each kind of event is told of in its own words, and no other event is told of at all', async () => {
  const about = await registered(portal, { region: 'sam' })
  const silent: readonly EventName[] = [
    'session.began',
    'session.ended',
    'sign-in.failed',
    'passkey.renamed',
    'passkey.failed',
    'card.checked',
    'support.asked',
  ]
  for (const event of silent) await note(portal, about, event)
  const queue = queueOf(portal)
  assert.equal(await queue.run(), 0)

  for (const kind of noticeKinds) {
    if (kind === 'session.crowded') continue
    await note(portal, about, kind)
    await queue.run()
    portal.later(hours(25))
  }
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

test('an account without an e-mail of its own gets no letter; where there is a phone, a СМС', async () => {
  const about = await registered(portal, { person: 'unverified-contact', region: 'sve' })
  await note(portal, about, 'password.set')
  const nowhere = queueOf(portal)
  assert.equal(await nowhere.run(), 1)
  assert.deepEqual([nowhere.letters, nowhere.sms], [[], []])
  assert.deepEqual(await outcomesOf(portal, about.region), ['nowhere'])
})
