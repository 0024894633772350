import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { usesPostgres } from '../../test/database.ts'
import { giveCard, newestAccount, shareCard } from '../../test/family.ts'
import { startPortal } from '../../test/portal.ts'
import { destroyAccounts } from '../db/statements/destroy-accounts.ts'
import { destroyCards } from '../db/statements/destroy-cards.ts'
import { purge } from '../db/statements/purge.ts'

const portal = await startPortal()
const { db, now } = portal.database
const day = 24 * 60 * 60_000
const inDays = (days: number) => new Date(now().getTime() + days * day)

type Account = { readonly region: string; readonly accountId: string }

async function registered(slug: string, region: string, person = 'mother') {
  const browser = portal.browser()
  await browser.register(person, slug)
  return { browser, ...(await newestAccount(portal, region)) }
}

/** A card with a history, and an invitation to it. */
async function cardOf({ region, accountId }: Account): Promise<string> {
  const card = await giveCard(portal, { region, accountId, kinship: 'child' })
  for (const version of [2, 3]) {
    await db
      .insertInto('card_change')
      .values({
        region,
        id: randomUUID(),
        card_id: card,
        version,
        at: now(),
        account_id: accountId,
        sealed: randomBytes(40),
      })
      .execute()
  }
  await db
    .insertInto('card_invitation')
    .values({
      region,
      id: randomUUID(),
      card_id: card,
      account_id: accountId,
      code_hash: randomBytes(32),
      kinship: 'child',
      made_at: now(),
      expires_at: inDays(1000),
    })
    .execute()
  return card
}

const unlinkedAgo = async (card: string, account: Account, days: number) =>
  db
    .updateTable('card_keeper')
    .set({ ended_at: inDays(-days), end_reason: 'unlinked' })
    .where('card_id', '=', card)
    .where('account_id', '=', account.accountId)
    .execute()

const closedAgo = async ({ accountId }: Account, days: number) =>
  db
    .updateTable('account')
    .set({ closed_at: inDays(-days) })
    .where('id', '=', accountId)
    .execute()

const actsOf = async (subject: string) =>
  db.selectFrom('destruction_act').selectAll().where('subject_id', '=', subject).execute()

