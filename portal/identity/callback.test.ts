import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { location, type Browser } from '../../test/browser.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()
const { db } = portal.database

const sessions = async () => (await db.selectFrom('session').select('id').execute()).length
const accounts = async () => (await db.selectFrom('account').select('id').execute()).length
const tokenCalls = async () =>
  (await db.selectFrom('attempt').where('used_at', 'is not', null).select('id').execute()).length

/** Walks to the answer of Госуслуги without giving it to the portal. */
async function answerFor(person: string): Promise<{ browser: Browser; callback: string }> {
  const browser = portal.browser()
  const started = await browser.startRegistration()
  return { browser, callback: await browser.signInAtGosuslugi(location(started), person) }
}

async function refused(browser: Browser, path: string, status = 400): Promise<void> {
  const before = await sessions()
  const answer = await browser.get(path)
  assert.equal(answer.statusCode, status)
  assert.match(answer.body, /Начать ещё раз/)
  assert.doesNotMatch(answer.body, /ESIA-|state|access_denied|oauth/i)
  assert.equal(browser.cookies.has('__Host-session'), false)
  assert.equal(await sessions(), before)
}

test('OA-001 an answer without state signs nobody in', async () => {
  const { browser, callback } = await answerFor('confirmed')
  const code = new URL(callback, 'http://portal').searchParams.get('code') ?? ''
  const used = await tokenCalls()

  await refused(browser, `/esia/callback?code=${encodeURIComponent(code)}`)
  assert.equal(await tokenCalls(), used)
})

test('OA-002 an answer with a state that nobody asked for signs nobody in', async () => {
  const { browser, callback } = await answerFor('confirmed')
  const foreign = callback.replace(/state=[^&]+/, `state=${randomUUID()}`)

  await refused(browser, foreign)
})

test('OA-003 an answer given twice makes one account, and leads to the open cabinet', async () => {
  const { browser, callback } = await answerFor('confirmed')
  assert.equal(location(await browser.get(callback)), '/cards')
  const before = [await accounts(), await sessions()]

  assert.equal(location(await browser.get(callback)), '/cards')
  assert.deepEqual([await accounts(), await sessions()], before)
})

test('OA-003 an answer given again after the sign-out starts nothing', async () => {
  const { browser, callback } = await answerFor('confirmed')
  await browser.get(callback)
  await browser.post('/sign-out')

  await refused(browser, callback)
})

test('OA-004 an answer carried into another browser opens nothing there', async () => {
  const { callback } = await answerFor('confirmed')
  await refused(portal.browser(), callback)

  const victim = portal.browser()
  await victim.startRegistration()
  await refused(victim, callback)
})

test('OA-007 a state is no session', async () => {
  const { browser, callback } = await answerFor('confirmed')
  const state = new URL(callback, 'http://portal').searchParams.get('state') ?? ''
  for (const token of [state, browser.cookies.get('__Host-attempt') ?? '']) {
    browser.cookies.set('__Host-session', token)
    assert.equal((await browser.get('/cards')).statusCode, 401)
  }
})

test('OA-009 doubled parameters are read by neither their first nor their last', async () => {
  const { browser, callback } = await answerFor('confirmed')
  for (const extra of ['&code=other', '&state=other', '&state[]=other']) {
    const doubled = extra.startsWith('&state[]') ? callback.replace('state=', 'state[]=') : callback + extra
    await refused(browser, doubled)
  }
})

test('OA-010 a refusal at Госуслуги is told, and the road may be taken again without a second consent', async () => {
  const browser = portal.browser()
  const started = await browser.startRegistration()
  const refusal = await browser.signInAtGosuslugi(location(started), 'minor', { allow: false })

  const answer = await browser.get(refusal)
  assert.equal(answer.statusCode, 403)
  assert.match(answer.body, /Вы отказались передать данные/)
  assert.equal((await browser.get('/bel/registration')).statusCode, 200)
})

test('OA-013 a code of any shape ends on a page', async () => {
  const { browser, callback } = await answerFor('confirmed')
  const state = new URL(callback, 'http://portal').searchParams.get('state') ?? ''
  for (const code of ['', '%00', '%ff%fe', 'x'.repeat(8000)]) {
    const answer = await browser.get(`/esia/callback?state=${state}&code=${code}`)
    assert.ok([400, 502, 414].includes(answer.statusCode), `${answer.statusCode}`)
    assert.equal(browser.cookies.has('__Host-session'), false)
  }
})

test('OA-014 only GET is an answer of Госуслуги, and HEAD uses nothing up', async () => {
  const { browser, callback } = await answerFor('confirmed')
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin', cookie }
  for (const method of ['HEAD', 'POST', 'PUT', 'OPTIONS'] as const) {
    const answer = await portal.app.inject({ method, url: callback, headers })
    assert.equal(answer.statusCode, 405, method)
  }
  assert.equal(location(await browser.get(callback)), '/cards')
})

test('CC-002 of a hundred answers at once one opens a session', async () => {
  const { browser, callback } = await answerFor('mother')
  const before = [await accounts(), await sessions()]
  const answers = await Promise.all(Array.from({ length: 100 }, () => browser.get(callback)))

  assert.equal(answers.filter((answer) => location(answer) === '/cards').length, 1)
  assert.ok(answers.every(({ statusCode }) => statusCode === 303 || statusCode === 400))
  assert.deepEqual(
    [await accounts(), await sessions()],
    before.map((count) => count + 1),
  )
})

test('CC-001 the same person in two browsers at once gets one account with one card', async () => {
  const [one, other] = [await answerFor('minor'), await answerFor('minor')]
  const before = await accounts()
  const answers = await Promise.all([one.browser.get(one.callback), other.browser.get(other.callback)])

  assert.deepEqual(answers.map(location), ['/cards', '/cards'])
  assert.equal(await accounts(), before + 1)
  const cards = await db.selectFrom('card_keeper').select('account_id').execute()
  assert.equal(new Set(cards.map(({ account_id }) => account_id)).size, cards.length)
})

test('PD-001 an unconfirmed account is stopped, and nothing of its person is kept', async () => {
  const before = [await accounts(), await sessions()]
  const { browser, callback } = await answerFor('unconfirmed')
  const answer = await browser.get(callback)

  assert.equal(answer.statusCode, 403)
  assert.match(answer.body, /не подтверждена/)
  assert.deepEqual([await accounts(), await sessions()], before)
  const waiting = await db.selectFrom('attempt').where('person_sealed', 'is not', null).select('id').execute()
  assert.deepEqual(waiting, [])
})

test('an answer that comes after ten minutes starts nothing', async () => {
  const { browser, callback } = await answerFor('confirmed')
  portal.later(10 * 60_000)
  await refused(browser, callback)
})
