import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { Clients } from '../clients/clients.ts'
import { Browser } from '../testing/browser.ts'
import {
  authorizationFields,
  rawSignature,
  sign,
  signedText,
  timestamp,
  type Fields,
} from '../testing/integrator.ts'
import { trialStand } from '../testing/trial-stand.ts'

const trial = await trialStand()

const ask = (fields: Fields | string) =>
  new Browser(trial.app).ask('GET', `/aas/oauth2/v2/ac?${new URLSearchParams(fields).toString()}`)

/** What the client reads on its own address after a refusal. */
async function refusal(fields: Fields | string): Promise<Readonly<Record<string, string>>> {
  const answer = await ask(fields)
  assert.equal(answer.statusCode, 302, answer.body)
  const back = new URL(String(answer.headers.location))
  assert.equal(`${back.origin}${back.pathname}`, 'http://localhost:3000/esia/callback')
  return Object.fromEntries(back.searchParams)
}

const set =
  (more: Fields) =>
  (fields: Fields): Fields => ({ ...fields, ...more })

const without =
  (name: string) =>
  ({ [name]: _gone, ...rest }: Fields): Fields =>
    rest

test('a right request leads to the login page with a session of its own', async () => {
  const answer = await ask(authorizationFields(trial))
  assert.equal(answer.statusCode, 302)
  assert.equal(answer.headers.location, '/login/')
  assert.match(
    String(answer.headers['set-cookie']),
    /^ESIA_SESSION=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax$/,
  )
})

test('an unknown client gets a page and no redirect', async () => {
  for (const client_id of ['775607_DP', '']) {
    const answer = await ask(authorizationFields(trial, set({ client_id })))
    assert.equal(answer.statusCode, 400)
    assert.equal(answer.headers.location, undefined)
  }
})

test('an address off the client’s domains gets a page and no redirect', async () => {
  for (const redirect_uri of [
    'https://evil.example/esia/callback',
    'http://localhost.evil.example/',
    'http://localhost@evil.example/',
    'http://user@localhost:3000/',
    'http://localhost:3000/#',
    'javascript:alert(1)',
    '/esia/callback',
    '//localhost:3000/',
    'http://evil.example\\@localhost:3000/',
    'http://localhost:3000\\@evil.example/',
    'http:localhost:3000/',
    'http:/localhost:3000/',
    ' http://localhost:3000/',
    'http://localhost:3000/ ',
    'http://local\thost:3000/',
    'http://localhost:3000/\r\nX: y',
    'http://localhost:3000/\0',
  ]) {
    const answer = await ask(authorizationFields(trial, set({ redirect_uri })))
    assert.equal(answer.statusCode, 400, redirect_uri)
    assert.equal(answer.headers.location, undefined)
    assert.match(answer.body, /ESIA-007023/)
  }
})

test('the path, the query and the port of the address are free', async () => {
  for (const redirect_uri of [
    'http://localhost:3000/',
    'https://localhost/a?b=c',
    'http://localhost:8080/x',
  ]) {
    const answer = await ask(authorizationFields(trial, set({ redirect_uri })))
    assert.equal(answer.headers.location, '/login/', redirect_uri)
  }
})

test('each missing parameter is named in brackets, in the order of the table', async () => {
  const mandatory = 'client_certificate_hash client_secret scope response_type state access_type timestamp'
  for (const name of mandatory.split(' ')) {
    const answer = await refusal(authorizationFields(trial, undefined, without(name)))
    assert.equal(answer['error'], 'invalid_request')
    assert.equal(
      answer['error_description'],
      `ESIA-007014: The request doesn\`t contain the mandatory parameter [${name}].`,
    )
  }
  const none = await refusal({
    client_id: 'REGISTRATURA',
    redirect_uri: 'http://localhost:3000/esia/callback',
  })
  assert.match(none['error_description'] ?? '', /\[client_certificate_hash\]/)
})

test('the state comes back with a refusal, and is not made up where none was sent', async () => {
  const fields = authorizationFields(trial, set({ response_type: 'token' }))
  assert.equal((await refusal(fields))['state'], fields['state'])
  assert.equal('state' in (await refusal(authorizationFields(trial, undefined, without('state')))), false)
})

