import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, test } from 'node:test'
import { location, type Browser } from '../../../test/browser.ts'
import { startPortal, type TestPortal } from '../../../test/portal.ts'
import { forgetEverybody, tracesIn, watchEvents } from '../../../test/traces.ts'

const portal = await startPortal({ road: 'gateway' })
afterEach(() => forgetEverybody(portal))

/** Walks to the answer of Госуслуги without giving it to the portal. */
async function answerFor(
  person: string,
  how?: { allow: boolean },
): Promise<{ browser: Browser; callback: string }> {
  const browser = portal.browser()
  const started = await browser.startRegistration()
  return { browser, callback: await browser.signInAtGosuslugi(location(started), person, how) }
}

async function stops(browser: Browser, path: string, status: number, of: TestPortal = portal): Promise<void> {
  const before = await tracesIn(of)
  const events = await watchEvents(of)
  const answer = await browser.get(path)
  assert.equal(answer.statusCode, status, answer.body)
  assert.match(answer.body, /Начать ещё раз/)
  assert.equal(browser.cookies.has('__Host-session'), false)
  assert.deepEqual(await tracesIn(of), before)
  assert.equal((await events()).length, 1)
}

test('a person registers through the gateway, and comes back by it to the same card', async () => {
  const first = portal.browser()
  assert.equal(location(await first.register('confirmed')), '/cards')
  assert.match((await first.get('/cards')).body, /Иванова Вера Павловна/)
  const before = await tracesIn(portal)

  const again = portal.browser()
  const started = await again.post('/bel/sign-in/start')
  const answer = await again.get(await again.signInAtGosuslugi(location(started), 'confirmed'))
  assert.equal(location(answer), '/cards')
  assert.deepEqual(await tracesIn(portal), { ...before, session: 2 })
})

test('the gateway is asked for a code by PKCE, with a nonce, and is told nothing of the person', async () => {
  const started = await portal.browser().startRegistration()
  const { origin, pathname, searchParams } = new URL(location(started))
  assert.equal(`${origin}${pathname}`, `${portal.simulator}/gateway/auth`)
  const asked = Object.fromEntries(searchParams)
  assert.equal(asked['response_type'], 'code')
  assert.equal(asked['code_challenge_method'], 'S256')
  assert.match(asked['code_challenge'] ?? '', /^[\w-]{43}$/)
  assert.match(asked['nonce'] ?? '', /^[\w-]{43}$/)
  assert.equal(asked['redirect_uri'], 'http://localhost:3000/gateway/callback')
  assert.deepEqual(Object.keys(asked).toSorted(), [
    'client_id',
    'code_challenge',
    'code_challenge_method',
    'nonce',
    'redirect_uri',
    'response_type',
    'scope',
    'state',
  ])
})

test('two attempts of one person share neither nonce nor challenge', async () => {
  const asked = await Promise.all([portal.browser(), portal.browser()].map((one) => one.startRegistration()))
  for (const name of ['nonce', 'code_challenge', 'state']) {
    const [one, other] = asked.map((answer) => new URL(location(answer)).searchParams.get(name))
    assert.notEqual(one, other, name)
  }
})

test('who refuses to hand data over is told so, and nothing is kept', async () => {
  const { browser, callback } = await answerFor('mother', { allow: false })
  await stops(browser, callback, 403)
})

test('an account that Госуслуги has not confirmed opens none here', async () => {
  const { browser, callback } = await answerFor('unconfirmed')
  await stops(browser, callback, 403)
})

test('OA-001 OA-002 an answer without a state, or with a foreign one, signs nobody in', async () => {
  const { browser, callback } = await answerFor('confirmed')
  await stops(browser, callback.replace(/&?state=[^&]+/, ''), 400)
  await stops(browser, callback.replace(/state=[^&]+/, `state=${randomUUID()}`), 400)
})

test('OA-003 an answer given twice makes one account, and leads to the open cabinet', async () => {
  const { browser, callback } = await answerFor('confirmed')
  assert.equal(location(await browser.get(callback)), '/cards')
  const before = await tracesIn(portal)
  assert.equal(location(await browser.get(callback)), '/cards')
  assert.deepEqual(await tracesIn(portal), before)
})

