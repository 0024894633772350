import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { askerIn, elsewhere, hasLeft, type Asker } from '../../../test/asker.ts'
import { giveCard, shareCard } from '../../../test/family.ts'
import { startPortal } from '../../../test/portal.ts'
import { groundsThat } from '../grounds.ts'
import { endAccess, offerAccess } from './queries.ts'
import { claimCode, takeAccess } from './taking-queries.ts'

const portal = await startPortal()
const { db, now } = portal.database
const grounds = groundsThat('share')

const minutes = (count: number) => new Date(now().getTime() + count * 60_000)

const make = (asker: Asker, cardId: string, id: string = randomUUID()) =>
  offerAccess(db, {
    tokenHash: asker.tokenHash,
    cardId,
    now: now(),
    id,
    codeHash: Buffer.from(id),
    kinship: 'other',
    until: minutes(15),
    grounds,
    event: asker.event('access.offered'),
  })

const end = (asker: Asker, cardId: string, { accountId: keeperId }: Asker) =>
  endAccess(db, {
    tokenHash: asker.tokenHash,
    cardId,
    now: now(),
    keeperId,
    grounds,
    events: [asker.event('access.ended'), asker.event('access.ended')],
  })

const take = (asker: Asker, cardId: string) =>
  takeAccess(db, {
    tokenHash: asker.tokenHash,
    cardId,
    now: now(),
    triesIndex: Buffer.from(asker.accountId),
    events: [asker.event('access.taken'), asker.event('access.taken')],
  })

/** A code that somebody gave, claimed by somebody else where that is said. */
async function invite(
  giver: Asker,
  cardId: string,
  more: { claimed_by?: string; answered_at?: Date; expires_at?: Date } = {},
) {
  const id = randomUUID()
  await db
    .insertInto('card_invitation')
    .values({
      region: giver.region,
      id,
      card_id: cardId,
      account_id: giver.accountId,
      code_hash: Buffer.from(id),
      kinship: 'other',
      made_at: now(),
      expires_at: minutes(15),
      ...more,
    })
    .execute()
  return id
}

const invitationsIn = async (region: string) =>
  (
    await db.selectFrom('card_invitation').select('id').where('region', '=', region).orderBy('id').execute()
  ).map(({ id }) => id)
const keepersIn = (region: string) =>
  db
    .selectFrom('card_keeper')
    .selectAll()
    .where('region', '=', region)
    .orderBy('card_id')
    .orderBy('account_id')
    .execute()

test('AZ-002 AZ-016 no code is made for a card of another, one that was left, or one that a code gave', async () => {
  const owner = await askerIn(portal, 'mother', 'bel')
  const [stranger, former] = [
    await askerIn(portal, 'confirmed', 'bel'),
    await askerIn(portal, 'minor', 'bel'),
  ]
  const invited = await askerIn(portal, 'no-policy', 'bel')
  await hasLeft(portal, former, owner.card)
  await shareCard(portal, { ...invited, cardId: owner.card, kinship: 'other' })

  for (const asker of [stranger, former, invited]) assert.equal(await make(asker, owner.card), false)
  assert.deepEqual(await invitationsIn(owner.region), [])
  assert.equal(await make(owner, owner.card), true)
})

test('a new code takes the place of the one before it, and of no other', async () => {
  const [mother, father] = [await askerIn(portal, 'mother', 'ta'), await askerIn(portal, 'confirmed', 'ta')]
  const child = await giveCard(portal, { ...mother, kinship: 'child' })
  await shareCard(portal, { ...father, cardId: child })
  const others = [
    await invite(mother, mother.card),
    await invite(father, child),
    await invite(mother, child, { claimed_by: randomUUID() }),
  ]
  const before = await invite(mother, child)
  const id = randomUUID()

  assert.equal(await make(mother, child, id), true)
  assert.deepEqual(await invitationsIn(mother.region), [...others, id].toSorted())
  assert.ok(!others.includes(before))
})

test('AZ-002 AZ-013 nobody ends an access to a card of another, one that was left, or one that is not theirs to end', async () => {
  const owner = await askerIn(portal, 'mother', 'sam')
  const [stranger, former] = [
    await askerIn(portal, 'confirmed', 'sam'),
    await askerIn(portal, 'minor', 'sam'),
  ]
  const [other, invited] = [
    await askerIn(portal, 'no-policy', 'sam'),
    await askerIn(portal, 'no-patronymic', 'sam'),
  ]
  const child = await giveCard(portal, { ...owner, kinship: 'child' })
  for (const cardId of [child, owner.card]) await hasLeft(portal, former, cardId)
  await shareCard(portal, { ...other, cardId: child })
  await shareCard(portal, { ...invited, cardId: child, kinship: 'other' })
  const before = await keepersIn(owner.region)

  for (const [asker, keeper] of [
    [stranger, invited],
    [former, invited],
    [owner, other],
    [owner, owner],
    [owner, former],
    [invited, other],
    [invited, invited],
  ] as const)
    assert.equal(await end(asker, child, keeper), false)
  assert.equal(await end(owner, owner.card, owner), false, 'one’s own card stays one’s own')
  assert.equal(await end(owner, owner.card, former), false, 'it has ended before')
  assert.deepEqual(await keepersIn(owner.region), before)
})

