import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { location, type Browser } from '../../../test/browser.ts'
import {
  addChildren,
  addFather,
  askForChildren,
  boxesOf,
  changeThere,
  choose,
  readThere,
} from '../../../test/children.ts'
import { giveCard, newestAccount } from '../../../test/family.ts'
import { personOf } from '../../../test/people.ts'
import { ownRegions, startPortal } from '../../../test/portal.ts'
import { watchEvents } from '../../../test/traces.ts'
import { endLinksOfAge } from '../ages/end-of-age.ts'

const portal = await startPortal()
const { db, now } = portal.database
const { simulator } = portal
await addFather(simulator)
const { kids } = await readThere(simulator, 'mother')
const young = await readThere(simulator, 'minor')
afterEach(async () => {
  await changeThere(simulator, 'mother', { kids })
  await changeThere(simulator, 'father', { kids })
  await changeThere(simulator, 'minor', { birthDate: young['birthDate'], lastName: young['lastName'] })
})

/** The boy of fifteen as his mother's register has him. */
const teenager = {
  lastName: 'Орлов',
  firstName: 'Никита',
  middleName: 'Романович',
  birthDate: young['birthDate'],
  gender: 'M',
  snils: '000-000-706 27',
}

async function register(person: string, region: string): Promise<Browser> {
  const browser = portal.browser()
  assert.equal(location(await browser.register(person, region)), '/cards')
  return browser
}

