import assert from 'node:assert/strict'
import { test } from 'node:test'
import { certificateHash, readCertificate, verifyRaw } from '@registratura/gost'
import type { Signer } from '../index.ts'
import { clientOf, scopes } from './esia.ts'
import { ours } from './keys.ts'

const origin = 'http://127.0.0.1:9'
const state = '0b6c2a51-3f0e-4a36-9a7c-7a6a2b1f4d10'
const signer = (sign: Signer['sign']): Signer => ({ certificateHash: () => 'A'.repeat(64), sign })

test('the authorization address is v2/ac with exactly these parameters', async () => {
  const address = await clientOf(origin).authorizationUrl({ state })
  const { origin: host, pathname, searchParams } = new URL(address)
  const { client_secret: secret = '', ...others } = Object.fromEntries(searchParams)

  assert.equal(host + pathname, `${origin}/aas/oauth2/v2/ac`)
  assert.match(secret, /^[\w-]{86}$/)
  assert.deepEqual(others, {
    client_id: 'REGISTRATURA',
    client_certificate_hash: certificateHash(readCertificate(ours.certificatePem).der),
    redirect_uri: 'http://localhost:3000/sign-in/esia/callback',
    scope: scopes.join(' '),
    response_type: 'code',
    state,
    access_type: 'online',
    timestamp: '2026.11.23 08:37:25 +0300',
  })
})

test('the certificate hash is 64 upper-case hex characters', async () => {
  const { searchParams } = new URL(await clientOf(origin).authorizationUrl({ state }))
  assert.match(searchParams.get('client_certificate_hash') ?? '', /^[\dA-F]{64}$/)
})

test('the plus of the time zone travels as %2B and a space never as a plus', async () => {
  const address = await clientOf(origin).authorizationUrl({ state })

  assert.match(address, /timestamp=2026\.11\.23%2008%3A37%3A25%20%2B0300/)
  assert.doesNotMatch(address, /\+/)
})

test('the client secret is a raw signature over the decoded parameters in the order of v2', async () => {
  const { searchParams } = new URL(
    await clientOf(origin).authorizationUrl({ state, scopes: ['openid', 'snils'] }),
  )
  const field = (name: string) => searchParams.get(name) ?? ''
  const signature = Buffer.from(field('client_secret'), 'base64url')
  const verify = (names: readonly string[]) =>
    verifyRaw(Buffer.from(names.map(field).join('')), signature, ours.publicKey)

  assert.equal(signature.length, 64)
  assert.equal(verify(['client_id', 'scope', 'timestamp', 'state', 'redirect_uri']), true)
  assert.equal(verify(['scope', 'timestamp', 'client_id', 'state']), false)
})

test('only confirmed accounts are asked for by a filter in base64', async () => {
  const address = await clientOf(origin).authorizationUrl({ state, confirmedOnly: true })
  const filter = new URL(address).searchParams.get('person_filter') ?? ''

  assert.equal(filter, 'Y29uZl9hY2M=')
  assert.equal(Buffer.from(filter, 'base64').toString(), 'conf_acc')
})

test('a redirect address with parameters and a name in Punycode arrives and is signed as it stands', async () => {
  const redirectUri = 'https://xn--80aeb1a.xn--p1ai/вход?a=1&b=2'
  const address = await clientOf(origin, { redirectUri }).authorizationUrl({ state })

  assert.equal(new URL(address).searchParams.get('redirect_uri'), redirectUri)
})

for (const wrong of ['', 'state', `${state} `, `${state}0`, `${state}\n`, state.replaceAll('-', '')]) {
  test(`the state ${JSON.stringify(wrong)} is no UUID and throws`, async () => {
    await assert.rejects(clientOf(origin).authorizationUrl({ state: wrong }), TypeError)
  })
}

for (const wrong of [[], ['fullname'], ['openid', 'full name'], ['openid', ''], ['openid', 'имя']]) {
  test(`the scopes ${JSON.stringify(wrong)} throw`, async () => {
    await assert.rejects(clientOf(origin).authorizationUrl({ state, scopes: wrong }), TypeError)
  })
}

test('IF-007 a signer that fails throws a SigningError that tells no secret', async () => {
  const client = clientOf(origin, { signer: signer(() => Promise.reject(new Error('PIN 1234 wrong'))) })

  await assert.rejects(client.authorizationUrl({ state }), {
    name: 'SigningError',
    message: 'The signer failed',
  })
})

test('IF-007 a signer that hangs is left at the deadline', async () => {
  const { promise } = Promise.withResolvers<Uint8Array>()
  const client = clientOf(origin, { deadlineMs: 50, signer: signer(() => promise) })
  const heldOpen = setTimeout(() => {}, 1000)

  await assert.rejects(client.authorizationUrl({ state }), {
    name: 'SigningError',
    message: 'The signer was too slow',
  })
  clearTimeout(heldOpen)
})

test('IF-007 a signer that gives a PKCS#7 instead of 64 bytes is refused', async () => {
  const client = clientOf(origin, { signer: signer(async () => new Uint8Array(1200)) })

  await assert.rejects(client.authorizationUrl({ state }), { name: 'SigningError', message: /1200 bytes/ })
})