test('a parameter sent twice is refused, and twice an address is no address', async () => {
  const query = new URLSearchParams(authorizationFields(trial)).toString()
  assert.match((await refusal(`${query}&scope=openid`))['error_description'] ?? '', /^ESIA-007003/)
  const answer = await ask(`${query}&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fother`)
  assert.equal(answer.statusCode, 400)
  assert.match(answer.body, /ESIA-007003/)
})

test('a response type other than code is refused', async () => {
  const answer = await refusal(authorizationFields(trial, set({ response_type: 'token' })))
  assert.equal(answer['error'], 'unsupported_response_type')
  assert.match(answer['error_description'] ?? '', /^ESIA-007009/)
})

test('an empty scope and a scope that was not registered have codes of their own', async () => {
  assert.match(
    (await refusal(authorizationFields(trial, set({ scope: ' ' }))))['error_description'] ?? '',
    /^ESIA-007013/,
  )
  const foreign = await refusal(authorizationFields(trial, set({ scope: 'openid ndfl_person' })))
  assert.equal(foreign['error'], 'invalid_scope')
  assert.match(foreign['error_description'] ?? '', /^ESIA-007006/)
})

test('a request is believed for five minutes on either side of now, in any zone', async () => {
  const at = (seconds: number) => timestamp(new Date(trial.clock.now.getTime() + seconds * 1000))
  const code = async (stamp: string) =>
    (await refusal(authorizationFields(trial, set({ timestamp: stamp }))))['error_description']?.slice(0, 11)

  assert.equal(await code(at(-301)), 'ESIA-007015')
  assert.equal(await code(at(302)), 'ESIA-007015')
  assert.equal(await code(at(0).replace('+', ' ')), 'ESIA-007015')
  assert.equal(await code(trial.clock.now.toISOString()), 'ESIA-007015')
  assert.equal(await code('2026.13.45 99:99:99 +0300'), 'ESIA-007015')
  assert.match(trial.lines.at(-1) ?? '', /is no moment of any calendar/)
  for (const stamp of [at(-299), at(290), at(-3 * 3600).replace('+0300', '+0000')]) {
    const answer = await ask(authorizationFields(trial, set({ timestamp: stamp })))
    assert.equal(answer.headers.location, '/login/', stamp)
  }
})

test('the secret is read in both alphabets, padded or not', async () => {
  for (let tries = 0; tries < 4; tries += 1) {
    const fields = authorizationFields(trial)
    const url = fields['client_secret'] ?? ''
    const classic = Buffer.from(url, 'base64url').toString('base64')
    for (const client_secret of [url, `${url}==`, classic, classic.replace(/=+$/, '')]) {
      const answer = await ask({ ...fields, client_secret })
      assert.equal(answer.headers.location, '/login/', client_secret)
    }
  }
})

test('the hash is read in either case and with colons', async () => {
  const fields = authorizationFields(trial)
  const hash = fields['client_certificate_hash'] ?? ''
  for (const written of [hash.toLowerCase(), hash.replaceAll(/(..)(?=.)/g, '$1:')]) {
    const answer = await ask({ ...fields, client_certificate_hash: written })
    assert.equal(answer.headers.location, '/login/', written)
  }
})

test('a wrong secret is refused in one way, and the log says what is wrong with it', async () => {
  const v1 = (of: Fields) => `${of['scope']}${of['timestamp']}${of['client_id']}${of['state']}`
  const encoded = (of: Fields) =>
    'client_id scope scope_org timestamp state redirect_uri'
      .split(' ')
      .map((name) => encodeURIComponent(of[name] ?? ''))
      .join('')
  const secret = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

  const wrong: readonly (readonly [change: (of: Fields) => Fields, line: RegExp])[] = [
    [(of) => ({ ...of, client_secret: sign(trial, v1(of)) }), /order of v1/],
    [(of) => ({ ...of, client_secret: sign(trial, encoded(of)) }), /percent-encoded/],
    [
      (of) => ({ ...of, client_secret: secret(rawSignature(trial, signedText(of)).toReversed()) }),
      /reversed/,
    ],
    [(of) => ({ ...of, client_secret: sign(trial, `${signedText(of)}x`) }), /does not hold/],
    [(of) => ({ ...of, state: randomUUID() }), /does not hold/],
    [(of) => ({ ...of, client_secret: secret(new Uint8Array(64)) }), /does not hold/],
    [
      (of) => ({ ...of, client_secret: secret(Uint8Array.of(0x30, 0x82, 1, 2)) }),
      /4 bytes instead of the 64.*no CMS/,
    ],
    [(of) => ({ ...of, client_secret: '@@@' }), /neither base64url nor base64/],
    [(of) => ({ ...of, client_secret: 'a b/' }), /neither base64url nor base64 .*sent as %2B/],
    [(of) => ({ ...of, client_certificate_hash: 'AB'.repeat(20) }), /40 characters/],
    [(of) => ({ ...of, client_certificate_hash: 'AB'.repeat(32) }), /not of a registered certificate/],
  ]
  for (const [change, line] of wrong) {
    const fields = authorizationFields(trial, undefined, change)
    const answer = await refusal(fields)
    assert.equal(answer['error'], 'access_denied')
    assert.equal(answer['error_description'], 'ESIA-007053: OAuthErrorEnum.clientSecretWrong')
    const said = trial.lines.at(-1) ?? ''
    assert.match(said, line)
    assert.equal(said.includes(fields['client_secret'] ?? ''), false, 'the log keeps no secret')
  }
})

