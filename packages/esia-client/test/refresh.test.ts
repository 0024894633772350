import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyRaw } from '@registratura/gost'
import { esia, scopes, sendJson, type Play } from './esia.ts'
import { now, ours } from './keys.ts'
import { accessClaims, idClaims, oid, rs256, token, type Claims } from './tokens.ts'

const request = { refreshToken: '5b7a1f0e-2f5c-4f6e-9a44-0d8b6a1a9f10', oid: String(oid) }

test('a refresh brings verified tokens and the next refresh token', async (t) => {
  const { client } = await esia(t, { tokens: { refresh_token: 'next' } })
  const result = await client.refresh(request)

  assert(result.ok, JSON.stringify(result))
  assert.equal(result.value.oid, String(oid))
  assert.equal(result.value.tokens.refreshToken, 'next')
  assert.deepEqual(result.value.tokens.expiresAt, new Date(now.getTime() + 3_600_000))
  assert.deepEqual(result.value.scopes.toSorted(), scopes.toSorted())
})

test('a refresh is signed as v2/ac is, over its own state and time, and sends no code', async (t) => {
  const { client, heard } = await esia(t)
  await client.refresh(request)
  const [call] = heard
  const form = new URLSearchParams(call?.body)
  const field = (name: string) => form.get(name) ?? ''

  assert.equal(call?.url, '/aas/oauth2/v3/te')
  assert.deepEqual([...form.keys()].toSorted(), [
    'client_certificate_hash',
    'client_id',
    'client_secret',
    'grant_type',
    'redirect_uri',
    'refresh_token',
    'scope',
    'state',
    'timestamp',
    'token_type',
  ])
  assert.deepEqual([field('grant_type'), field('refresh_token')], ['refresh_token', request.refreshToken])
  const text = ['client_id', 'scope', 'timestamp', 'state', 'redirect_uri'].map(field).join('')
  const signature = Buffer.from(field('client_secret'), 'base64url')
  assert.equal(verifyRaw(Buffer.from(text), signature, ours.publicKey), true)
})

test('a refresh without an id token is one all the same, and its lifetime may be text', async (t) => {
  const { client } = await esia(t, { tokens: { id_token: undefined, expires_in: '3600' } })
  const result = await client.refresh(request)
  assert(result.ok, JSON.stringify(result))
  assert.equal('refreshToken' in result.value.tokens, false)
})

const access = (change: Claims) => ({ access_token: token('access', accessClaims(change)) })

const refusals: readonly (readonly [name: string, code: string, tokens: NonNullable<Play['tokens']>])[] = [
  [
    'is about another person',
    'invalid-token',
    { ...access({ 'urn:esia:sbj_id': oid + 1 }), id_token: undefined },
  ],
  [
    'is wholly about another person',
    'invalid-token',
    {
      ...access({ 'urn:esia:sbj_id': oid + 1, scope: 'openid' }),
      id_token: token(
        'id',
        idClaims({ sub: oid + 1, 'urn:esia:sbj': { 'urn:esia:sbj:typ': 'P', 'urn:esia:sbj:oid': oid + 1 } }),
      ),
    },
  ],
  [
    'has an id token of another person',
    'invalid-token',
    { id_token: token('id', idClaims({ sub: oid + 1 })) },
  ],
  [
    'has an expired id token',
    'invalid-token',
    { id_token: token('id', idClaims({ exp: now.getTime() / 1000 - 61 })) },
  ],
  ['has an id token that is null', 'invalid-answer', { id_token: null }],
  ['has an expired access token', 'invalid-token', access({ exp: now.getTime() / 1000 - 61 })],
  ['has an access token of another system', 'invalid-token', access({ client_id: 'OTHER' })],
  ['has an access token of another issuer', 'invalid-token', access({ iss: 'http://evil.example/' })],
  [
    'has an access token signed by nobody’s key',
    'invalid-token',
    { access_token: `${token('access', accessClaims()).slice(0, -4)}AAAA` },
  ],
  [
    'has the id token for an access token',
    'invalid-token',
    { access_token: token('id', idClaims(), rs256()) },
  ],
  ['has no access token', 'invalid-answer', { access_token: undefined }],
  ['has another state', 'invalid-answer', { state: 'x' }],
  ['has an error beside the tokens', 'invalid-answer', { error: 'x' }],
  ['has a lifetime of words', 'invalid-answer', { expires_in: 'hour' }],
  ['has a lifetime of 0', 'invalid-answer', { expires_in: '0' }],
  ['has a lifetime below 0', 'invalid-answer', { expires_in: -1 }],
  ['has a refresh token that is no text', 'invalid-answer', { refresh_token: 5 }],
  ['has a refresh token with a space', 'invalid-answer', { refresh_token: 'a b' }],
]

for (const [name, code, tokens] of refusals) {
  test(`a refresh whose answer ${name} brings no tokens`, async (t) => {
    const { client, heard } = await esia(t, { tokens })
    const result = await client.refresh(request)

    assert(!result.ok, 'tokens came')
    assert.equal(result.error.code, code, result.error.detail)
    assert.doesNotMatch(result.error.detail, /5b7a1f0e/)
    assert.equal(heard.length, 1)
  })
}

test('a refresh is never repeated: the token may be used up', async (t) => {
  const { client, heard } = await esia(t, { answerToken: (reply) => reply.socket?.destroy() })
  const broken = await client.refresh(request)
  assert(!broken.ok)
  assert.equal(broken.error.code, 'unavailable')
  assert.equal(heard.length, 1)
})

test('a used refresh token is a rejected grant', async (t) => {
  const { client } = await esia(t, {
    answerToken: (reply) => {
      sendJson(reply, { error: 'invalid_grant', error_description: 'ESIA-007011: expired' }, 400)
    },
  })
  const result = await client.refresh(request)
  assert(!result.ok)
  assert.deepEqual([result.error.code, result.error.esiaCode], ['grant-rejected', 'ESIA-007011'])
})

for (const refreshToken of ['', 'a b', 'токен', 'a\n', 'x'.repeat(4097)]) {
  test(`${JSON.stringify(refreshToken.slice(0, 10))} is no refresh token and throws before anybody is asked`, async (t) => {
    const { client, heard } = await esia(t)
    await assert.rejects(client.refresh({ ...request, refreshToken }), TypeError)
    assert.equal(heard.length, 0)
  })
}

test('a person is read anew by an access token that still proves whose it is', async (t) => {
  const { client, heard } = await esia(t)
  const result = await client.fetchPerson({ accessToken: token('access', accessClaims()) })
  assert(result.ok, JSON.stringify(result))
  assert.equal(result.value.firstName, 'Анна')
  assert.deepEqual(
    heard.map(({ method }) => method),
    ['GET'],
  )
})

const forged: readonly (readonly [name: string, accessToken: string])[] = [
  ['has expired', token('access', accessClaims({ exp: now.getTime() / 1000 - 61 }))],
  ['is of another system', token('access', accessClaims({ client_id: 'OTHER' }))],
  ['is an id token', token('id', idClaims())],
  ['is no token', 'x'],
  ['is empty', ''],
  ['has a scope of another person', token('access', accessClaims({ scope: `fullname?oid=${oid + 1}` }))],
]

for (const [name, accessToken] of forged) {
  test(`an access token that ${name} is not sent`, async (t) => {
    const { client, heard } = await esia(t)
    const result = await client.fetchPerson({ accessToken })
    assert(!result.ok)
    assert.equal(result.error.code, 'invalid-token')
    assert.equal(heard.length, 0)
  })
}