test('an access ends to one card and for one keeper, with the codes that lead to it, and nothing else ends', async () => {
  const owner = await askerIn(portal, 'mother', 'sve')
  const [out, stays] = [await askerIn(portal, 'confirmed', 'sve'), await askerIn(portal, 'minor', 'sve')]
  const child = await giveCard(portal, { ...owner, kinship: 'child' })
  for (const cardId of [owner.card, child])
    for (const keeper of [out, stays]) await shareCard(portal, { ...keeper, cardId, kinship: 'other' })
  const before = await keepersIn(owner.region)
  await invite(owner, child, { claimed_by: out.accountId })
  await invite(out, child)
  const left = [
    await invite(owner, child, { claimed_by: stays.accountId }),
    await invite(owner, child),
    await invite(owner, owner.card, { claimed_by: out.accountId }),
    await invite(out, owner.card),
  ]
  const rest = await elsewhere(portal, 'card_invitation', owner)

  assert.equal(await end(owner, child, out), true)
  assert.deepEqual(await elsewhere(portal, 'card_invitation', owner), rest)
  assert.deepEqual(
    await keepersIn(owner.region),
    before.filter(({ card_id, account_id }) => card_id !== child || account_id !== out.accountId),
  )
  assert.deepEqual(await invitationsIn(owner.region), left.toSorted())
})

test('AZ-016 a card is taken by a code that waits for this very person, and by no other', async () => {
  const owner = await askerIn(portal, 'mother', 'oms')
  const [taker, former] = [await askerIn(portal, 'confirmed', 'oms'), await askerIn(portal, 'minor', 'oms')]
  await hasLeft(portal, former, owner.card)
  const claimed = { claimed_by: taker.accountId }
  await invite(owner, owner.card)
  await invite(owner, owner.card, { claimed_by: former.accountId })
  await invite(owner, owner.card, { ...claimed, answered_at: now() })
  await invite(owner, owner.card, { ...claimed, expires_at: minutes(-1) })
  await invite(former, owner.card, claimed)
  await invite(taker, owner.card, claimed)
  await invite(former, former.card, claimed)
  const before = await keepersIn(owner.region)

  assert.equal(await take(taker, owner.card), false)
  assert.deepEqual(await keepersIn(owner.region), before)
  await invite(owner, owner.card, claimed)
  const rest = await elsewhere(portal, 'card_invitation', owner)
  assert.equal(await take(taker, owner.card), true)
  assert.deepEqual(await elsewhere(portal, 'card_invitation', owner), rest)
  const unanswered = db.selectFrom('card_invitation').select('id').where('region', '=', owner.region)
  assert.equal((await unanswered.where('answered_at', 'is', null).execute()).length, 6)
})

test('who has taken a card is forgiven the codes that they mistyped, and nobody else is', async () => {
  const owner = await askerIn(portal, 'mother', 'irk')
  const [taker, other] = [await askerIn(portal, 'confirmed', 'irk'), await askerIn(portal, 'minor', 'irk')]
  for (const { region, accountId } of [taker, other])
    await db
      .insertInto('sign_in_try')
      .values({ region, identifier_index: Buffer.from(accountId), failures: 3, last_failed_at: now() })
      .execute()
  await invite(owner, owner.card, { claimed_by: taker.accountId })
  const rest = await elsewhere(portal, 'sign_in_try', owner)

  assert.equal(await take(taker, owner.card), true)
  const left = db.selectFrom('sign_in_try').select('identifier_index').where('region', '=', owner.region)
  assert.deepEqual(
    (await left.execute()).map(({ identifier_index }) => String(identifier_index)),
    [other.accountId],
  )
  assert.deepEqual(await elsewhere(portal, 'sign_in_try', owner), rest)
})

test('a code makes no link less than it is: who keeps the card already takes nothing', async () => {
  const [owner, parent] = [await askerIn(portal, 'mother', 'mag'), await askerIn(portal, 'confirmed', 'mag')]
  await shareCard(portal, { ...parent, cardId: owner.card })
  await invite(owner, owner.card, { claimed_by: parent.accountId })
  const before = await keepersIn(owner.region)
  assert.equal(await take(parent, owner.card), false)
  assert.deepEqual(await keepersIn(owner.region), before)
})

test('a code that was withdrawn after it was typed offers nothing any more', async () => {
  const [owner, taker] = [await askerIn(portal, 'mother', 'kam'), await askerIn(portal, 'confirmed', 'kam')]
  await invite(owner, owner.card, { claimed_by: taker.accountId })
  const offer = () => taker.browser.get(`/cards/code/${owner.card}`)
  assert.equal((await offer()).statusCode, 200)
  await db.deleteFrom('card_invitation').where('region', '=', owner.region).execute()
  assert.equal((await offer()).statusCode, 404)
})

test('a code that another is claiming at this very moment is a wrong one', async () => {
  const owner = await askerIn(portal, 'mother', 'nvs')
  const [first, second] = [await askerIn(portal, 'confirmed', 'nvs'), await askerIn(portal, 'minor', 'nvs')]
  const id = await invite(owner, owner.card)
  const late = await db.transaction().execute(async (open) => {
    await open
      .updateTable('card_invitation')
      .set({ claimed_by: first.accountId })
      .where('region', '=', owner.region)
      .where('id', '=', id)
      .execute()
    const { tokenHash } = second
    const claiming = claimCode(db, {
      tokenHash,
      codeHash: Buffer.from(id),
      triesIndex: Buffer.from(second.accountId),
      now: now(),
    })
    await wait(300)
    return { claiming }
  })
  const { tried, card_id, known_id } = (await late.claiming) ?? assert.fail()
  assert.deepEqual([tried, card_id, known_id], [1, null, null])
})
