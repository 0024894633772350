import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location } from '../../test/browser.ts'
import { startPortal } from '../../test/portal.ts'
import { closedAtOf, takeWaitingPerson, waitingPerson } from '../db/statements/waiting-person.ts'

const portal = await startPortal()
const { db } = portal.database

/** Two people at once whom Госуслуги has told of, before they agreed; each is named to themselves, and a third one stays in. */
async function waitingIn(slug: string, region: string) {
  const come = async (person: string) => {
    const browser = portal.browser()
    const started = await browser.post(`/${slug}/sign-in/start`)
    const answer = await browser.get(await browser.signInAtGosuslugi(location(started), person))
    assert.equal(location(answer), `/${slug}/consent`)
    return browser
  }
  const third = portal.browser()
  await third.register('confirmed', slug)
  const [mother, minor] = [await come('mother'), await come('minor')]
  assert.match((await mother.get(`/${slug}/consent`)).body, /Согласие даёт Соколова/)
  assert.match((await minor.get(`/${slug}/consent`)).body, /Согласие даёт Орлов/)
  assert.equal((await third.get('/cards')).statusCode, 200)
  const rows = await db
    .selectFrom('attempt')
    .selectAll()
    .where('region', '=', region)
    .where('person_sealed', 'is not', null)
    .orderBy('began_at')
    .execute()
  const [first, second] = rows
  assert.ok(first && second)
  return [first, second] as const
}

test('whom Госуслуги has told of waits in their own browser and region alone, until the time is over', async () => {
  const [row] = await waitingIn('bel', 'RU-BEL')
  const asked = {
    region: 'RU-BEL',
    browserHash: row.browser_hash,
    now: new Date(row.expires_at.getTime() - 1),
  }
  assert.equal((await waitingPerson(db, asked))?.id, row.id)
  for (const other of [{ region: 'RU-SAM' }, { browserHash: Buffer.alloc(32) }, { now: row.expires_at }])
    assert.equal(await waitingPerson(db, { ...asked, ...other }), undefined)

  const attempt = db.updateTable('attempt').where('region', '=', 'RU-BEL').where('id', '=', row.id)
  await attempt.set({ purpose: 'children' }).execute()
  assert.equal(await waitingPerson(db, asked), undefined)
  await attempt.set({ purpose: 'sign-in', person_sealed: null }).execute()
  assert.equal(await waitingPerson(db, asked), undefined)
})

test('who waits is taken once, and takes nobody else along', async () => {
  const [row, other] = await waitingIn('sam', 'RU-SAM')
  assert.equal(await takeWaitingPerson(db, { region: 'RU-TA', id: row.id }), undefined)
  assert.deepEqual(await takeWaitingPerson(db, { region: 'RU-SAM', id: row.id }), row.used_at)
  assert.equal(await takeWaitingPerson(db, { region: 'RU-SAM', id: row.id }), undefined)
  const left = await db
    .selectFrom('attempt')
    .select('id')
    .where('region', '=', 'RU-SAM')
    .where('person_sealed', 'is not', null)
    .execute()
  assert.deepEqual(left, [{ id: other.id }])
})

test('an account that was closed is found by its own oid and region, where it was closed since', async () => {
  for (const person of ['foreign', 'confirmed']) await portal.browser().register(person, 'ta')
  const [one, another] = await db
    .selectFrom('account')
    .select(['id', 'oid_index'])
    .where('region', '=', 'RU-TA')
    .execute()
  assert.ok(one && another)
  const at = portal.database.now()
  const since = new Date(at.getTime() - 1)
  const account = db.updateTable('account').where('region', '=', 'RU-TA').where('id', '=', one.id)
  await account.set({ closed_at: at }).execute()

  const asked = { region: 'RU-TA', oidIndex: one.oid_index, since }
  assert.deepEqual(await closedAtOf(db, asked), at)
  for (const other of [{ region: 'RU-BEL' }, { oidIndex: another.oid_index }, { since: at }])
    assert.equal(await closedAtOf(db, { ...asked, ...other }), undefined)
})
