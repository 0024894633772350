import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { isIn, ownersAt, ownPassword, type Owner } from '../../test/owner.ts'
import { startPortal } from '../../test/portal.ts'
import { reserveTry } from '../db/statements/reserve-try.ts'
import { accountLimits } from '../password/tries.ts'
import { hashOf } from '../session/token.ts'

const portal = await startPortal()
const { stranger, owner, signIn, byGosuslugi, countersOf, eventsOf } = ownersAt(portal)
const { db, now } = portal.database
const hour = 60 * 60_000
const day = 24 * hour
const { strangers, known, window } = accountLimits

const tryOf = ({ region, accountId }: Owner, browserHash: Buffer = randomBytes(32), at = now()) =>
  reserveTry(db, { region, identifierIndex: randomBytes(32), whose: { accountId }, browserHash, now: at })

const homeHash = ({ home }: Owner) => hashOf(home.cookies.get('__Host-known-browser') ?? '')

/** Wrong passwords, as fast as the waits allow, until the account is closed to strangers. */
async function useUp(person: Owner): Promise<number> {
  for (let tries = 0; tries < 40; tries += 1) {
    await signIn(stranger(), person, tries, `Wrong${tries}`)
    if ((await countersOf(person)).closed_to_strangers_at !== null) return tries + 1
    portal.later(hour)
  }
  return assert.fail('never closed')
}

test('RL-005 of two hundred tries at once, each of another identifier, exactly those that are left are looked at', async () => {
  const person = await owner('bel', 'RU-BEL')
  const all = await Promise.all(Array.from({ length: 200 }, () => tryOf(person)))
  assert.equal(all.filter(({ hash }) => hash !== null).length, strangers.inRow)
  assert.equal((await countersOf(person)).failures_in_row, strangers.inRow)
})

test('RL-005 known browsers of an account share what is kept for them, exactly', async () => {
  const person = await owner('ta', 'RU-TA')
  const { token_hash: kept } = await db
    .selectFrom('known_browser')
    .select('token_hash')
    .where('region', '=', person.region)
    .executeTakeFirstOrThrow()
  assert.equal(kept.length, 32)
  const all = await Promise.all(
    Array.from({ length: 100 }, (_, index) => signIn(person.home, person, index, 'Wrong111')),
  )
  assert.ok(all.every(({ statusCode }) => statusCode === 422))
  assert.equal((await countersOf(person)).known_in_row, known.inRow)
})

test('RL-001 RL-004 strangers who used their tries up are out with the right password too; its person is not', async () => {
  const person = await owner('sam', 'RU-SAM')
  assert.equal(await useUp(person), strangers.inRow)
  assert.equal(await eventsOf(person, 'password.closed'), 1)

  portal.later(hour)
  const refused = await signIn(stranger(), person)
  assert.equal(refused.statusCode, 422)
  assert.match(refused.body, /не подошли[^]*Через Госуслуги/)
  assert.equal(await eventsOf(person, 'password.closed'), 1, 'told twice')

  assert.ok(isIn(await signIn(person.home, person)), 'the known browser is locked out')
  portal.later(hour)
  assert.ok(!isIn(await signIn(stranger(), person, 1)), 'a sign-in at home let strangers in')

  const back = await byGosuslugi(person)
  assert.equal((await back.get('/cards')).statusCode, 200)
  assert.ok(isIn(await signIn(stranger(), person, 2)), 'Госуслуги did not open it')
})

test('RL-006 nothing that a stranger can do gives them tries back', async () => {
  const person = await owner('sve', 'RU-SVE')
  const thief = await owner('sve', 'RU-SVE', 'mother')
  const elsewhere = await owner('oms', 'RU-OMS')
  await useUp(person)
  const used = await countersOf(person)
  portal.later(hour)

  const browser = stranger()
  assert.ok(isIn(await signIn(browser, thief)), 'a success on their own account')
  assert.ok(isIn(await signIn(browser, elsewhere)), 'and on the same login in another region')
  browser.cookies.clear()
  for (const login of ['8', '7', '+7', '8 '].map((head) => head + (person.logins[0] ?? '').slice(2)))
    await browser.post('/sve/sign-in', { login, password: ownPassword })
  await browser.post('/sve/sign-in/start')
  assert.deepEqual(await countersOf(person), used)
  assert.ok(!isIn(await signIn(stranger(), person, 1)))
})

