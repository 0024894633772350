import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { test } from 'node:test'
import { sql } from 'kysely'
import { note, outcomesOf, queueOf, registered } from '../../test/notices.ts'
import { startPortal } from '../../test/portal.ts'
import { purge } from '../db/statements/purge.ts'
import { fail, ok } from '../lib/result.ts'
import { happened, ru } from './messages.ts'
import type { Letter, Mail } from './port.ts'
import { sendOne, startNotices } from './worker.ts'

const portal = await startPortal()
const { db } = portal.database

const minutes = (count: number) => count * 60_000
const hours = (count: number) => minutes(60 * count)

const failing = (kind: 'refused' | 'failed'): Mail => ({
  send: async () => fail({ kind, detail: 'EENVELOPE RCPT TO 450' }),
})

test('PR-012 a letter that can’t be sent is tried again, later each time, for days, and then given up in so many words', async () => {
  const about = await registered(portal, { region: 'bel' })
  await queueOf(portal).run()
  await note(portal, about, 'password.set')
  const queue = queueOf(portal, { mail: failing('failed') })

  let waited = 0
  for (const gap of [0, 1, 5, 15, 60, 180, 360, 720, 1440, 1440]) {
    if (gap > 0) {
      portal.later(minutes(gap) - 1000)
      assert.equal(await queue.run(), 0, `not before ${gap} minutes`)
      portal.later(1000)
    }
    assert.equal(await queue.run(), 1)
    waited += gap
  }
  assert.ok(waited > 2 * 24 * 60)
  assert.equal((await outcomesOf(portal, about.region)).at(-1), 'given-up')
  assert.equal(queue.warnings.length, 10)
  assert.match(queue.warnings.at(-1)?.message ?? '', /given up/)

  portal.later(hours(48))
  assert.equal(await queue.run(), 0)
})

test('PR-012 a mail server that is back after a day gets every letter of that day', async () => {
  const about = await registered(portal, { region: 'ta' })
  await queueOf(portal).run()
  const down = queueOf(portal, { mail: failing('failed') })
  await note(portal, about, 'password.set')
  await down.run()
  await note(portal, about, 'passkey.added')
  await down.run()
  for (let hour = 0; hour < 24; hour += 1) {
    portal.later(hours(1))
    await down.run()
  }

  portal.later(hours(13))
  const back = queueOf(portal)
  await back.run()
  const told = back.letters.map(({ text }) => text).join('\n')
  assert.ok(told.includes(happened['password.set']) && told.includes(happened['passkey.added']))
})

test('an address that the server refuses for good is not tried again', async () => {
  const about = await registered(portal, { region: 'sam' })
  await queueOf(portal).run()
  await note(portal, about, 'password.set')
  const queue = queueOf(portal, { mail: failing('refused') })
  assert.equal(await queue.run(), 1)
  assert.equal((await outcomesOf(portal, about.region)).at(-1), 'refused')
  portal.later(hours(72))
  assert.equal(await queue.run(), 0)
})

test('RL-009 a flood of new devices is three letters a day, which tell of all of them', async () => {
  const about = await registered(portal, { region: 'kgd' })
  const queue = queueOf(portal)
  await queue.run()
  portal.later(hours(25))
  const before = queue.letters.length

  for (let hour = 0; hour < 24; hour += 1) {
    for (let one = 0; one < 10; one += 1) await note(portal, about, 'browser.new')
    await queue.run()
    portal.later(hours(1))
  }
  const letters = queue.letters.slice(before)
  assert.ok(letters.length >= 2 && letters.length <= 4, String(letters.length))

  await queue.run()
  portal.later(hours(24))
  await queue.run()
  const times = queue.letters
    .slice(before)
    .map(({ text }) => Number(/Сколько раз: (\d+)\./.exec(text)?.[1] ?? 1))
  assert.equal(
    times.reduce((sum, one) => sum + one),
    240,
  )
})

test('RL-009 a flood of what a password can bring about holds back no letter of what it can’t', async () => {
  const about = await registered(portal, { region: 'sve' })
  const queue = queueOf(portal)
  await queue.run()
  for (let one = 0; one < 30; one += 1) {
    await note(portal, about, 'browser.new')
    await queue.run()
  }
  await note(portal, about, 'password.set')
  await queue.run()
  assert.equal(queue.letters.at(-1)?.subject, happened['password.set'])
  assert.ok(queue.letters.length <= 3)
})

