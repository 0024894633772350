import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { location, type Browser } from '../../test/browser.ts'
import { newestAccount } from '../../test/family.ts'
import { filledPath } from '../../test/filled-path.ts'
import { startPortal } from '../../test/portal.ts'
import { ownCardOf } from '../../test/sharing.ts'

const portal = await startPortal()
const { db } = portal.database
const nobodys = 'c0ffee00-0000-4000-8000-00000000000f'

async function enter(person: string, slug: string, region: string) {
  const browser = portal.browser()
  assert.equal(location(await browser.register(person, slug)), '/cards')
  return { browser, card: await ownCardOf(browser), ...(await newestAccount(portal, region)) }
}

/** The note is made after the answer. */
async function refusedOf(accountId: string, expected: number) {
  for (let patience = 100; ; patience -= 1) {
    const rows = await db
      .selectFrom('audit_event')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('event', '=', 'card.refused')
      .execute()
    if (rows.length >= expected || patience === 0) return rows
    await wait(20)
  }
}

const cardRoutes = portal.levels.filter(
  ({ method, url }) => method !== 'HEAD' && /^\/cards\/:card(?:\/|$)/.test(url),
)

const askAll = async (browser: Browser, card: string) => {
  const answers = []
  for (const { method, url } of cardRoutes) {
    const path = filledPath(url, { card })
    const answer = await (method === 'GET' ? browser.get(path) : browser.post(path, { version: '1' }))
    answers.push({
      what: `${method} ${url}`,
      status: answer.statusCode,
      body: answer.body.replaceAll(/[\dA-Z]{5}-[\dA-Z]{5}/g, '').replaceAll(card, ''),
    })
  }
  return answers
}

test('AZ-001 AZ-002 a card of another reads like one that nobody has, on every route, and the log tells who asked', async () => {
  const [owner, other] = [await enter('mother', 'bel', 'RU-BEL'), await enter('confirmed', 'bel', 'RU-BEL')]
  const rowOf = () =>
    db.selectFrom('patient_card').selectAll().where('id', '=', owner.card).executeTakeFirst()
  const before = await rowOf()

  const theirs = await askAll(other.browser, owner.card)
  const asked = theirs.filter(({ status }) => status === 404).length
  assert.ok(asked > 15, String(asked))
  assert.ok(
    theirs.every(({ status }) => status === 404 || status === 400),
    JSON.stringify(theirs.map(({ what, status }) => [what, status])),
  )
  const noted = await refusedOf(other.accountId, asked)
  assert.equal(noted.length, Math.min(asked, 30))
  for (const { region, id, sealed } of noted) {
    const opened = portal.vault.open(
      region,
      { table: 'audit_event', column: 'sealed', id },
      sealed ?? Buffer.of(),
    )
    assert.partialDeepStrictEqual(opened, { card: owner.card, address: '127.0.0.1' })
  }

  assert.deepEqual(await askAll(other.browser, nobodys), theirs)
  assert.deepEqual(await rowOf(), before)
  assert.deepEqual(await refusedOf(owner.accountId, 0), [])
})

test('AZ-001 a flood of guessed ids is answered like the first one, and fills no log', async () => {
  const { browser, accountId } = await enter('minor', 'ta', 'RU-TA')
  for (let at = 0; at < 80; at += 1) {
    assert.equal(
      (await browser.get(`/cards/c0ffee00-0000-4000-8000-${String(at).padStart(12, '0')}`)).statusCode,
      404,
    )
  }
  await wait(100)
  assert.equal((await refusedOf(accountId, 30)).length, 30)
})

test('AZ-001 what is no id, or comes without a session, is noted nowhere', async () => {
  const { browser, accountId, card } = await enter('no-policy', 'sam', 'RU-SAM')
  assert.equal((await browser.get('/cards/none')).statusCode, 404)
  assert.equal((await portal.browser().get(`/cards/${card}`)).statusCode, 401)
  assert.equal((await browser.get(`/cards/${card}`)).statusCode, 200)
  await wait(100)
  assert.deepEqual(await refusedOf(accountId, 0), [])
})
