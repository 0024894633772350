import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readConfig } from './config.ts'
import { StartError } from './lib/start-error.ts'

const folder = mkdtempSync(join(tmpdir(), 'gateway-'))
after(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const keys = { KEY_FILE: 'k', INDEX_KEY_FILE: 'i', PEPPER_FILE: 'p' }
const keyed = {
  ...keys,
  GATEWAY_ISSUER: 'https://gateway.example/oidc',
  GATEWAY_CLIENT_ID: 'portal',
  GATEWAY_KEY_FILE: file('client.key', 'a key'),
}

const gatewayOf = (env: Record<string, string>, name: 'gateway' | 'gateway:north' = 'gateway') => {
  const road = readConfig(env).roadOf(name)
  assert.equal(road.kind, 'gateway')
  return road.gateway
}

const refusal =
  (...words: readonly string[]) =>
  (error: unknown) =>
    error instanceof StartError &&
    words.every((word) => error.message.includes(word)) &&
    !error.message.includes('\n')

test('PR-008 without a word on the road the portal asks for a gateway, and says how else', () => {
  assert.throws(() => readConfig(keys), refusal('GATEWAY_ISSUER', 'IDENTITY_PROVIDER=esia'))
})

test('a gateway needs an issuer, a client id and a key, and takes ESIA’s scopes by itself', () => {
  const gateway = gatewayOf(keyed)
  assert.equal(gateway.issuer, 'https://gateway.example/oidc')
  assert.deepEqual(gateway.proof, { by: 'key', pem: 'a key', alg: undefined, kid: undefined })
  assert.match(gateway.scope, /^openid fullname .*\bid_doc\b/)
  assert.equal(gateway.idTokenAlg, 'RS256')
  assert.deepEqual(gateway.browserOrigins, ['https://esia.gosuslugi.ru'])
  assert.equal(gateway.deadlineMs, 5000)
})

test('a gateway that knows no keys is told a secret, of one line', () => {
  const secret = file('secret', 'a-secret-of-sixteen-and-more\n')
  const { GATEWAY_KEY_FILE: _, ...rest } = keyed
  const { proof } = gatewayOf({ ...rest, GATEWAY_SECRET_FILE: secret })
  assert.deepEqual(proof, { by: 'secret', secret: 'a-secret-of-sixteen-and-more' })

  for (const weak of ['short', 'two words and then some more', ''])
    assert.throws(
      () => readConfig({ ...rest, GATEWAY_SECRET_FILE: file('weak', weak) }),
      refusal('GATEWAY_SECRET_FILE'),
    )
  assert.throws(() => readConfig({ ...keyed, GATEWAY_SECRET_FILE: secret }), refusal('GATEWAY_KEY_FILE'))
  assert.throws(() => readConfig(rest), refusal('GATEWAY_KEY_FILE', 'GATEWAY_SECRET_FILE'))
})

test('a profile has settings of its own, and is asked for by its own names', () => {
  const north = { GATEWAY_NORTH_ISSUER: 'https://north.example', GATEWAY_NORTH_CLIENT_ID: 'north' }
  const env = { ...keyed, ...north, GATEWAY_NORTH_KEY_FILE: keyed.GATEWAY_KEY_FILE }
  assert.equal(gatewayOf(env, 'gateway:north').issuer, 'https://north.example')
  assert.equal(gatewayOf(env).issuer, keyed.GATEWAY_ISSUER)
  assert.throws(() => gatewayOf({ ...keyed, ...north }, 'gateway:north'), refusal('GATEWAY_NORTH_KEY_FILE'))
  assert.throws(
    () => readConfig({ ...keyed, IDENTITY_PROVIDER: 'gateway:south' }),
    refusal('GATEWAY_SOUTH_ISSUER'),
  )
})

for (const [name, value] of [
  ['IDENTITY_PROVIDER', 'Gateway'],
  ['IDENTITY_PROVIDER', 'gateway:'],
  ['IDENTITY_PROVIDER', 'gateway:../../evil'],
  ['GATEWAY_ISSUER', 'http://gateway.example'],
  ['GATEWAY_ISSUER', 'gateway.example'],
  ['GATEWAY_ISSUER', 'https://gateway.example/?a'],
  ['GATEWAY_ISSUER', 'https://me@gateway.example'],
  ['GATEWAY_CLIENT_ID', ''],
  ['GATEWAY_KEY_FILE', '/nowhere/gateway.key'],
  ['GATEWAY_KEY_ALG', 'HS256'],
  ['GATEWAY_ID_TOKEN_ALG', 'none'],
  ['GATEWAY_SCOPE', 'fullname'],
  ['GATEWAY_SCOPE', 'openid "snils"'],
  ['GATEWAY_CLAIMS_FILE', '/nowhere/claims.json'],
  ['GATEWAY_BROWSER_ORIGINS', 'https://esia.example/login'],
  ['GATEWAY_TIMEOUT_MS', '0'],
] as const) {
  test(`PR-008 ${name}=${value} is refused in one line that names it`, () => {
    assert.throws(() => readConfig({ ...keyed, [name]: value }), refusal(name))
  })
}
