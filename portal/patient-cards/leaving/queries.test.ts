import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { askerIn, hasLeft, type Asker } from '../../../test/asker.ts'
import { location } from '../../../test/browser.ts'
import { giveCard, shareCard } from '../../../test/family.ts'
import { startPortal } from '../../../test/portal.ts'
import { answerReturn } from './leaving.ts'
import { returnCard, unlinkCard } from './queries.ts'

const portal = await startPortal()
const { db, now } = portal.database

const unlink = ({ tokenHash, event }: Asker, cardId: string) =>
  unlinkCard(db, { tokenHash, cardId, now: now(), event: event('card.unlinked') })
const leave = ({ browser }: Asker, card: string) => browser.post(`/cards/${card}/leaving`)
const takeBack = ({ browser }: Asker, card: string) => browser.post(`/cards/${card}/leaving/undo`)

const keepersIn = (region: string) =>
  db
    .selectFrom('card_keeper')
    .selectAll()
    .where('region', '=', region)
    .orderBy('card_id')
    .orderBy('account_id')
    .execute()

async function invite(region: string, cardId: string, accountId: string): Promise<string> {
  const id = randomUUID()
  const [made_at, expires_at] = [now(), new Date(now().getTime() + 60_000)]
  await db
    .insertInto('card_invitation')
    .values({
      region,
      id,
      card_id: cardId,
      account_id: accountId,
      code_hash: Buffer.from(id),
      kinship: 'other',
      made_at,
      expires_at,
    })
    .execute()
  return id
}

test('AZ-002 nobody unlinks their own card, one of another, or one that they have left, even where no page has asked before', async () => {
  const owner = await askerIn(portal, 'mother', 'bel')
  const [stranger, former] = [
    await askerIn(portal, 'confirmed', 'bel'),
    await askerIn(portal, 'minor', 'bel'),
  ]
  const child = await giveCard(portal, { ...owner, kinship: 'child' })
  await hasLeft(portal, former, child)
  const before = await keepersIn(owner.region)

  assert.equal(await unlink(owner, owner.card), false)
  for (const asker of [stranger, former]) assert.equal(await unlink(asker, child), false)
  assert.deepEqual(await keepersIn(owner.region), before)
})

test('one card is unlinked with its codes and taken back, and the others stay as they were', async () => {
  const owner = await askerIn(portal, 'mother', 'ta')
  const cards = [
    await giveCard(portal, { ...owner, kinship: 'child' }),
    await giveCard(portal, { ...owner, kinship: 'child' }),
  ]
  const [card = '', other = ''] = cards
  const invitation = await invite(owner.region, other, owner.accountId)
  await invite(owner.region, card, owner.accountId)

  assert.equal(location(await leave(owner, card)), '/cards?unlinked')
  assert.equal((await owner.browser.get(`/cards/${other}`)).statusCode, 200)
  const left = db.selectFrom('card_invitation').select('id').where('region', '=', owner.region)
  assert.deepEqual(await left.execute(), [{ id: invitation }])

  await leave(owner, other)
  assert.equal(location(await takeBack(owner, card)), `/cards/${card}?returned`)
  assert.equal((await owner.browser.get(`/cards/${other}`)).statusCode, 404)
})

test('whose card was never unlinked by them is told of no way back to it', async () => {
  const owner = await askerIn(portal, 'mother', 'sam')
  const stranger = await askerIn(portal, 'confirmed', 'sam')
  const child = await giveCard(portal, { ...owner, kinship: 'child' })
  const theirs = await giveCard(portal, { ...stranger, kinship: 'child' })
  await leave(stranger, theirs)

  assert.equal((await takeBack(owner, owner.card)).statusCode, 404, 'one’s own card is no link')
  assert.doesNotMatch((await owner.browser.get('/cards')).body, /Удалённые карты/)
  await leave(owner, child)
  for (const card of [theirs, owner.card, stranger.card])
    assert.equal((await takeBack(owner, card)).statusCode, 404)
  for (const card of [theirs, stranger.card]) assert.equal((await leave(owner, card)).statusCode, 404)
  assert.equal((await leave(stranger, child)).statusCode, 404)
})

