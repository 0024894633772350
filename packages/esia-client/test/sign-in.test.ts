import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyRaw } from '@registratura/gost'
import { esia, goodPerson } from './esia.ts'
import { now, ours } from './keys.ts'
import { accessClaims, idClaims, oid, rs256, subject, token } from './tokens.ts'

test('a confirmed person signs in with GOST tokens', async (t) => {
  const { client } = await esia(t)
  const result = await client.signIn({ code: 'code' })

  assert(result.ok, JSON.stringify(result))
  assert.deepEqual(result.value, {
    oid: '1000299654',
    authTime: new Date(now.getTime() - 300_000),
    confirmed: true,
    scopes: [
      'fullname',
      'birthdate',
      'gender',
      'snils',
      'id_doc',
      'medical_doc',
      'mobile',
      'email',
      'openid',
    ],
    person: {
      oid: '1000299654',
      firstName: 'Анна',
      lastName: 'Проверкина',
      middleName: 'Игоревна',
      birthDate: '1990-03-05',
      gender: 'F',
      snils: '00000060006',
      citizenship: 'RUS',
      trusted: true,
      status: 'REGISTERED',
      verifying: false,
      awaitsConfirmation: false,
      identityDocumentId: '71',
      updatedAt: new Date(1_780_000_000_000),
      contacts: [],
      documents: [],
      otherDocuments: [],
      addresses: [],
      kids: [],
      eTag: goodPerson.eTag,
    },
    tokens: {
      accessToken: result.value.tokens.accessToken,
      expiresAt: new Date(now.getTime() + 3_600_000),
    },
  })
})

test('a confirmed person signs in with RS256 tokens', async (t) => {
  const tokens = {
    id_token: token('id', idClaims(), rs256()),
    access_token: token('access', accessClaims(), rs256()),
  }
  const { client } = await esia(t, { tokens })

  assert.equal((await client.signIn({ code: 'code' })).ok, true)
})

test('the code goes to v3/te once, in a form signed over its own state, time and code', async (t) => {
  const { client, heard } = await esia(t)
  await client.signIn({ code: 'the.code+/=' })
  const [call] = heard
  const form = new URLSearchParams(call?.body)
  const field = (name: string) => form.get(name) ?? ''

  assert.equal(heard.length, 2)
  assert.equal(`${call?.method} ${call?.url}`, 'POST /aas/oauth2/v3/te')
  assert.equal(call?.headers['content-type'], 'application/x-www-form-urlencoded')
  assert.deepEqual([...form.keys()].sort(), [
    'client_certificate_hash',
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
  assert.equal(field('code'), 'the.code+/=')
  assert.equal(field('grant_type'), 'authorization_code')
  assert.equal(field('token_type'), 'Bearer')
  assert.equal(field('timestamp'), '2026.11.23 08:37:25 +0300')
  assert.match(field('state'), /^[\da-f-]{36}$/)

  const signed = ['client_id', 'scope', 'timestamp', 'state', 'redirect_uri', 'code'].map(field).join('')
  const signature = Buffer.from(field('client_secret'), 'base64url')
  assert.equal(verifyRaw(Buffer.from(signed), signature, ours.publicKey), true)
})

test('two sign-ins never share a state', async (t) => {
  const { client, heard } = await esia(t)
  await client.signIn({ code: 'one' })
  await client.signIn({ code: 'two' })
  const states = heard
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => new URLSearchParams(body).get('state'))

  assert.equal(states.length, 2)
  assert.notEqual(states[0], states[1])
})

test('the person is asked for with the access token, and only for what its scopes open', async (t) => {
  const access = accessClaims({ scope: `openid fullname?oid=${oid} mobile?oid=${oid} usr_org?oid=${oid}` })
  const accessToken = token('access', access)
  const { client, heard } = await esia(t, { tokens: { access_token: accessToken } })
  const result = await client.signIn({ code: 'code' })

  assert(result.ok)
  assert.deepEqual(result.value.scopes, ['openid', 'fullname', 'mobile'])
  assert.equal(heard[1]?.url, `/rs/prns/${oid}?embed=(contacts.elements)`)
  assert.equal(heard[1]?.headers['authorization'], `Bearer ${accessToken}`)
  assert.equal(heard[1]?.headers['accept'], 'application/json')
})

test('an account that only the id token or only the record calls confirmed is not', async (t) => {
  const unconfirmed = token('id', idClaims({ 'urn:esia:sbj': subject({ 'urn:esia:sbj:is_tru': undefined }) }))

  for (const play of [{ tokens: { id_token: unconfirmed } }, { person: { ...goodPerson, trusted: false } }]) {
    const { client } = await esia(t, play)
    const result = await client.signIn({ code: 'code' })
    assert(result.ok)
    assert.equal(result.value.confirmed, false)
  }
})

test('sign-in with scopes of its own signs and sends those', async (t) => {
  const { client, heard } = await esia(t)
  const result = await client.signIn({ code: 'code', scopes: ['openid', 'snils'] })

  assert(result.ok)
  assert.equal(new URLSearchParams(heard[0]?.body).get('scope'), 'openid snils')
  assert.deepEqual(result.value.scopes, ['snils', 'openid'])
  assert.equal(result.value.person.snils, '00000060006')
  assert.equal('firstName' in result.value.person, false)
  assert.equal('identityDocumentId' in result.value.person, false)
})

test('sign-in without openid is our own mistake and throws', async (t) => {
  const { client } = await esia(t)
  await assert.rejects(client.signIn({ code: 'code', scopes: ['fullname'] }), TypeError)
})
