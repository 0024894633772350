import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser } from '../../test/browser.ts'
import { isIn, ownersAt, ownPassword, type Owner } from '../../test/owner.ts'
import { startPortal } from '../../test/portal.ts'
import { purge } from '../db/statements/purge.ts'
import { knownLasts, mostKnown } from './known-browser.ts'

const portal = await startPortal()
const { stranger, owner, signIn, byGosuslugi, countersOf, eventsOf } = ownersAt(portal)
const { db, now } = portal.database
const cookie = '__Host-known-browser'

const rowsOf = ({ region, accountId }: Owner) =>
  db
    .selectFrom('known_browser')
    .select('token_hash')
    .where('region', '=', region)
    .where('account_id', '=', accountId)
    .execute()

/** Whether a wrong password from there is one of those that are kept for known browsers. */
async function isKnown(browser: Browser, person: Owner): Promise<boolean> {
  await db
    .updateTable('password')
    .set({ known_in_row: 0 })
    .where('account_id', '=', person.accountId)
    .execute()
  await signIn(browser, person, 0, 'Wrong111')
  return (await countersOf(person)).known_in_row === 1
}

function withToken(token: string | undefined): Browser {
  const browser = stranger()
  browser.cookies.set(cookie, token ?? '')
  return browser
}

test('a browser in which somebody registers or signs in, by whatever way, is known to their account', async () => {
  const person = await owner('bel', 'RU-BEL')
  const [byPassword, never] = [stranger(), stranger()]
  assert.ok(isIn(await signIn(byPassword, person)))
  const byTheState = await byGosuslugi(person)
  for (const browser of [person.home, byPassword, byTheState])
    assert.equal(await isKnown(browser, person), true)
  assert.equal(await isKnown(never, person), false)
})

test('RL-016 a sign-in from a browser that the account does not know is an event, from one that it knows is none', async () => {
  const person = await owner('ta', 'RU-TA')
  const newOnes = () => eventsOf(person, 'browser.new')
  assert.equal(await newOnes(), 0, 'the registration')
  await signIn(person.home, person)
  await byGosuslugi(person, 'confirmed', person.home)
  assert.equal(await newOnes(), 0, 'the browser of the registration')

  const other = stranger()
  await signIn(other, person)
  assert.equal(await newOnes(), 1)
  await signIn(other, person, 1)
  await byGosuslugi(person, 'confirmed', other)
  assert.equal(await newOnes(), 1)
  await byGosuslugi(person)
  assert.equal(await newOnes(), 2)
  await signIn(stranger(), person, 0, 'Wrong111')
  assert.equal(await newOnes(), 2, 'a sign-in that failed')
})

test('the cookie is hidden from scripts, stays with this host, and stays when its person signs out', async () => {
  const person = await owner('sam', 'RU-SAM')
  const browser = stranger()
  const answer = await signIn(browser, person)
  const set = [answer.headers['set-cookie'] ?? []].flat().find((line) => line.startsWith(`${cookie}=`))
  assert.match(
    String(set),
    /^__Host-known-browser=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=15552000$/,
  )

  const token = browser.cookies.get(cookie)
  await browser.post('/sign-out')
  assert.equal(browser.cookies.get(cookie), token)
  assert.equal((await browser.get('/cards')).statusCode, 401, 'it is no session')
  assert.equal(await isKnown(browser, person), true)
})

test('who fails to sign in gets no cookie', async () => {
  const person = await owner('sve', 'RU-SVE')
  const browser = stranger()
  await signIn(browser, person, 0, 'Wrong111')
  await browser.get('/sve/sign-in')
  assert.equal(browser.cookies.has(cookie), false)
})

test('a browser that one account knows is a stranger to another, until its person signs in there', async () => {
  const [one, other] = [await owner('oms', 'RU-OMS'), await owner('oms', 'RU-OMS', 'mother')]
  assert.equal(await isKnown(one.home, other), false)
  await signIn(one.home, other)
  assert.equal(await isKnown(one.home, other), true)
  assert.equal(await isKnown(one.home, one), true, 'both people of one family are known there')

  const hashes = [...(await rowsOf(one)), ...(await rowsOf(other))].map(({ token_hash: hash }) =>
    hash.toString('hex'),
  )
  assert.equal(new Set(hashes).size, hashes.length, 'the table tells who shares a browser')
})

test('nor is it known to the same person in another region', async () => {
  const [one, other] = [await owner('irk', 'RU-IRK'), await owner('nvs', 'RU-NVS')]
  assert.equal(await isKnown(one.home, other), false)
})

test('a token that nobody was given, a broken and a doubled one are no known browser', async () => {
  const person = await owner('kgd', 'RU-KGD')
  const token = person.home.cookies.get(cookie) ?? ''
  assert.equal(await isKnown(withToken(token), person), true)
  for (const made of ['A'.repeat(43), token.slice(1), `${token}A`, `${token}; ${cookie}=${token}`, ''])
    assert.equal(await isKnown(withToken(made), person), false, made)
})

test('«завершить остальные» and a new password forget all other browsers, and not the one that asks', async () => {
  const person = await owner('mag', 'RU-MAG')
  const leave = async (deed: () => Promise<unknown>) => {
    const other = stranger()
    await signIn(other, person)
    assert.equal(await isKnown(other, person), true)
    await deed()
    assert.equal(await isKnown(other, person), false)
    assert.equal(await isKnown(person.home, person), true)
  }
  await leave(() => person.home.post('/settings/devices/end'))
  await leave(() => person.home.post('/settings', { password: 'Berjoza77', again: 'Berjoza77' }))
  const token = person.home.cookies.get(cookie)
  assert.equal((await person.home.get('/settings')).statusCode, 200)
  assert.equal(person.home.cookies.get(cookie), token)
})

test('an account knows no more than so many browsers, and forgets the one least seen', async () => {
  const person = await owner('kam', 'RU-KAM')
  for (let others = 0; others < mostKnown; others += 1) {
    portal.later(1000)
    await signIn(stranger(), person)
  }
  assert.equal((await rowsOf(person)).length, mostKnown)
  assert.equal(await isKnown(person.home, person), false)
  assert.ok(isIn(await signIn(person.home, person, 1, ownPassword)))
  assert.equal((await rowsOf(person)).length, mostKnown)
})

// These move the time on so far that Госуслуги, which has its own, is no fresh proof any more.

test('RL-004 who stole the cookie of a known browser has no more tries than any stranger', async () => {
  const person = await owner('sa', 'RU-SA')
  const token = person.home.cookies.get(cookie)
  const looked = async () => {
    const { failures_in_row: others, known_in_row: own } = await countersOf(person)
    return others + own
  }
  for (let tries = 0; tries < 40; tries += 1) {
    await signIn(withToken(token), person, tries, `Wrong${tries}`)
    await signIn(stranger(), person, tries + 1, `Wrong${tries}`)
    portal.later(60 * 60_000)
  }
  assert.equal(await looked(), 30)
  assert.ok(!isIn(await signIn(withToken(token), person)))
})

test('half a year after the last sign-in there a browser is forgotten', async () => {
  const person = await owner('pri', 'RU-PRI')
  const other = stranger()
  await signIn(other, person)
  portal.later(knownLasts - 60_000)
  await signIn(person.home, person)
  portal.later(60_000)
  assert.equal(await isKnown(other, person), false)
  assert.equal(await isKnown(person.home, person), true)

  await purge(db, now())
  assert.equal((await rowsOf(person)).length, 1)
  await signIn(other, person, 1)
  assert.equal(await eventsOf(person, 'browser.new'), 2, 'it is new again')
})