test('who was put out of a card is not told that they left it', async () => {
  const owner = await askerIn(portal, 'mother', 'sve')
  const child = await giveCard(portal, { ...owner, kinship: 'child' })
  await db
    .updateTable('card_keeper')
    .set({ ended_at: now(), end_reason: 'account-closed' })
    .where('card_id', '=', child)
    .execute()
  assert.equal((await leave(owner, child)).statusCode, 404)
  assert.equal((await takeBack(owner, child)).statusCode, 404)
})

test('of a card that was destroyed only who had unlinked it is told that it is too late', async () => {
  const owner = await askerIn(portal, 'mother', 'oms')
  const [stranger, closed] = [
    await askerIn(portal, 'confirmed', 'oms'),
    await askerIn(portal, 'minor', 'oms'),
  ]
  const act = async (asker: Asker, reason: 'unlinked' | 'of-age') => {
    const subject_id = randomUUID()
    await db
      .insertInto('destruction_act')
      .values({
        region: asker.region,
        id: randomUUID(),
        at: now(),
        subject: 'card',
        subject_id,
        account_id: asker.accountId,
        reason,
        destroyed: '{}',
      })
      .execute()
    return subject_id
  }
  const [card, aged] = [await act(owner, 'unlinked'), await act(closed, 'of-age')]

  assert.equal((await takeBack(owner, card)).statusCode, 410)
  assert.equal((await takeBack(owner, randomUUID())).statusCode, 404)
  assert.equal((await takeBack(stranger, card)).statusCode, 404)
  assert.equal((await takeBack(closed, aged)).statusCode, 404)
  await db.deleteFrom('destruction_act').where('region', '=', owner.region).execute()
  assert.equal((await takeBack(owner, card)).statusCode, 404)
})

test('a link that two keep is unlinked by one of them alone', async () => {
  const [mother, father] = [await askerIn(portal, 'mother', 'nvs'), await askerIn(portal, 'confirmed', 'nvs')]
  const child = await giveCard(portal, { ...mother, kinship: 'child' })
  await shareCard(portal, { ...father, cardId: child })
  assert.equal(await unlink(mother, child), true)
  assert.equal((await father.browser.get(`/cards/${child}`)).statusCode, 200)
  await leave(father, child)
  assert.equal(location(await takeBack(mother, child)), `/cards/${child}?returned`)
  assert.equal((await father.browser.get(`/cards/${child}`)).statusCode, 404)
})

test('what another region holds under the same ids is neither taken back nor told of', async () => {
  const owner = await askerIn(portal, 'mother', 'irk')
  const card = await giveCard(portal, { ...owner, kinship: 'child' })
  const here = db.deleteFrom('card_keeper').where('region', '=', owner.region).where('card_id', '=', card)
  // In whatever region it stands.
  const unlinked = db
    .updateTable('card_keeper')
    .set({ ended_at: now(), end_reason: 'unlinked' })
    .where('card_id', '=', card)
  await unlinked.execute()
  assert.equal(location(await takeBack(owner, card)), `/cards/${card}?returned`)

  await unlinked.execute()
  await here.execute()
  assert.doesNotMatch((await owner.browser.get('/cards')).body, /Удалённые карты/)
  assert.equal((await leave(owner, card)).statusCode, 404)
  assert.equal((await takeBack(owner, card)).statusCode, 404)
})

test('a card that another press is taking back at this very moment is told of as taken back', async () => {
  const owner = await askerIn(portal, 'mother', 'kam')
  const card = await giveCard(portal, { ...owner, kinship: 'child' })
  await leave(owner, card)
  const takeBackBy = (tokenHash: Buffer) =>
    returnCard(db, { tokenHash, cardId: card, now: now(), event: owner.event('card.returned') })

  const second = await db.transaction().execute(async (open) => {
    await open
      .updateTable('card_keeper')
      .set({ ended_at: null, end_reason: null })
      .where('region', '=', owner.region)
      .where('card_id', '=', card)
      .execute()
    const taking = takeBackBy(owner.tokenHash)
    await wait(300)
    return { taking }
  })
  assert.equal(answerReturn((await second.taking) ?? assert.fail()), 'returned')
  assert.equal(await takeBackBy(Buffer.from('no session')), undefined)
})
