import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Browser } from '../../../test/browser.ts'
import { giveCard, newestAccount, shareCard } from '../../../test/family.ts'
import { startPortal } from '../../../test/portal.ts'
import { answerReturn, undoLasts, undoneSince, undoUntil } from './leaving.ts'

const portal = await startPortal()
const { db, now } = portal.database
const day = 24 * 60 * 60_000

/** A mother with a child's card, in a region of her own. */
async function mother(slug: string, region: string) {
  const browser = portal.browser()
  assert.equal(location(await browser.register('mother', slug)), '/cards')
  const account = await newestAccount(portal, region)
  // Госуслуги keeps its own clock, and the tests before have moved ours on.
  await db
    .updateTable('session')
    .set({ proved_at: portal.database.now() })
    .where('account_id', '=', account.accountId)
    .execute()
  const card = await giveCard(portal, { ...account, kinship: 'child' })
  return { browser, ...account, card }
}

/** Signed in anew: no session lives for a month. */
async function again(slug: string, person = 'mother'): Promise<Browser> {
  const browser = portal.browser()
  const started = await browser.post(`/${slug}/sign-in/start`)
  await browser.get(await browser.signInAtGosuslugi(location(started), person))
  return browser
}

const unlink = (browser: Browser, card: string) => browser.post(`/cards/${card}/leaving`)
const takeBack = (browser: Browser, card: string) => browser.post(`/cards/${card}/leaving/undo`)

const eventsOf = async (accountId: string) =>
  (await db.selectFrom('audit_event').select('event').where('account_id', '=', accountId).execute())
    .map(({ event }) => event)
    .filter((event) => event.startsWith('card.') && !/made|refused/.test(event))

test('TM-006 a card may be taken back a millisecond before its month ends, and not at its end', () => {
  const endedAt = new Date('2026-11-23T09:00:00Z')
  const until = undoUntil(endedAt)
  assert.ok(endedAt > undoneSince(new Date(until.getTime() - 1)))
  assert.ok(!(endedAt > undoneSince(until)))
  assert.equal(undoLasts, 30 * day)
})

test('a return is answered by what became of the card', () => {
  const nothing = { returned: false, kept: false, late: false }
  assert.equal(answerReturn({ ...nothing, returned: true }), 'returned')
  assert.equal(answerReturn({ ...nothing, kept: true }), 'returned')
  assert.equal(answerReturn({ ...nothing, late: true }), 'late')
  assert.equal(answerReturn(nothing), 'unknown')
})

test('the page before says what goes and what stays, and nothing is gone by reading it', async () => {
  const { browser, card } = await mother('bel', 'RU-BEL')
  const page = await browser.get(`/cards/${card}/leaving`)
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /Удалить карту: Орешкина Мария/)
  assert.match(page.body, /Записи в поликлинике: портал их не меняет/)
  assert.equal((await browser.get(`/cards/${card}`)).statusCode, 200)
})

test('an unlinked card is gone at once, and a line without its name says until when it may come back', async () => {
  const { browser, card } = await mother('ta', 'RU-TA')
  assert.equal(location(await unlink(browser, card)), '/cards?unlinked')

  const { body } = await browser.get('/cards?unlinked')
  assert.match(body, /Карта удалена[^]*Удалённые карты[^]*Ваш ребёнок. Удалена [^]*вернуть можно до/)
  assert.doesNotMatch(body, /Мария|Орешкина/)
  for (const path of ['', '/leaving', '/contacts', '/mistakes/lastName']) {
    assert.equal((await browser.get(`/cards/${card}${path}`)).statusCode, 404, path)
  }
})

test('AZ-020 who came with a password alone, or proved long ago, is asked for a proof, and the card stays', async () => {
  const { browser, card, accountId } = await mother('kam', 'RU-KAM')
  for (const stale of [{ how: 'password' as const }, { how: 'esia' as const, proved_at: new Date(0) }]) {
    await db.updateTable('session').set(stale).where('account_id', '=', accountId).execute()
    for (const answer of [await browser.get(`/cards/${card}/leaving`), await unlink(browser, card)]) {
      assert.match(answer.body, /Сначала подтвердите, что это Вы[^]*action="\/esia\/proof"/)
      assert.match(answer.body, new RegExp(`name="back" value="/cards/${card}/leaving"`))
      assert.doesNotMatch(answer.body, /action="\/cards\/[^"]*\/leaving"/)
    }
    assert.equal((await unlink(browser, card)).statusCode, 403)
    assert.equal((await browser.get(`/cards/${card}`)).statusCode, 200)
  }
  assert.deepEqual(await eventsOf(accountId), [])
})

test('a second press unlinks nothing twice, and finds it done', async () => {
  const { browser, card, accountId } = await mother('sam', 'RU-SAM')
  const answers = await Promise.all([1, 2, 3].map(() => unlink(browser, card)))
  answers.push(await unlink(browser, card))
  assert.deepEqual([...new Set(answers.map(location))], ['/cards?unlinked'])
  assert.deepEqual(await eventsOf(accountId), ['card.unlinked'])
})

test('a card comes back whole on day 29, however often the button is pressed', async () => {
  const { browser, card, accountId } = await mother('sve', 'RU-SVE')
  await unlink(browser, card)
  portal.later(29 * day)
  const later = await again('sve')
  const answers = await Promise.all([takeBack(later, card), takeBack(later, card)])
  assert.deepEqual(answers.map(location), [`/cards/${card}?returned`, `/cards/${card}?returned`])

  const page = await later.get(`/cards/${card}?returned`)
  assert.match(page.body, /Карта снова в Вашем кабинете[^]*Орешкина/)
  assert.doesNotMatch((await later.get('/cards')).body, /Удалённые карты/)
  assert.deepEqual(await eventsOf(accountId), ['card.unlinked', 'card.returned'])
})