test('OA-004 an answer carried into another browser opens nothing there', async () => {
  const { callback } = await answerFor('confirmed')
  const victim = portal.browser()
  await victim.startRegistration()
  await stops(victim, callback, 400)
})

test('OA-005 a code of another person’s attempt is refused, since its challenge was another', async () => {
  const attacker = await answerFor('mother')
  const victim = await answerFor('confirmed')
  const code = new URL(attacker.callback, 'http://portal').searchParams.get('code') ?? ''
  await stops(victim.browser, victim.callback.replace(/code=[^&]+/, `code=${code}`), 502)
})

test('OA-009 a parameter given twice is no answer', async () => {
  for (const name of ['code', 'state', 'iss']) {
    const { browser, callback } = await answerFor('confirmed')
    const value = new URL(callback, 'http://portal').searchParams.get(name) ?? ''
    await stops(browser, `${callback}&${name}=${encodeURIComponent(value)}`, 400)
  }
})

test('OA-033 an answer to another road’s address is none', async () => {
  const swapped = await startPortal({
    road: 'gateway',
    regions: withRoads(portal, { 'RU-TA': 'gateway:second', 'RU-SAM': 'esia' }),
  })
  for (const path of ['/gateway/second/callback', '/esia/callback']) {
    const browser = swapped.browser()
    const started = await browser.startRegistration()
    const callback = await browser.signInAtGosuslugi(location(started), 'confirmed')
    await stops(browser, callback.replace('/gateway/callback', path), 400, swapped)
  }
})

function withRoads({ regions }: TestPortal, roads: Readonly<Record<string, 'esia' | 'gateway:second'>>) {
  return new Map(
    [...regions].map(([code, region]) => {
      const provider = roads[code]
      return [code, provider === undefined ? region : { ...region, provider }]
    }),
  )
}

test('regions take roads of their own, and one person is one account of each', async () => {
  const both = await startPortal({ road: 'gateway', regions: withRoads(portal, { 'RU-TA': 'esia' }) })
  const browser = both.browser()
  const [gateway, esia] = [await browser.startRegistration('bel'), await browser.startRegistration('ta')]
  assert.match(location(gateway), /\/gateway\/auth\?/)
  assert.match(location(esia), /\/aas\/oauth2\/v2\/ac\?/)

  for (const region of ['bel', 'ta'])
    assert.equal(location(await both.browser().register('confirmed', region)), '/cards', region)
  assert.equal((await tracesIn(both))['account'], 2)
})

test('a gateway that knows no keys takes the secret, and not another', async () => {
  const by = (proof: (secret: string) => string) =>
    startPortal({
      road: 'gateway',
      gateway: (_, { keys }) => ({
        clientId: 'registratura-secret',
        proof: { by: 'secret', secret: proof(readFileSync(join(keys, 'gateway-client.secret'), 'utf8')) },
      }),
    })
  const right = await by((secret) => secret)
  assert.equal(location(await right.browser().register('confirmed')), '/cards')

  const wrong = await by((secret) => `${secret}x`)
  const answer = await wrong.browser().register('confirmed')
  assert.equal(answer.statusCode, 502)
  assert.equal((await tracesIn(wrong))['account'], 0)
})

test('who signs out here is signed out at Госуслуги, and lands where they began', async () => {
  const browser = portal.browser()
  await browser.register('confirmed')
  const out = await browser.post('/sign-out')
  const { origin, pathname, searchParams } = new URL(location(out))
  assert.equal(`${origin}${pathname}`, `${portal.simulator}/gateway/logout`)
  assert.equal(searchParams.get('post_logout_redirect_uri'), 'http://localhost:3000/bel/signed-out')
  assert.equal(searchParams.get('client_id'), 'registratura')
  const there = await fetch(location(out), { redirect: 'manual' })
  assert.equal(there.headers.get('location'), 'http://localhost:3000/bel/signed-out')
})