/** Every table that bears this id in some column of ids, whatever the column is called. */
async function tablesWith(id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type = 'uuid' order by 1, 2`.execute(db)
  const found: string[] = []
  for (const { table, column } of rows) {
    const { rows: hits } = await sql`
      select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${id}::uuid limit 1`.execute(db)
    if (hits.length > 0) found.push(`${table}.${column}`)
  }
  return found
}

test('a card that nobody keeps is destroyed after its month, with its history, an act and an event of one id', async () => {
  const mother = await registered('bel', 'RU-BEL')
  const card = await cardOf(mother)
  await unlinkedAgo(card, mother, 29)
  await purge(db, now())
  assert.deepEqual(await actsOf(card), [])
  assert.equal((await mother.browser.post(`/cards/${card}/leaving/undo`)).statusCode, 303)

  await unlinkedAgo(card, mother, 30)
  await purge(db, now())
  const [act, ...more] = await actsOf(card)
  assert.deepEqual(more, [])
  assert.ok(act)
  const { id, region, at: _, ...said } = act
  assert.deepEqual(said, {
    subject: 'card',
    subject_id: card,
    account_id: mother.accountId,
    reason: 'unlinked',
    destroyed: { card_keeper: 1, patient_card: 1, card_change: 2, card_invitation: 1 },
  })
  const event = await db.selectFrom('audit_event').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.deepEqual(
    [event.event, event.region, event.account_id],
    ['card.destroyed', region, mother.accountId],
  )
  assert.deepEqual(await tablesWith(card), ['destruction_act.subject_id'])

  const late = await mother.browser.post(`/cards/${card}/leaving/undo`)
  assert.equal(late.statusCode, 410, 'who asks for it still is told that it is gone')
})

test('a card that another keeper keeps stays whole, and only the link goes', async () => {
  const mother = await registered('ta', 'RU-TA')
  const other = await registered('ta', 'RU-TA', 'confirmed')
  const card = await cardOf(mother)
  await shareCard(portal, { ...other, cardId: card })
  await unlinkedAgo(card, mother, 31)
  await purge(db, now())

  const [act] = await actsOf(card)
  assert.deepEqual(act?.destroyed, { card_keeper: 1 })
  assert.equal((await other.browser.get(`/cards/${card}`)).statusCode, 200)
  const changes = await db.selectFrom('card_change').select('id').where('card_id', '=', card).execute()
  assert.equal(changes.length, 2)
})

test('of two who unlinked a card the later one may still take it back; then it goes once, with an act for each', async () => {
  const mother = await registered('sam', 'RU-SAM')
  const other = await registered('sam', 'RU-SAM', 'confirmed')
  const card = await cardOf(mother)
  await shareCard(portal, { ...other, cardId: card })
  await unlinkedAgo(card, mother, 40)
  await unlinkedAgo(card, other, 5)
  await purge(db, now())
  assert.equal((await other.browser.post(`/cards/${card}/leaving/undo`)).statusCode, 303)

  const both = await cardOf(mother)
  await shareCard(portal, { ...other, cardId: both })
  await unlinkedAgo(both, mother, 40)
  await unlinkedAgo(both, other, 35)
  await purge(db, now())
  const acts = await actsOf(both)
  assert.deepEqual(
    new Set(acts.map(({ account_id: id }) => id)),
    new Set([mother.accountId, other.accountId]),
  )
  assert.equal(acts.length, 2)
  const whole = acts.map(({ destroyed }) => destroyed['patient_card'] ?? 0)
  assert.deepEqual(new Set(whole), new Set([0, 1]))
})

test('CO-005 of a closed account nothing stays after its month but proofs: consents, events and the act', async () => {
  const mother = await registered('sve', 'RU-SVE')
  await mother.browser.post('/settings', { password: 'Berjoza77', again: 'Berjoza77' })
  const own = await db
    .selectFrom('card_keeper')
    .select('card_id')
    .where('account_id', '=', mother.accountId)
    .executeTakeFirstOrThrow()
  const card = await cardOf(mother)
  const { oid_index: oidIndex } = await db
    .selectFrom('account')
    .select('oid_index')
    .where('id', '=', mother.accountId)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('card_draft')
    .values({
      region: mother.region,
      id: randomUUID(),
      account_id: mother.accountId,
      sealed: randomBytes(40),
      began_at: now(),
      saved_at: now(),
    })
    .execute()
  await closedAgo(mother, 29)
  await purge(db, now())
  assert.deepEqual(await actsOf(mother.accountId), [])

  await closedAgo(mother, 30)
  await purge(db, now())
  assert.deepEqual(await tablesWith(mother.accountId), [
    'audit_event.account_id',
    'consent.account_id',
    'destruction_act.account_id',
    'destruction_act.subject_id',
  ])
  assert.deepEqual([await tablesWith(card), await tablesWith(own.card_id)], [[], []])

  const [act] = await actsOf(mother.accountId)
  assert.deepEqual(act?.destroyed, {
    account: 1,
    card_change: 2,
    card_draft: 1,
    known_browser: 1,
    card_invitation: 1,
    card_keeper: 2,
    'consent.sealed': 1,
    login: 3,
    notice: 1,
    password: 1,
    patient_card: 2,
    session: 1,
  })
  const consent = await db
    .selectFrom('consent')
    .select(['sealed', 'oid_index', 'button', 'withdrawn_at'])
    .where('account_id', '=', mother.accountId)
    .executeTakeFirstOrThrow()
  assert.equal(consent.sealed, null)
  assert.ok(consent.withdrawn_at)
  assert.equal(consent.button, 'Да, я согласен')
  assert.deepEqual(
    consent.oid_index && Buffer.from(consent.oid_index),
    Buffer.from(oidIndex),
    'who knows the oid can check whose consent it was',
  )
})

test('a child’s card that the other parent keeps outlives a closed account, with the history of both', async () => {
  const mother = await registered('oms', 'RU-OMS')
  const father = await registered('oms', 'RU-OMS', 'confirmed')
  const card = await cardOf(mother)
  await shareCard(portal, { ...father, cardId: card })
  await closedAgo(mother, 31)
  await purge(db, now())
  assert.equal((await father.browser.get(`/cards/${card}`)).statusCode, 200)
  const changes = await db.selectFrom('card_change').select('id').where('card_id', '=', card).execute()
  assert.equal(changes.length, 2)

  await closedAgo(father, 31)
  await purge(db, now())
  assert.deepEqual(await tablesWith(card), [])
})

test('two parents who closed their accounts together leave no card of their child', async () => {
  const mother = await registered('nvs', 'RU-NVS')
  const father = await registered('nvs', 'RU-NVS', 'confirmed')
  const card = await cardOf(mother)
  await shareCard(portal, { ...father, cardId: card })
  await closedAgo(mother, 31)
  await closedAgo(father, 31)
  await purge(db, now())
  assert.deepEqual(await tablesWith(card), [])
  const acts = [...(await actsOf(mother.accountId)), ...(await actsOf(father.accountId))]
  const cards = acts.map(({ destroyed }) => destroyed['patient_card'])
  assert.deepEqual(new Set(cards), new Set([1, 2]), 'each has their own, and one the child’s')
})

test('one’s own card goes with the account, whoever else kept it', async () => {
  const mother = await registered('irk', 'RU-IRK')
  const spouse = await registered('irk', 'RU-IRK', 'confirmed')
  const own = await db
    .selectFrom('card_keeper')
    .select('card_id')
    .where('account_id', '=', mother.accountId)
    .executeTakeFirstOrThrow()
  await shareCard(portal, { ...spouse, cardId: own.card_id, kinship: 'spouse' })
  await closedAgo(mother, 31)
  await purge(db, now())
  assert.deepEqual(await tablesWith(own.card_id), [])
  assert.equal((await spouse.browser.get('/cards')).statusCode, 200)
})

test('CC-009 of many instances at once each card and account is destroyed by one, with one act', async () => {
  const mother = await registered('sa', 'RU-SA')
  const cards = await Promise.all(Array.from({ length: 12 }, () => cardOf(mother)))
  for (const card of cards) await unlinkedAgo(card, mother, 31)
  const father = await registered('sa', 'RU-SA', 'confirmed')
  await closedAgo(father, 31)

  await Promise.allSettled(
    Array.from({ length: 8 }, async () => {
      await destroyCards(db, { now: now(), atMost: 5 })
      await purge(db, now())
    }),
  )
  await purge(db, now())
  for (const subject of [...cards, father.accountId]) {
    assert.equal((await actsOf(subject)).length, 1)
    assert.ok(!(await tablesWith(subject)).includes('card_keeper.card_id'))
  }
})

test('CO-005 what a killed process left for later, another destroys', async () => {
  const people = [await registered('pri', 'RU-PRI'), await registered('pri', 'RU-PRI', 'confirmed')]
  for (const one of people) await closedAgo(one, 31)
  assert.equal(await destroyAccounts(db, { now: now(), atMost: 1 }), 1)
  await purge(db, now())
  for (const { accountId } of people) assert.equal((await actsOf(accountId)).length, 1)
})

test('CO-005 a destruction that fails at its last write has destroyed nothing, and is done by the next run', async () => {
  const mother = await registered('mag', 'RU-MAG')
  const card = await cardOf(mother)
  const closed = await registered('mag', 'RU-MAG', 'confirmed')
  await unlinkedAgo(card, mother, 31)
  await closedAgo(closed, 31)
  const before = [await tablesWith(card), await tablesWith(closed.accountId)]

  await sql`create function fail() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`.execute(
    db,
  )
  await sql`create trigger killed after insert on audit_event for each row execute function fail()`.execute(
    db,
  )
  await assert.rejects(destroyCards(db, { now: now(), atMost: 50 }), /killed/)
  await assert.rejects(destroyAccounts(db, { now: now(), atMost: 50 }), /killed/)
  await sql`drop trigger killed on audit_event`.execute(db)
  await sql`drop function fail`.execute(db)
  assert.deepEqual([await tablesWith(card), await tablesWith(closed.accountId)], before)

  await purge(db, now())
  assert.equal((await actsOf(card)).length, 1)
  assert.equal((await actsOf(closed.accountId)).length, 1)
})

test('CC-003 a card taken back while instances with other clocks destroy it is either whole or gone', async () => {
  const mother = await registered('kgd', 'RU-KGD')
  for (let round = 0; round < 8; round += 1) {
    const card = await cardOf(mother)
    await unlinkedAgo(card, mother, 29.99)
    const [answer] = await Promise.all([
      mother.browser.post(`/cards/${card}/leaving/undo`),
      destroyCards(db, { now: inDays(1), atMost: 50 }),
    ])
    const page = await mother.browser.get(`/cards/${card}`)
    const acts = await actsOf(card)
    assert.deepEqual(
      [page.statusCode, acts.length],
      answer.statusCode === 303 ? [200, 0] : [404, 1],
      `${answer.statusCode}`,
    )
  }
})

test('CO-004 who comes back while the account is being destroyed has it again or gets a new one', async () => {
  for (let round = 0; round < 4; round += 1) {
    const mother = await registered('kam', 'RU-KAM')
    await closedAgo(mother, 29.99)
    const browser = portal.browser()
    const [answer] = await Promise.all([
      browser.register('mother', 'kam'),
      destroyAccounts(db, { now: inDays(1), atMost: 50 }),
    ])
    assert.match(answer.headers.location ?? '', /^\/cards/)
    assert.equal((await browser.get('/cards')).statusCode, 200)
    const destroyed = (await actsOf(mother.accountId)).length === 1
    const after = await newestAccount(portal, 'RU-KAM')
    assert.equal(after.accountId === mother.accountId, !destroyed)
    await closedAgo(after, 60)
    await purge(db, now())
  }
})

// The embedded database runs one statement at a time: nothing of this can happen there.
if (usesPostgres()) {
  const link = ({ region, accountId }: Account, card: string) => ({
    region,
    card_id: card,
    account_id: accountId,
    kinship: 'child' as const,
    ground: 'kids-register' as const,
    since: now(),
  })

  test('CC-003 a card to which somebody is just being let in is spared, and only the ended link goes', async () => {
    const mother = await registered('bel', 'RU-BEL')
    const father = await registered('bel', 'RU-BEL', 'confirmed')
    const card = await cardOf(mother)
    await unlinkedAgo(card, mother, 31)
    await db.transaction().execute(async (letting) => {
      await letting.insertInto('card_keeper').values(link(father, card)).execute()
      await destroyCards(db, { now: now(), atMost: 50 })
      assert.deepEqual(await actsOf(card), [])
    })
    await purge(db, now())
    assert.deepEqual(
      (await actsOf(card)).map(({ destroyed }) => destroyed),
      [{ card_keeper: 1 }],
    )
    assert.equal((await father.browser.get(`/cards/${card}`)).statusCode, 200)
  })

  test('CC-003 a destruction that did not see the newest link takes itself back whole', async () => {
    const mother = await registered('nvs', 'RU-NVS')
    const father = await registered('nvs', 'RU-NVS', 'confirmed')
    const card = await cardOf(mother)
    await closedAgo(mother, 31)
    const destroyed = await db.transaction().execute(async (letting) => {
      await letting.selectFrom('patient_card').select('id').where('id', '=', card).forUpdate().execute()
      const waiting = Promise.allSettled([destroyAccounts(db, { now: now(), atMost: 50 })])
      await setTimeout(500)
      await letting.insertInto('card_keeper').values(link(father, card)).execute()
      return { waiting }
    })
    const [outcome] = await destroyed.waiting
    assert.equal(outcome.status === 'rejected' && outcome.reason.code, '23503')
    assert.deepEqual(await actsOf(mother.accountId), [])

    await purge(db, now())
    assert.equal((await actsOf(mother.accountId)).length, 1)
    assert.equal((await father.browser.get(`/cards/${card}`)).statusCode, 200)
  })
}
