import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fail, ok, type Result } from '../../lib/result.ts'
import type { ProviderFailure } from '../provider.ts'
import { keepMetadata } from './metadata-keeper.ts'
import { checkMetadata, type Metadata } from './metadata.ts'

const issuer = 'https://gateway.example/oidc'
const usual: Metadata = {
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
}
const expected = {
  issuer,
  idTokenAlg: 'RS256',
  browserOrigins: ['https://gateway.example', 'https://esia.example'],
  isSafe: (address: string) => address.startsWith('https:'),
}

test('a description needs an issuer and three addresses, and may say more', () => {
  assert.equal(checkMetadata(usual, expected).ok, true)
  const more: Metadata = {
    ...usual,
    authorization_endpoint: 'https://esia.example/auth',
    userinfo_endpoint: 'https://data.example/me',
    end_session_endpoint: `${issuer}/logout`,
    code_challenge_methods_supported: ['plain', 'S256'],
    id_token_signing_alg_values_supported: ['ES256', 'RS256'],
  }
  assert.equal(checkMetadata(more, expected).ok, true)
})

for (const [what, changed, words] of [
  ['another issuer', { issuer: 'https://another.example/oidc' }, /another issuer/],
  ['a slash at the end of the issuer', { issuer: `${issuer}/` }, /another issuer/],
  ['no address for people', { authorization_endpoint: undefined }, /lacks/],
  ['no address for tokens', { token_endpoint: undefined }, /lacks/],
  ['no keys', { jwks_uri: undefined }, /lacks/],
  ['tokens without https', { token_endpoint: 'http://gateway.example/token' }, /not safe/],
  ['keys without https', { jwks_uri: 'http://gateway.example/jwks' }, /not safe/],
  ['people’s data without https', { userinfo_endpoint: 'http://gateway.example/me' }, /not safe/],
  [
    'people sent elsewhere',
    { authorization_endpoint: 'https://evil.example/auth' },
    /GATEWAY_BROWSER_ORIGINS/,
  ],
  ['people sent to no address', { authorization_endpoint: 'auth' }, /GATEWAY_BROWSER_ORIGINS/],
  ['people let out elsewhere', { end_session_endpoint: 'https://evil.example/' }, /GATEWAY_BROWSER_ORIGINS/],
  ['PKCE by plain text alone', { code_challenge_methods_supported: ['plain'] }, /S256/],
  ['tokens signed otherwise', { id_token_signing_alg_values_supported: ['ES256'] }, /RS256/],
] as const) {
  test(`OA-034 a description with ${what} is refused`, () => {
    const checked = checkMetadata({ ...usual, ...changed }, expected)
    assert.equal(checked.ok, false)
    assert.match(checked.ok ? '' : checked.error, words)
  })
}

function keeper(answers: readonly Result<string, ProviderFailure>[]) {
  const clock = { ms: 0 }
  let asked = 0
  const metadata = keepMetadata({
    clock: () => clock.ms,
    discover: async () =>
      answers[asked++] ?? fail({ code: 'unavailable', detail: 'no more answers' } as const),
  })
  return { clock, metadata, asked: () => asked }
}
const down = fail({ code: 'unavailable', detail: 'down' } as const)

test('however many ask at once, the gateway is asked once', async () => {
  const { metadata, asked } = keeper([ok('one')])
  const all = await Promise.all(Array.from({ length: 50 }, () => metadata.read()))
  assert.ok(all.every((one) => one.ok && one.value === 'one'))
  assert.equal(asked(), 1)
})

test('a gateway that is down is left alone for two seconds, and then asked again', async () => {
  const { clock, metadata, asked } = keeper([down, ok('up')])
  assert.equal((await metadata.read()).ok, false)
  clock.ms = 1999
  assert.equal((await metadata.read()).ok, false)
  assert.equal(asked(), 1)
  clock.ms = 2000
  assert.equal((await metadata.read()).ok, true)
})

test('a description is read again after an hour, and kept where that fails', async () => {
  const { clock, metadata, asked } = keeper([ok('first'), down, ok('second')])
  await metadata.read()
  clock.ms = 3_599_999
  await metadata.read()
  assert.equal(asked(), 1)

  clock.ms = 3_600_000
  assert.deepEqual(await metadata.read(), ok('first'), 'nobody waits for the new one')
  await new Promise(setImmediate)
  assert.deepEqual([asked(), metadata.known(), metadata.isKnown()], [2, 'first', true])

  clock.ms = 7_200_000
  await metadata.read()
  await new Promise(setImmediate)
  assert.equal(metadata.known(), 'second')
})

test('whoever asks whether it is there makes it be looked for', async () => {
  const { metadata } = keeper([ok('there')])
  assert.deepEqual([metadata.known(), metadata.isKnown()], [undefined, false])
  await new Promise(setImmediate)
  assert.deepEqual([metadata.known(), metadata.isKnown()], ['there', true])
})
