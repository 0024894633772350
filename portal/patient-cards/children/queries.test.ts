import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { askerIn, elsewhere, hasLeft, type Asker } from '../../../test/asker.ts'
import { location } from '../../../test/browser.ts'
import { addFather, askForChildren, boxesOf, choose, tripForChildren } from '../../../test/children.ts'
import { giveCard, shareCard } from '../../../test/family.ts'
import { startPortal } from '../../../test/portal.ts'
import { cardOfChild, keepTold, linkChild, makeChild } from './queries.ts'

const portal = await startPortal()
const { db, now } = portal.database
await addFather(portal.simulator)

const attemptsOf = (asker: Asker) =>
  db
    .selectFrom('attempt')
    .innerJoin('session', (join) =>
      join.onRef('session.region', '=', 'attempt.region').onRef('session.id', '=', 'attempt.session_id'),
    )
    .select(['attempt.id', 'attempt.person_sealed', 'attempt.used_at'])
    .where('session.token_hash', '=', asker.tokenHash)
    .orderBy('attempt.began_at')
    .execute()

/** The attempt in which their children wait. */
async function waitingOf(asker: Asker): Promise<string> {
  const waiting = (await attemptsOf(asker)).filter(({ person_sealed }) => person_sealed !== null)
  assert.equal(waiting.length, 1)
  return waiting[0]?.id ?? ''
}

const cardsIn = (region: string) =>
  db.selectFrom('patient_card').selectAll().where('region', '=', region).orderBy('id').execute()
const keepersIn = (region: string) =>
  db
    .selectFrom('card_keeper')
    .selectAll()
    .where('region', '=', region)
    .orderBy('card_id')
    .orderBy('account_id')
    .execute()

const link = (
  { tokenHash, event }: Asker,
  {
    toldId,
    cardId,
    version,
  }: { readonly toldId: string; readonly cardId: string; readonly version?: number },
) =>
  linkChild(db, {
    tokenHash,
    now: now(),
    toldId,
    cardId,
    offers: version === undefined ? undefined : { sealed: Buffer.of(2), version },
    event: event('access.taken'),
  })

function make({ tokenHash, event, region, accountId }: Asker, toldId: string) {
  const cardId = randomUUID()
  const sealed = Buffer.of(1)
  return makeChild(db, {
    tokenHash,
    now: now(),
    toldId,
    cardId,
    sealed,
    index: undefined,
    event: event('card.made'),
    history: { region, id: cardId, card_id: cardId, version: 1, at: now(), account_id: accountId, sealed },
  })
}

test('AZ-002 no child is added by what another was told, by what is over, or by what nobody has told yet', async () => {
  const [mother, father] = [await askerIn(portal, 'mother', 'bel'), await askerIn(portal, 'father', 'bel')]
  for (const [asker, person] of [
    [mother, 'mother'],
    [father, 'father'],
  ] as const)
    await askForChildren(asker.browser, person)
  const [toldId, theirs] = [await waitingOf(mother), await waitingOf(father)]
  const before = [await cardsIn(mother.region), await keepersIn(mother.region)]
  const refused = async (id: string) => {
    assert.equal(await make(mother, id), false)
    assert.equal(await link(mother, { toldId: id, cardId: father.card }), false)
  }

  for (const id of [theirs, randomUUID()]) await refused(id)
  const row = db.updateTable('attempt').where('id', '=', toldId)
  const { person_sealed, expires_at } = await db
    .selectFrom('attempt')
    .select(['person_sealed', 'expires_at'])
    .where('region', '=', mother.region)
    .where('id', '=', toldId)
    .executeTakeFirstOrThrow()
  for (const [spoilt, whole] of [
    [{ person_sealed: null }, { person_sealed }],
    [{ expires_at: new Date(0) }, { expires_at }],
    [{ purpose: 'proof' as const }, { purpose: 'children' as const }],
  ] as const) {
    await row.set(spoilt).execute()
    await refused(toldId)
    await row.set(whole).execute()
  }
  assert.deepEqual([await cardsIn(mother.region), await keepersIn(mother.region)], before)
  const moved = async (from: string, to: string) => {
    await row.where('region', '=', from).set({ region: to }).execute()
    return (await boxesOf(mother.browser)).size
  }
  assert.equal(await moved(mother.region, 'RU-TA'), 0)
  assert.equal(await moved('RU-TA', mother.region), 2)
  assert.equal(await make(mother, toldId), true)
})

test('a card of another region is not found by a child’s number or id', async () => {
  const mother = await askerIn(portal, 'mother', 'nvs')
  const { person_index } = await db
    .selectFrom('patient_card')
    .select('person_index')
    .where('region', '=', mother.region)
    .where('id', '=', mother.card)
    .executeTakeFirstOrThrow()
  const index = person_index ?? assert.fail()
  const found = (region: string, by: { readonly index: Buffer | undefined; readonly id: string }) =>
    cardOfChild(db, { region, ...by })

  for (const by of [
    { index, id: randomUUID() },
    { index: undefined, id: mother.card },
  ]) {
    assert.equal((await found(mother.region, by))?.id, mother.card)
    assert.equal(await found('RU-OMS', by), undefined)
  }
})

