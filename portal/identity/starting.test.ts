import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { location, type Answer, type Browser } from '../../test/browser.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()
const sent = (answer: Answer) => new URL(location(answer)).searchParams
const started = async () =>
  (await portal.database.db.selectFrom('attempt').select('id').where('state_hash', 'is not', null).execute())
    .length

async function agreed(): Promise<Browser> {
  const browser = portal.browser()
  await browser.startRegistration()
  return browser
}

test('OA-008 a state that somebody brings along is not used: the portal makes its own', async () => {
  const browser = await agreed()
  const brought = randomUUID()
  for (const path of ['/bel/registration/start', '/bel/sign-in/start']) {
    const answer = await browser.post(`${path}?state=${brought}`)
    assert.notEqual(sent(answer).get('state'), brought)
    assert.match(sent(answer).get('state') ?? '', /^[\da-f-]{36}$/)
  }
})

test('OA-030 OA-031 an address to go on to is taken from nobody, at the start and at the end', async () => {
  const lures = [
    '//evil.example',
    '/\\evil.example',
    '/%09/evil.example',
    'https:evil.example',
    'javascript:alert(1)',
  ]
  for (const lure of lures) {
    const browser = await agreed()
    const query = new URLSearchParams({ next: lure, redirect_uri: lure, return: lure })
    const answer = await browser.post(`/bel/registration/start?${query.toString()}`)
    assert.equal(sent(answer).get('redirect_uri'), 'http://localhost:3000/esia/callback')
    const callback = await browser.signInAtGosuslugi(location(answer), 'confirmed')
    assert.equal(location(await browser.get(`${callback}&${query.toString()}`)), '/cards')
  }
})

test('OA-029 the address to come back to is that of the settings, whatever a proxy says of the host', async () => {
  const browser = await agreed()
  const answer = await browser.post(
    '/bel/registration/start',
    {},
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', forwarded: 'host=evil.example' },
  )
  assert.equal(sent(answer).get('redirect_uri'), 'http://localhost:3000/esia/callback')
})

test('HD-010 an address that a stranger writes into a header is not theirs, in the log of events', async () => {
  const browser = portal.browser()
  browser.address = '203.0.113.7'
  const spoofed = {
    'x-forwarded-for': '198.51.100.9, 10.0.0.1',
    forwarded: 'for=198.51.100.9',
    'x-real-ip': '198.51.100.9',
  }
  await browser.get('/esia/callback?code=x', spoofed)

  const { region, id, sealed } = await portal.database.db
    .selectFrom('audit_event')
    .select(['region', 'id', 'sealed'])
    .where('event', '=', 'identity.failed')
    .executeTakeFirstOrThrow()
  const opened = portal.vault.open(
    region,
    { table: 'audit_event', column: 'sealed', id },
    sealed ?? Buffer.of(),
  )
  assert.deepEqual(opened, { address: '203.0.113.7', reason: 'unfinished' })
})

const strangers: readonly (readonly [what: string, headers: Readonly<Record<string, string>>])[] = [
  ['an image', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
  ['a frame', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
  ['a prefetch', { 'sec-purpose': 'prefetch' }],
  ['a prerender', { 'sec-purpose': 'prefetch;prerender' }],
  ['a script', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
  ['a link on another site', { 'sec-fetch-site': 'cross-site' }],
  ['a typed address', { 'sec-fetch-site': 'none' }],
]
for (const [what, headers] of strangers) {
  test(`SE-019 ${what} starts no road to Госуслуги`, async () => {
    const browser = await agreed()
    const before = await started()
    const answer = await browser.get('/bel/registration/start', headers)
    assert.equal(location(answer), '/bel/registration')
    assert.equal(await started(), before)
  })
}

test('SE-019 a sign-in has no address that starts it by being opened', async () => {
  const before = await started()
  assert.equal((await portal.browser().get('/bel/sign-in/start')).statusCode, 405)
  assert.equal(await started(), before)
})

test('ID-009 opening every page, as a scanner of mail does, changes nothing', async () => {
  const browser = await agreed()
  const { db } = portal.database
  const rows = async () =>
    Promise.all(
      (['attempt', 'account', 'session', 'patient_card', 'consent', 'support_request'] as const).map(
        async (table) => (await db.selectFrom(table).selectAll().execute()).length,
      ),
    )
  const before = await rows()
  const pages = portal.routes.filter(({ method, url }) => method === 'GET' && !url.includes('*'))
  assert.ok(pages.length > 15)
  for (const { url } of pages) {
    await browser.get(url.replace(':region', 'bel').replaceAll(/:\w+/g, randomUUID()), {
      'sec-purpose': 'prefetch',
    })
  }
  assert.deepEqual(await rows(), before)
})
