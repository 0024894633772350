import assert from 'node:assert/strict'
import { createHash, createPublicKey, randomUUID, sign, verify, type JsonWebKey } from 'node:crypto'
import { test } from 'node:test'
import { Browser } from '../testing/browser.ts'
import { newestCode, personOf } from '../testing/person.ts'
import { trialStand } from '../testing/trial-stand.ts'

const trial = await trialStand('RS256')
const issuer = `${trial.stand.origin}/gateway`
const redirectUri = `${trial.stand.portalOrigin}/gateway/callback`
const verifier = 'a-verifier-of-at-least-forty-three-characters'
const challenge = createHash('sha256').update(verifier).digest('base64url')

type Json = Readonly<Record<string, unknown>>

async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await trial.app.inject({ url: path, headers: { host: '127.0.0.1:3001', ...headers } })
  const said: Json = answer.json()
  return { status: answer.statusCode, said }
}

function authorization(changed: Readonly<Record<string, string>> = {}): string {
  const query = {
    client_id: 'registratura',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid fullname snils',
    state: randomUUID(),
    nonce: 'a-nonce',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changed,
  }
  return `/gateway/auth?${new URLSearchParams(query).toString()}`
}

type Walked = { readonly browser: Browser; readonly back: URL | undefined; readonly asked: boolean }

/** The stand's pages, from a client's request back to it; whether the person was asked what to hand over. */
async function walk(person: string, request = authorization()): Promise<Walked> {
  const browser = new Browser(trial.app)
  const begun = await openHere(browser, request)
  if (begun !== undefined || browser.path !== '/login/') return { browser, back: begun, asked: false }

  const { snils = '', password } = personOf(trial, person)
  await browser.send({ login: snils, password })
  const back = await follow(browser, await browser.send({ code: newestCode(trial, person) }))
  if (back !== undefined) return { browser, back, asked: false }
  return { browser, back: await follow(browser, await browser.send({ answer: 'allow' })), asked: true }
}

const openHere = async (browser: Browser, path: string) => follow(browser, await browser.open(path))

/** The gateway writes its addresses in full, the stand's pages theirs from the root. */
async function follow(browser: Browser, next: URL | undefined): Promise<URL | undefined> {
  const isHere = next !== undefined && [trial.stand.origin, 'http://localhost'].includes(next.origin)
  return isHere ? openHere(browser, `${next.pathname}${next.search}`) : next
}

async function codeOf(person: string, asked?: string): Promise<string> {
  const { back } = await walk(person, asked)
  return back?.searchParams.get('code') ?? ''
}

function assertion(changed: Json = {}): string {
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: 'registratura',
    sub: 'registratura',
    aud: issuer,
    iat: now,
    exp: now + 60,
    jti: randomUUID(),
    ...changed,
  }
  const text = [{ alg: 'ES256' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  const key = { key: trial.files['gateway-client.key'], dsaEncoding: 'ieee-p1363' } as const
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
}

async function tokens(code: string, changed: Readonly<Record<string, string>> = {}) {
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion(),
    ...changed,
  }
  const answer = await trial.app.inject({
    method: 'POST',
    url: '/gateway/token',
    headers: { host: '127.0.0.1:3001', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })
  const said: Json = answer.json()
  return { status: answer.statusCode, said }
}

const partsOf = (token: unknown): readonly Json[] =>
  String(token)
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()))

async function published() {
  const answer = await trial.app.inject({ url: '/gateway/jwks' })
  const { keys }: { keys: readonly (JsonWebKey & { kid: string })[] } = answer.json()
  return keys
}

async function isSignedWithPublished(token: string): Promise<boolean> {
  const [header] = partsOf(token)
  const jwk = (await published()).find(({ kid }) => kid === header?.['kid'])
  if (jwk === undefined) return false
  const [head = '', claims = '', signature = ''] = token.split('.')
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  return verify('sha256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'))
}

test('the gateway describes itself where OpenID Connect looks', async () => {
  const { status, said } = await get('/gateway/.well-known/openid-configuration')
  assert.equal(status, 200)
  assert.equal(said['issuer'], issuer)
  assert.deepEqual(said['code_challenge_methods_supported'], ['S256'])
  assert.deepEqual(said['token_endpoint_auth_methods_supported'], ['private_key_jwt', 'client_secret_basic'])
  assert.equal(said['authorization_response_iss_parameter_supported'], true)
  assert.equal(said['end_session_endpoint'], `${issuer}/logout`)
})