test('RL-006 a wrong try in one region is none in another', async () => {
  const [one, other] = [await owner('irk', 'RU-IRK'), await owner('nvs', 'RU-NVS')]
  for (let tries = 0; tries < 5; tries += 1) await signIn(stranger(), one, 0, 'Wrong111')
  assert.match((await signIn(stranger(), one)).body, /Следующая — через/)
  assert.ok(isIn(await signIn(stranger(), other)))
  assert.equal((await countersOf(other)).failures_in_row, 0)
})

test('a right password of a stranger forgives the row, and takes its own try back', async () => {
  const person = await owner('kgd', 'RU-KGD')
  for (let tries = 0; tries < 4; tries += 1) await signIn(stranger(), person, 0, 'Wrong111')
  assert.ok(isIn(await signIn(stranger(), person, 1)))
  const { failed } = await db
    .selectFrom('password')
    .select(({ fn }) => fn<number>('cardinality', ['failed_at']).as('failed'))
    .where('account_id', '=', person.accountId)
    .executeTakeFirstOrThrow()
  assert.deepEqual([(await countersOf(person)).failures_in_row, failed], [0, 4])
})

test('T8 no more than 80 of strangers and 20 of known browsers are looked at in any thirty days, Госуслуги or not', async () => {
  const person = await owner('pri', 'RU-PRI')
  const { token_hash: kept } = await db
    .selectFrom('known_browser')
    .select('token_hash')
    .where('region', '=', person.region)
    .executeTakeFirstOrThrow()
  assert.ok(kept)
  const began = now().getTime()
  const looked: { at: number; by: string }[] = []
  for (let days = 0; days <= 61; days += 1) {
    const at = new Date(began + days * day)
    // In a row of none, as after a sign-in by Госуслуги each day.
    await db
      .updateTable('password')
      .set({ failures_in_row: 0, known_in_row: 0 })
      .where('account_id', '=', person.accountId)
      .execute()
    for (const by of ['stranger', 'home']) {
      const browserHash: Buffer = by === 'home' ? homeHash(person) : randomBytes(32)
      for (let tries = 0; tries < 8; tries += 1) {
        const reserved = await tryOf(person, browserHash, at)
        if (reserved.hash !== null)
          looked.push({ at: at.getTime(), by: reserved.known ? 'home' : 'stranger' })
      }
    }
  }
  const most = (by: string) => {
    const times = looked.filter((one) => one.by === by).map(({ at }) => at)
    return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + window).length))
  }
  assert.deepEqual([most('stranger'), most('home')], [strangers.inWindow, known.inWindow])
  assert.ok(looked.length > strangers.inWindow + known.inWindow, 'the window never moved on')
})

test('what counts by time outlasts Госуслуги, which opens the account for a browser all the same', async () => {
  const person = await owner('sa', 'RU-SA')
  const full = Array.from({ length: strangers.inWindow }, () => now())
  await db
    .updateTable('password')
    .set({ failed_at: full })
    .where('account_id', '=', person.accountId)
    .execute()
  assert.ok(!isIn(await signIn(stranger(), person)))
  assert.equal(await eventsOf(person, 'password.closed'), 1)

  const back = await byGosuslugi(person)
  assert.ok(isIn(await signIn(back, person, 1)), 'the browser is known now')
  assert.ok(!isIn(await signIn(stranger(), person, 2)))
  assert.equal(await eventsOf(person, 'password.closed'), 1, 'told at each sign-in')

  portal.later(window + 1)
  const later = await byGosuslugi(person)
  assert.equal((await later.get('/cards')).statusCode, 200)
  assert.ok(isIn(await signIn(stranger(), person, 1)), 'a month later it is open again')
})