test('a certificate out of its validity signs nothing', async () => {
  const late = await trialStand('RS256', (stand) => ({
    ...stand,
    clients: new Clients(
      stand.clients.all().map((client) => ({
        ...client,
        certificates: client.certificates.map((one) => ({ ...one, notAfter: new Date(0) })),
      })),
    ),
  }))
  const query = new URLSearchParams(authorizationFields(late)).toString()
  const answer = await late.app.inject({ url: `/aas/oauth2/v2/ac?${query}` })
  assert.match(String(answer.headers.location), /ESIA-007053/)
})

test('the checks stand in their order: the first that fails is the one that answers', async () => {
  const all: Fields = { response_type: 'token', scope: 'nonsense', timestamp: 'never', client_secret: 'x' }
  const repairs: readonly (readonly [code: string, repair: Fields])[] = [
    ['ESIA-007009', { response_type: 'code' }],
    ['ESIA-007006', { scope: 'openid' }],
    ['ESIA-007015', { timestamp: timestamp(trial.clock.now) }],
    ['ESIA-007053', {}],
  ]
  let fields = { ...authorizationFields(trial), ...all }
  for (const [code, repair] of repairs) {
    assert.equal((await refusal(fields))['error_description']?.slice(0, 11), code)
    fields = { ...fields, ...repair }
  }
})

test('an unknown access type and an unreadable filter are invalid values', async () => {
  for (const more of [{ access_type: 'sometimes' }, { person_filter: 'nobody' }] as const) {
    assert.match(
      (await refusal(authorizationFields(trial, set(more))))['error_description'] ?? '',
      /^ESIA-007003/,
    )
  }
})

test('PKCE takes S256 alone', async () => {
  const code_challenge = createHash('sha256').update('x'.repeat(43)).digest('base64url')
  const plain = await refusal(
    authorizationFields(trial, set({ code_challenge, code_challenge_method: 'plain' })),
  )
  assert.match(plain['error_description'] ?? '', /^ESIA-007003/)
  const answer = await ask(authorizationFields(trial, set({ code_challenge, code_challenge_method: 'S256' })))
  assert.equal(answer.headers.location, '/login/')
})

test('a form posted by the client serves as well, and what is no form is refused', async () => {
  const browser = new Browser(trial.app)
  const posted = await browser.ask('POST', '/aas/oauth2/v2/ac', authorizationFields(trial), {
    'sec-fetch-site': 'none',
  })
  assert.equal(posted.headers.location, '/login/')

  const crossSite = await browser.ask('POST', '/aas/oauth2/v2/ac', authorizationFields(trial), {
    'sec-fetch-site': 'cross-site',
    cookie: '',
  })
  assert.equal(crossSite.statusCode, 303)
  assert.match(String(crossSite.headers.location), /^\/aas\/oauth2\/v2\/ac\?/)

  const json = await trial.app.inject({
    method: 'POST',
    url: '/aas/oauth2/v2/ac',
    payload: { client_id: 'x' },
  })
  assert.equal(json.statusCode, 400)
  assert.match(json.body, /ESIA-007038/)
})

test('what a client sends can not write a second line into the log', async () => {
  await ask(authorizationFields(trial, set({ client_id: 'x\nesia-simulator: all is well' })))
  assert.equal((trial.lines.at(-1) ?? '').includes('\n'), false)
})