const mainOf = (page: string) =>
  (/<main[^]*<\/main>/.exec(page)?.[0] ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

/** The card of this name in the list; empty where it isn't there. */
async function cardIn(browser: Browser, name: string): Promise<string> {
  const { body } = await browser.get('/cards')
  return new RegExp(`href="/cards/([\\da-f-]{36})">${name}`).exec(body)?.[1] ?? ''
}

const cardsIn = (region: string) =>
  db
    .selectFrom('patient_card')
    .select(['id', 'person_index', 'version', 'checked_at'])
    .where('region', '=', region)
    .execute()
const keepersOf = async (card: string) =>
  (
    await db
      .selectFrom('card_keeper')
      .select(['kinship', 'ground', 'ended_at'])
      .where('card_id', '=', card)
      .execute()
  )
    .map(({ kinship, ground, ended_at }) => `${kinship} ${ground}${ended_at === null ? '' : ' ended'}`)
    .toSorted()

test('AZ-013 AZ-015 both parents who add at once keep one card', async () => {
  const parents = [await register('mother', 'bel'), await register('father', 'bel')] as const
  const before = (await cardsIn('RU-BEL')).length
  for (const [at, person] of ['mother', 'father'].entries())
    await askForChildren(parents[at] ?? assert.fail(), person)
  const answers = await Promise.all(parents.map((browser) => choose(browser, 'Соколов')))
  assert.deepEqual(answers.map(location), ['/cards?children', '/cards?children'])

  assert.equal((await cardsIn('RU-BEL')).length, before + 2)
  for (const name of ['Соколов Михаил', 'Соколова Полина']) {
    const [one, other] = await Promise.all(parents.map((browser) => cardIn(browser, name)))
    assert.ok(one)
    assert.equal(one, other)
    assert.deepEqual(await keepersOf(one), ['child kids-register', 'child kids-register'])
  }
})

test('AZ-013 AZ-014 the second parent is shown nothing of the card before, keeps the same one, and removes nobody from it', async () => {
  const mother = await register('mother', 'ta')
  await addChildren(mother, ['Соколова Полина'])
  const card = await cardIn(mother, 'Соколова Полина')
  const father = await register('father', 'ta')
  await askForChildren(father, 'father')
  const page = mainOf((await father.get('/cards/children')).body)
  assert.match(page, /Чьи карты создать\?.*Соколова Полина/)
  assert.doesNotMatch(page, /уже|Анна|мат/)
  const events = await watchEvents(portal)
  await choose(father, 'Соколова Полина')
  assert.deepEqual(
    (await events()).map(({ event, reason }) => [event, reason]),
    [['access.taken', 'kids-register']],
  )
  assert.equal(await cardIn(father, 'Соколова Полина'), card)

  await father.post(`/cards/${card}/leaving`)
  assert.equal(await cardIn(father, 'Соколова Полина'), '')
  assert.equal(await cardIn(mother, 'Соколова Полина'), card)

  // The register is a proof again.
  await addChildren(father, ['Соколова Полина'], 'father')
  assert.equal(await cardIn(father, 'Соколова Полина'), card)
  assert.deepEqual(await keepersOf(card), ['child kids-register', 'child kids-register'])
})

test('the second parent’s register tells other values: they wait for an answer and write nothing over', async () => {
  const mother = await register('mother', 'sam')
  await addChildren(mother, ['Соколова Полина'])
  const father = await register('father', 'sam')
  await changeThere(simulator, 'father', {
    kids: Array.isArray(kids) ? kids.map((kid) => ({ ...kid, lastName: 'Дубова' })) : [],
  })
  await addChildren(father, ['Дубова Полина'], 'father')
  const card = await cardIn(father, 'Соколова Полина')
  assert.ok(card)
  assert.match(mainOf((await father.get(`/cards/${card}/differences`)).body), /Соколова.*Дубова/)
})

test('AZ-014 LK-002 a typed number links nobody: the card that bears it stays alone', async () => {
  const stranger = await register('confirmed', 'sve')
  const account = await newestAccount(portal, 'RU-SVE')
  const typed = await giveCard(portal, {
    ...account,
    kinship: 'child',
    lastName: 'Соколов',
    firstName: 'Михаил',
    birthDate: '2016-02-29',
  })
  const mother = await register('mother', 'sve')
  await addChildren(mother, ['Соколов Михаил'])
  assert.notEqual(await cardIn(mother, 'Соколов Михаил'), typed)
  assert.equal(await cardIn(stranger, 'Соколов Михаил'), typed)
  assert.deepEqual(await keepersOf(typed), ['child birth-certificate'])
})

test('LK-002 one number of two people joins no cards: the second one stands apart, and the log tells of it', async () => {
  const mother = await register('mother', 'oms')
  await addChildren(mother, ['Соколов Михаил'])
  const father = await register('father', 'oms')
  await changeThere(simulator, 'father', {
    kids: [
      {
        lastName: 'Соколов',
        firstName: 'Пётр',
        birthDate: '2017-05-05',
        gender: 'M',
        snils: '000-000-704 25',
      },
    ],
  })
  const events = await watchEvents(portal)
  await addChildren(father, ['Соколов Пётр'], 'father')
  assert.deepEqual(
    (await events()).filter(({ event }) => event === 'card.made').map(({ reason }) => reason),
    ['snils-of-another'],
  )
  assert.equal(await cardIn(father, 'Соколов Михаил'), '')
  assert.ok(await cardIn(father, 'Соколов Пётр'))
})

test('a child without a number has a card of each parent’s own, and once in an account', async () => {
  const nameless = { lastName: 'Соколов', firstName: 'Илья', birthDate: '2024-05-05', gender: 'M' }
  for (const person of ['mother', 'father']) await changeThere(simulator, person, { kids: [nameless] })
  const mother = await register('mother', 'nvs')
  const father = await register('father', 'nvs')
  await addChildren(mother, ['Соколов Илья'])
  await addChildren(father, ['Соколов Илья'], 'father')
  assert.notEqual(await cardIn(mother, 'Соколов Илья'), await cardIn(father, 'Соколов Илья'))
  await askForChildren(mother)
  assert.equal((await boxesOf(mother)).size, 0)
})

test('Госуслуги names one child twice: one card', async () => {
  await changeThere(simulator, 'mother', {
    kids: Array.isArray(kids) ? [kids[0], { ...kids[0], id: 9 }] : [],
  })
  const mother = await register('mother', 'kgd')
  const before = (await cardsIn('RU-KGD')).length
  await addChildren(mother, ['Соколов Михаил'])
  assert.equal((await cardsIn('RU-KGD')).length, before + 1)
})

test('AZ-012 AZ-015 a child who registers takes the card that a parent kept as their own, until the day of age', async () => {
  const mother = await register('mother', 'irk')
  await changeThere(simulator, 'mother', { kids: [{ ...teenager, lastName: 'Соколов' }] })
  await addChildren(mother, ['Соколов Никита'])
  const card = await cardIn(mother, 'Соколов Никита')
  await mother.post(`/cards/${card}/checked`, { version: '1' })
  const typed = await mother.post(`/cards/${card}/contacts`, {
    version: '1',
    mobile: '',
    homePhone: '8 4722 12-34-56',
    email: '',
  })
  assert.equal(typed.statusCode, 303)
  const before = (await cardsIn('RU-IRK')).length

  const events = await watchEvents(portal)
  const son = await register('minor', 'irk')
  assert.deepEqual((await events()).map(({ event }) => event).toSorted(), [
    'account.opened',
    'card.claimed',
    'consent.given',
    'session.began',
  ])
  const all = await cardsIn('RU-IRK')
  assert.equal(all.length, before)
  const own = all.find(({ id }) => id === card)
  assert.deepEqual([own?.version, own?.checked_at], [3, null])
  assert.deepEqual(await keepersOf(card), ['child kids-register', 'self own'])

  const page = mainOf((await son.get('/cards')).body)
  assert.match(page, /Фамилия Орлов .*99 00 000404/)
  assert.match(page, /\+7 472 212-34-56/)
  assert.match(mainOf((await son.get(`/cards/${card}/history`)).body), /Соколов.*Орлов/)
  assert.equal(await cardIn(mother, 'Орлов Никита'), card)

  // At eighteen it is the son's alone.
  portal.later(4 * 366 * 24 * 60 * 60_000)
  await endLinksOfAge({ db, vault: portal.vault, regions: ownRegions() }, now())
  assert.deepEqual(await keepersOf(card), ['child kids-register ended', 'self own'])
  portal.later(-4 * 366 * 24 * 60 * 60_000)
})

test('AZ-015 a parent who comes after the child is let into the child’s own card', async () => {
  const son = await register('minor', 'sa')
  const mother = await register('mother', 'sa')
  await changeThere(simulator, 'mother', { kids: [teenager] })
  const before = (await cardsIn('RU-SA')).length
  await addChildren(mother, ['Орлов Никита'])
  assert.equal((await cardsIn('RU-SA')).length, before)
  const card = await cardIn(mother, 'Орлов Никита')
  assert.deepEqual(await keepersOf(card), ['child kids-register', 'self own'])
  // Not transitive: who comes by the son's account sees the son alone.
  assert.doesNotMatch((await son.get('/cards')).body, /Соколова/)
})

test('AZ-015 a child registers while the parent adds: one card, whoever is first', async () => {
  const mother = await register('mother', 'pri')
  await changeThere(simulator, 'mother', { kids: [teenager] })
  await askForChildren(mother)
  const form = Object.assign({}, ...(await boxesOf(mother)).values())
  const son = portal.browser()
  const started = await son.startRegistration('pri')
  const callback = await son.signInAtGosuslugi(location(started), 'minor')
  const before = (await cardsIn('RU-PRI')).length
  const [added, entered] = await Promise.all([mother.post('/cards/children', form), son.get(callback)])
  assert.deepEqual([location(added), location(entered)], ['/cards?children', '/cards'])
  assert.equal((await cardsIn('RU-PRI')).length, before + 1)
  const card = await cardIn(mother, 'Орлов Никита')
  assert.deepEqual(await keepersOf(card), ['child kids-register', 'self own'])
})

test('LK-002 a card of another day of birth is not claimed by its number', async () => {
  const mother = await register('mother', 'mag')
  await changeThere(simulator, 'mother', { kids: [{ ...teenager, birthDate: '2012-01-01' }] })
  await addChildren(mother, ['Орлов Никита'])
  const card = await cardIn(mother, 'Орлов Никита')
  const son = await register('minor', 'mag')
  assert.deepEqual(await keepersOf(card), ['child kids-register'])
  assert.match(mainOf((await son.get('/cards')).body), /Орлов Никита/)
  const indexes = (await cardsIn('RU-MAG')).filter(({ person_index }) => person_index !== null)
  assert.equal(indexes.length, 2, 'the mother’s own and her child’s')
})

test('LK-013 whose phone and e-mail stand in a child’s card is no guardian by them', async () => {
  const mother = await register('mother', 'ta')
  await addChildren(mother, ['Соколов Михаил'])
  const card = await cardIn(mother, 'Соколов Михаил')
  const { phone, email } = await personOf(simulator, 'confirmed')
  const typed = { version: '1', mobile: phone, homePhone: '', email }
  assert.equal((await mother.post(`/cards/${card}/contacts`, typed)).statusCode, 303)
  const owner = await register('confirmed', 'ta')
  assert.equal(await cardIn(owner, 'Соколов Михаил'), '')
  assert.equal((await owner.get(`/cards/${card}`)).statusCode, 404)
  assert.deepEqual(await keepersOf(card), ['child kids-register'])
})

test('AZ-016 what a parent has by the register goes to nobody with a new session or another account', async () => {
  const mother = await register('mother', 'kam')
  await addChildren(mother, ['Соколов Михаил'])
  const card = await cardIn(mother, 'Соколов Михаил')
  const other = await register('confirmed', 'kam')
  for (const path of ['', '/history', '/contacts', '/access'])
    assert.equal((await other.get(`/cards/${card}${path}`)).statusCode, 404, path)
})