test('RL-009 of a storm of every kind three letters go in a quarter of an hour, and ten in a day', async () => {
  const about = await registered(portal, { region: 'kam' })
  const queue = queueOf(portal)
  const sentAt: number[] = []
  // Letters of the other tests' accounts may be due meanwhile.
  const ofRegion = (letters: readonly Letter[]) =>
    letters.filter(({ text }) => text.includes('Камчатский край'))
  for (const pause of [...Array<number>(36).fill(5), ...Array<number>(21).fill(60)]) {
    for (const event of ['browser.new', 'password.closed', 'password.set', 'passkey.added'] as const)
      await note(portal, about, event)
    const already = ofRegion(queue.letters).length
    await queue.run()
    const sent = ofRegion(queue.letters).length - already
    sentAt.push(...Array<number>(sent).fill(portal.database.now().getTime()))
    portal.later(minutes(pause))
  }
  const most = (within: number) =>
    Math.max(...sentAt.map((from) => sentAt.filter((at) => at >= from && at < from + within).length))
  assert.ok(most(minutes(15)) <= 3, String(most(minutes(15))))
  assert.ok(most(hours(24)) <= 10, String(most(hours(24))))
  assert.ok(queue.letters.some(({ subject }) => subject === ru.several))
})

test('six workers at once send each letter once', async () => {
  const accounts = []
  for (const person of ['confirmed', 'mother', 'minor', 'no-policy', 'no-patronymic'])
    accounts.push(await registered(portal, { person, region: 'oms' }))
  await queueOf(portal).run()
  const [{ region } = { region: '' }] = accounts
  for (const about of accounts)
    for (const event of ['password.set', 'browser.new'] as const) await note(portal, about, event)

  portal.later(hours(25))
  const [sending, seen]: [Set<string>, Letter[]] = [new Set(), []]
  const slow: Mail = {
    send: async (letter) => {
      assert.ok(!sending.has(letter.id), 'two send it at once')
      sending.add(letter.id)
      await setTimeout(20)
      sending.delete(letter.id)
      seen.push(letter)
      return ok(undefined)
    },
  }
  const { notices } = queueOf(portal, { mail: slow })
  // So that all connections are there, and the first takings really meet.
  await Promise.all(Array.from({ length: 6 }, () => sql`select pg_sleep(0.05)`.execute(db)))
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      while (await sendOne(notices, new AbortController().signal));
    }),
  )
  assert.equal(new Set(seen.map(({ id }) => id)).size, seen.length)
  const open = (await outcomesOf(portal, region)).filter((outcome) => outcome === null)
  assert.deepEqual(open, [])
})

test('the queue works by itself until it is stopped, and is stopped while the mail server hangs', async () => {
  const about = await registered(portal, { region: 'nvs' })
  await queueOf(portal).run()
  const { notices, letters } = queueOf(portal)
  const running = startNotices({ ...notices, every: 20 })
  await note(portal, about, 'passkey.added')
  while (letters.length === 0) await setTimeout(20)
  await running.stop()

  const began = Promise.withResolvers<undefined>()
  const hanging = startNotices({
    ...notices,
    every: 20,
    mail: {
      send: (_letter, signal) =>
        new Promise((resolve) => {
          began.resolve(undefined)
          signal.addEventListener('abort', () => resolve(fail({ kind: 'failed', detail: 'cut' })))
        }),
    },
  })
  await note(portal, about, 'password.set')
  await began.promise
  const asked = performance.now()
  await hanging.stop()
  assert.ok(performance.now() - asked < 4000)
  assert.deepEqual((await outcomesOf(portal, about.region)).at(-1), null)
})

test('what was sent is forgotten after two days, and what nobody sends after a week', async () => {
  const about = await registered(portal, { region: 'irk' })
  const count = async () =>
    (await db.selectFrom('notice').select('id').where('region', '=', about.region).execute()).length
  await note(portal, about, 'password.set')
  await queueOf(portal).run()
  await note(portal, about, 'password.set')
  portal.later(hours(49))
  await purge(db, portal.database.now())
  assert.equal(await count(), 1)
  portal.later(hours(24 * 5))
  await purge(db, portal.database.now())
  assert.equal(await count(), 0)
})

test('a letter that can’t be written, or of a kind that only a newer portal knows, waits and holds up no other', async () => {
  const about = await registered(portal, { region: 'pri' })
  await queueOf(portal).run()
  for (const event of ['password.set', 'browser.new'] as const) await note(portal, about, event)
  await db
    .updateTable('notice')
    .set({ kind: 'some.thing' })
    .where('kind', '=', 'password.set')
    .where('region', '=', about.region)
    .execute()
  await db
    .updateTable('notice')
    .set({ former_sealed: Buffer.alloc(64, 1) })
    .where('kind', '=', 'browser.new')
    .where('region', '=', about.region)
    .execute()
  await note(portal, about, 'password.closed')

  const errors: unknown[] = []
  const queue = queueOf(portal, { onError: (error) => void errors.push(error) })
  assert.equal(await queue.run(), 3)
  assert.deepEqual(
    queue.letters.map(({ subject }) => subject),
    [happened['password.closed']],
  )
  assert.equal(errors.length, 1)
  assert.deepEqual(
    new Set(queue.warnings.map(({ detail }) => detail)),
    new Set(['not written', 'unknown kind']),
  )
})