test('a link that is there already stays as it is, and one that ended begins anew, for that parent and card alone', async () => {
  const [mother, father] = [await askerIn(portal, 'mother', 'ta'), await askerIn(portal, 'father', 'ta')]
  await askForChildren(mother.browser)
  const toldId = await waitingOf(mother)
  const [kept, left] = [
    await giveCard(portal, { ...father, kinship: 'child' }),
    await giveCard(portal, { ...father, kinship: 'child' }),
  ]
  await shareCard(portal, { ...mother, cardId: kept, kinship: 'other' })
  await hasLeft(portal, mother, left)
  const before = await keepersIn(mother.region)

  assert.equal(await link(mother, { toldId, cardId: kept }), true)
  assert.deepEqual(await keepersIn(mother.region), before)
  assert.equal(await link(mother, { toldId, cardId: left }), true)
  const after = await keepersIn(mother.region)
  type Row = (typeof after)[number]
  const isIt = ({ card_id, account_id }: Row) => card_id === left && account_id === mother.accountId
  assert.deepEqual(
    after.filter((row) => !isIt(row)),
    before.filter((row) => !isIt(row)),
  )
  assert.equal(after.find(isIt)?.ended_at, null)
})

test('what Госуслуги tells otherwise of a child waits at that child’s card, of the version that was compared', async () => {
  const [mother, father] = [await askerIn(portal, 'mother', 'sam'), await askerIn(portal, 'father', 'sam')]
  await askForChildren(mother.browser)
  const toldId = await waitingOf(mother)
  const child = await giveCard(portal, { ...father, kinship: 'child' })
  const offered = async () =>
    (await cardsIn(mother.region)).filter(({ offered_sealed }) => offered_sealed !== null).map(({ id }) => id)

  assert.equal(await link(mother, { toldId, cardId: child, version: 2 }), true)
  assert.deepEqual(await offered(), [])
  await db
    .deleteFrom('card_keeper')
    .where('card_id', '=', child)
    .where('account_id', '=', mother.accountId)
    .execute()
  const rest = await elsewhere(portal, 'patient_card', mother)
  assert.equal(await link(mother, { toldId, cardId: child, version: 1 }), true)
  assert.deepEqual(await offered(), [child])
  assert.deepEqual(await elsewhere(portal, 'patient_card', mother), rest)
})

test('AZ-002 an answer about children waits in the attempt of the very session that asked, and offers nothing to others’ cards', async () => {
  const [mother, father] = [await askerIn(portal, 'mother', 'sve'), await askerIn(portal, 'father', 'sve')]
  await askForChildren(mother.browser)
  const before = await waitingOf(mother)
  // In whatever region it stands.
  await db
    .updateTable('attempt')
    .set({ person_sealed: Buffer.of(1) })
    .where('id', '=', before)
    .execute()
  portal.later(1000)
  await tripForChildren(mother.browser)
  const toldId = (await attemptsOf(mother)).at(-1)?.id ?? ''
  const child = await giveCard(portal, { ...mother, kinship: 'child' })
  const former = await giveCard(portal, { ...father, kinship: 'child' })
  await hasLeft(portal, mother, former)
  await giveCard(portal, { ...mother, kinship: 'child' })
  const keep = ({ tokenHash, event }: Asker, told: string, version = 1) =>
    keepTold(db, {
      tokenHash,
      now: now(),
      toldId: told,
      sealed: Buffer.of(1),
      until: new Date(now().getTime() + 60_000),
      offers: [child, former, father.card].map((cardId) => ({ cardId, version, sealed: Buffer.of(2) })),
      event: event('children.told'),
    })
  const offered = async () =>
    (await cardsIn(mother.region)).filter(({ offered_sealed }) => offered_sealed !== null).map(({ id }) => id)

  assert.equal(await keep(father, toldId), false)
  assert.equal(await keep(mother, randomUUID()), false)
  assert.equal(await waitingOf(mother), before)
  const rest = () =>
    Promise.all([elsewhere(portal, 'attempt', mother), elsewhere(portal, 'patient_card', mother)])
  const untouched = await rest()
  assert.equal(await keep(mother, toldId, 2), true)
  assert.equal(await waitingOf(mother), toldId)
  assert.deepEqual(await offered(), [])
  assert.equal(await keep(mother, toldId), true)
  assert.deepEqual(await offered(), [child])
  assert.deepEqual(await rest(), untouched)
})

test('the children of one parent wait while another’s are told and chosen, and a trip in another tab goes on', async () => {
  const [mother, father] = [await askerIn(portal, 'mother', 'oms'), await askerIn(portal, 'father', 'oms')]
  await askForChildren(mother.browser)
  await askForChildren(father.browser, 'father')
  assert.equal((await boxesOf(mother.browser)).size, 2)

  portal.later(1000)
  const later = await tripForChildren(father.browser, 'father')
  assert.equal((await boxesOf(father.browser)).size, 2, 'what was told before waits still')
  await tripForChildren(father.browser, 'father')
  const proof = (await attemptsOf(father)).at(-1)?.id ?? ''
  await db
    .updateTable('attempt')
    .set({ purpose: 'proof', used_at: now() })
    .where('region', '=', father.region)
    .where('id', '=', proof)
    .execute()
  const told = await waitingOf(father)
  // In whatever region it stands.
  await db.updateTable('attempt').set({ used_at: now() }).where('id', '=', told).execute()
  assert.equal(location(await choose(father.browser, 'Соколов')), '/cards?children')
  assert.ok(
    (await attemptsOf(father)).some(({ id }) => id === proof),
    'a proof is no answer about children',
  )
  assert.equal((await boxesOf(mother.browser)).size, 2)
  assert.equal(location(await father.browser.get(later)), '/cards/children')

  const second = await tripForChildren(mother.browser)
  const third = await tripForChildren(mother.browser)
  assert.equal(location(await mother.browser.get(second)), '/cards/children')
  assert.equal(location(await mother.browser.get(third)), '/cards/children')
})
