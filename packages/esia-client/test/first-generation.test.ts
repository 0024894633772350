import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyCms } from '@registratura/gost'
import { esiaClient, inProcessSigner, type Signer } from '../index.ts'
import { clientOf, esia, scopes, settingsOf } from './esia.ts'
import { now, ours } from './keys.ts'

const origin = 'http://127.0.0.1:9'
const state = '0b6c2a51-3f0e-4a36-9a7c-7a6a2b1f4d10'
const v1 = { generation: 'v1' } as const
const honest = inProcessSigner({ ...ours, now: () => now })
/** It makes no CMS, as a raw signer may. */
const raw: Signer = {
  certificateHash: () => honest.certificateHash(),
  sign: (message) => honest.sign(message),
}

/** Whether the secret is a detached CMS of ours over these fields, in this order. */
function signs(fields: URLSearchParams, names: readonly string[]): boolean {
  const secret = fields.get('client_secret') ?? ''
  assert.match(secret, /^[\w-]{100,}$/, 'not base64url')
  const text = Buffer.from(names.map((name) => fields.get(name) ?? '').join(''))
  const verified = verifyCms(text, Buffer.from(secret, 'base64url'), ours.certificatePem)
  return verified.ok && verified.value.detached
}

test('the authorization address of v1 is ac, with a CMS and no hash', async () => {
  const address = new URL(await clientOf(origin, v1).authorizationUrl({ state, accessType: 'offline' }))
  const { client_secret: _secret, ...others } = Object.fromEntries(address.searchParams)

  assert.equal(address.origin + address.pathname, `${origin}/aas/oauth2/ac`)
  assert.deepEqual(others, {
    client_id: 'REGISTRATURA',
    redirect_uri: 'http://localhost:3000/sign-in/esia/callback',
    scope: scopes.join(' '),
    response_type: 'code',
    state,
    access_type: 'offline',
    timestamp: '2026.11.23 08:37:25 +0300',
  })
  assert.equal(signs(address.searchParams, ['scope', 'timestamp', 'client_id', 'state']), true)
  assert.equal(
    signs(address.searchParams, ['client_id', 'scope', 'timestamp', 'state', 'redirect_uri']),
    false,
  )
})

test('the token request of v1 is te, signed in the same order, the code not among it', async (t) => {
  const { client, heard } = await esia(t, { settings: v1 })
  assert.equal((await client.signIn({ code: 'the.code' })).ok, true)
  const [call] = heard
  const form = new URLSearchParams(call?.body)

  assert.equal(call?.url, '/aas/oauth2/te')
  assert.deepEqual([...form.keys()].toSorted(), [
    'client_id',
    'client_secret',
    'code',
    'grant_type',
    'redirect_uri',
    'scope',
    'state',
    'timestamp',
    'token_type',
  ])
  assert.equal(signs(form, ['scope', 'timestamp', 'client_id', 'state']), true)
  assert.notEqual(form.get('state'), state)
})

test('a refresh of v1 goes to te', async (t) => {
  const { client, heard } = await esia(t, { settings: v1 })
  assert.equal((await client.refresh({ refreshToken: 'x', oid: '1000299654' })).ok, true)
  const form = new URLSearchParams(heard[0]?.body)
  assert.equal(heard[0]?.url, '/aas/oauth2/te')
  assert.equal(signs(form, ['scope', 'timestamp', 'client_id', 'state']), true)
})

test('v3 is what a client speaks unless told', async () => {
  for (const change of [{}, { generation: 'v3' }] as const) {
    const address = new URL(await clientOf(origin, change).authorizationUrl({ state }))
    assert.equal(address.pathname, '/aas/oauth2/v2/ac')
    assert.equal(address.searchParams.get('access_type'), 'online')
  }
})

test('v1 with a signer that makes no CMS stops the client at its creation, and v3 does not need one', () => {
  const settings = { ...settingsOf(origin), signer: raw }
  assert.throws(() => esiaClient({ ...settings, ...v1 }), { name: 'TypeError', message: /signCms/ })
  esiaClient({ ...settings, generation: 'v3' })
})

test('a generation that is neither stops the client at its creation', () => {
  const settings: object = { ...settingsOf(origin), generation: 'v2' }
  // @ts-expect-error: a configuration file may say anything
  assert.throws(() => esiaClient(settings), TypeError)
})

const poor: readonly (readonly [name: string, signCms: NonNullable<Signer['signCms']>, message: RegExp])[] = [
  ['gives a raw signature', async () => new Uint8Array(64).fill(0x30), /64 bytes that are no CMS/],
  ['gives PEM', async () => Buffer.from('-----BEGIN CMS-----\n'.repeat(10)), /no CMS/],
  ['gives nothing', async () => new Uint8Array(), /0 bytes/],
  ['gives 17 KiB', async () => new Uint8Array(17 * 1024).fill(0x30), /no CMS/],
  ['fails', () => Promise.reject(new Error('PIN 1234 wrong')), /^The signer failed$/],
]

for (const [name, signCms, message] of poor) {
  test(`IF-007 a signer that ${name} for v1 throws a SigningError that tells no secret`, async () => {
    const client = clientOf(origin, { ...v1, signer: { ...raw, signCms } })
    await assert.rejects(client.authorizationUrl({ state }), { name: 'SigningError', message })
  })
}

test('IF-007 a signer that hangs for v1 is left at the deadline, and is told so', async () => {
  let told: AbortSignal | undefined
  const signCms = (_message: Uint8Array, signal?: AbortSignal) => {
    told = signal
    return Promise.withResolvers<Uint8Array>().promise
  }
  const client = clientOf(origin, { ...v1, deadlineMs: 50, signer: { ...raw, signCms } })
  const heldOpen = setTimeout(() => {}, 1000)
  await assert.rejects(client.authorizationUrl({ state }), { name: 'SigningError', message: /too slow/ })
  clearTimeout(heldOpen)
  assert.equal(told?.aborted, true)
})