test('a person signs in on ESIA’s own pages, and the gateway tells what the scopes open', async () => {
  const { back } = await walk('confirmed')
  assert.equal(`${back?.origin}${back?.pathname}`, redirectUri)
  assert.equal(back?.searchParams.get('iss'), issuer)

  const { status, said } = await tokens(back?.searchParams.get('code') ?? '')
  assert.equal(status, 200, JSON.stringify(said))
  const [header, claims] = partsOf(said['id_token'])
  assert.equal(header?.['alg'], 'RS256')
  assert.equal(claims?.['nonce'], 'a-nonce')
  assert.equal(claims?.['sub'], String(personOf(trial, 'confirmed').oid))
  assert.equal(claims?.['aud'], 'registratura')
  assert.equal(typeof claims?.['auth_time'], 'number')
  assert.ok(await isSignedWithPublished(String(said['id_token'])))

  const person = await get('/gateway/me', { authorization: `Bearer ${String(said['access_token'])}` })
  assert.deepEqual(Object.keys(person.said).toSorted(), [
    'family_name',
    'given_name',
    'middle_name',
    'snils',
    'status',
    'sub',
    'trusted',
  ])
})

test('who has granted it before is asked nothing, who has not is asked on ESIA’s page', async () => {
  assert.equal((await walk('confirmed')).asked, false)
  const { back, asked } = await walk('mother')
  assert.equal(asked, true)
  assert.ok(back?.searchParams.has('code'))
  assert.equal((await walk('mother')).asked, false)
})

test('a code serves once, its verifier alone, and the client that proves itself', async () => {
  const refusals: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [{ code_verifier: `${verifier}x` }, 'invalid_grant'],
    [{ redirect_uri: `${redirectUri}x` }, 'invalid_grant'],
    [{ client_assertion: assertion({ aud: 'https://another.example' }) }, 'invalid_client'],
    [{ client_assertion: assertion({ exp: 1 }) }, 'invalid_client'],
    [{ client_assertion: `${assertion().slice(0, -8)}AAAAAAAA` }, 'invalid_client'],
  ]
  for (const [changed, error] of refusals) {
    const { said } = await tokens(await codeOf('confirmed'), changed)
    assert.equal(said['error'], error, JSON.stringify(changed).slice(0, 60))
  }
  const code = await codeOf('confirmed')
  assert.equal((await tokens(code)).status, 200)
  assert.equal((await tokens(code)).said['error'], 'invalid_grant')
})

for (const [what, changed, error] of [
  ['without PKCE', { code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
  ['with PKCE by plain text', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['for tokens at once', { response_type: 'id_token' }, 'unsupported_response_type'],
  ['for nobody to be asked', { prompt: 'none' }, 'login_required'],
] as const) {
  test(`a request ${what} comes back with ${error}, and no code`, async () => {
    const { back } = await walk('confirmed', authorization(changed))
    const answer = new URLSearchParams(back?.search || back?.hash.slice(1))
    assert.deepEqual([answer.get('error'), answer.has('code')], [error, false])
  })
}

for (const [what, changed] of [
  ['another site', { redirect_uri: 'https://another.example/gateway/callback' }],
  ['another page of the portal', { redirect_uri: `${trial.stand.portalOrigin}/cards` }],
  ['a client that nobody registered', { client_id: 'nobody' }],
] as const) {
  test(`a request that would end at ${what} gets a page of the stand, under its banner`, async () => {
    const { browser, back } = await walk('confirmed', authorization(changed))
    assert.equal(back, undefined)
    assert.match(browser.page, /Тестовый стенд ЕСИА — не вводите настоящие пароли/)
    assert.match(browser.page, /Шлюз не принял запрос/)
  })
}

test('keys change when they are told to; the former go at once, or stay for a while', async () => {
  const kids = async () => (await published()).map(({ kid }) => kid)
  const rotate = async (query: string) => {
    const answer = await trial.app.inject({ method: 'POST', url: `/trial/gateway/keys${query}` })
    return answer.json<{ kid: string }>().kid
  }
  const [before] = await kids()
  const second = await rotate('')
  assert.deepEqual(await kids(), [second, before])
  const third = await rotate('?former=drop')
  assert.deepEqual(await kids(), [third])

  const { said } = await tokens(await codeOf('confirmed'))
  assert.equal(partsOf(said['id_token'])[0]?.['kid'], third)
})

test('the way out ends ESIA’s session, and leads only to the portal', async () => {
  const { browser } = await walk('confirmed')
  const out = (to: string, client = 'registratura') =>
    browser.open(
      `/gateway/logout?${new URLSearchParams({ client_id: client, post_logout_redirect_uri: to }).toString()}`,
    )
  assert.equal(await out('https://another.example/'), undefined)
  assert.equal(await out(trial.stand.portalOrigin, 'nobody'), undefined)
  assert.match(browser.page, /не зарегистрирован|is not registered/)

  assert.equal((await out(`${trial.stand.portalOrigin}/bel/signed-out`))?.pathname, '/bel/signed-out')
  await openHere(browser, authorization())
  assert.equal(browser.path, '/login/')
})