test('on day 31 a card does not come back, and a page says so', async () => {
  const { browser, card, accountId } = await mother('oms', 'RU-OMS')
  await unlink(browser, card)
  portal.later(31 * day)
  const later = await again('oms')
  assert.doesNotMatch((await later.get('/cards')).body, /Удалённые карты/)

  const answer = await takeBack(later, card)
  assert.equal(answer.statusCode, 410)
  assert.match(answer.body, /Вернуть карту уже нельзя/)
  assert.equal((await later.get(`/cards/${card}`)).statusCode, 404)
  assert.deepEqual(await eventsOf(accountId), ['card.unlinked'])
})

test('one’s own card is not unlinked: its page leads to the closing of the account', async () => {
  const { browser, accountId } = await mother('nvs', 'RU-NVS')
  const own = await db
    .selectFrom('card_keeper')
    .select('card_id')
    .where('account_id', '=', accountId)
    .where('kinship', '=', 'self')
    .executeTakeFirstOrThrow()
  const page = await browser.get(`/cards/${own.card_id}/leaving`)
  assert.match(page.body, /вместе с кабинетом[^]*href="\/settings\/closing"/)

  assert.equal((await unlink(browser, own.card_id)).statusCode, 409)
  assert.match((await browser.get('/cards')).body, /Ваша карта/)
})

test('AZ-002 a stranger’s card is neither unlinked nor taken back, and reads like one that never was', async () => {
  const { browser: anna, card } = await mother('irk', 'RU-IRK')
  const stranger = portal.browser()
  await stranger.register('minor', 'irk')
  const unknown = '00000000-0000-4000-8000-000000000000'

  const pages = await Promise.all(
    [card, unknown, 'x'].flatMap((id) => [
      stranger.get(`/cards/${id}/leaving`),
      unlink(stranger, id),
      takeBack(stranger, id),
    ]),
  )
  const bodies = pages.map(({ body }) => body.replaceAll(/номер запроса: <[^>]*>[\w-]+/g, ''))
  assert.deepEqual([...new Set(pages.map(({ statusCode }) => statusCode))], [404])
  assert.equal(new Set(bodies).size, 1)
  assert.equal((await anna.get(`/cards/${card}`)).statusCode, 200)

  await unlink(anna, card)
  assert.equal((await takeBack(stranger, card)).statusCode, 404)
  assert.equal((await takeBack(anna, card)).statusCode, 303)
})

test('AZ-013 one parent’s unlinking takes nothing from the other, and withdraws the invitations of their own', async () => {
  const { browser: anna, card, region, accountId } = await mother('sa', 'RU-SA')
  const other = portal.browser()
  await other.register('confirmed', 'sa')
  const theirs = await newestAccount(portal, region)
  await shareCard(portal, { ...theirs, cardId: card })
  const invitation = {
    region,
    card_id: card,
    kinship: 'child' as const,
    made_at: now(),
    expires_at: new Date(now().getTime() + 60_000),
  }
  for (const [index, account] of [accountId, theirs.accountId].entries()) {
    await db
      .insertInto('card_invitation')
      .values({
        ...invitation,
        id: `00000000-0000-4000-8000-00000000000${index}`,
        account_id: account,
        code_hash: Buffer.from([index]),
      })
      .execute()
  }

  await unlink(anna, card)
  assert.equal((await anna.get(`/cards/${card}`)).statusCode, 404)
  assert.match((await other.get(`/cards/${card}`)).body, /Орешкина/)
  assert.doesNotMatch((await other.get('/cards')).body, /Удалённые карты/)
  const left = await db.selectFrom('card_invitation').select('account_id').execute()
  assert.deepEqual(left, [{ account_id: theirs.accountId }])
})

test('a link that ended with its person’s coming of age is not taken back', async () => {
  const { browser, card } = await mother('pri', 'RU-PRI')
  await db
    .updateTable('card_keeper')
    .set({ ended_at: now(), end_reason: 'of-age' })
    .where('card_id', '=', card)
    .execute()
  assert.doesNotMatch((await browser.get('/cards')).body, /Удалённые карты/)
  assert.equal((await takeBack(browser, card)).statusCode, 404)
})

test('without a session nothing is unlinked or taken back, and what was sent is said to be lost', async () => {
  const { browser, card } = await mother('mag', 'RU-MAG')
  const stranger = portal.browser()
  for (const answer of [
    await stranger.get(`/cards/${card}/leaving`),
    await unlink(stranger, card),
    await takeBack(stranger, card),
  ]) {
    assert.equal(answer.statusCode, 401)
  }
  assert.equal((await browser.get(`/cards/${card}`)).statusCode, 200)
})

test('CC-003 an edit and an unlinking at once end as if one had come after the other', async () => {
  const { browser, card } = await mother('kgd', 'RU-KGD')
  for (let round = 0; round < 5; round += 1) {
    const version = `${(await db.selectFrom('patient_card').select('version').where('id', '=', card).executeTakeFirstOrThrow()).version}`
    const [edited, unlinked] = await Promise.all([
      browser.post(`/cards/${card}/mistakes/lastName`, { version, value: `Петрова${'а'.repeat(round)}` }),
      unlink(browser, card),
    ])
    assert.equal(location(unlinked), '/cards?unlinked')
    const after = await db
      .selectFrom('patient_card')
      .select('version')
      .where('id', '=', card)
      .executeTakeFirstOrThrow()
    assert.equal(after.version, Number(version) + (edited.statusCode === 303 ? 1 : 0), edited.body)
    assert.equal((await browser.get(`/cards/${card}`)).statusCode, 404)
    await takeBack(browser, card)
  }
})
