import assert from 'node:assert/strict'
import { test } from 'node:test'
import { esia } from './esia.ts'
import { now } from './keys.ts'
import { accessClaims, idClaims, oid, subject, token, tokenOfText, type Claims } from './tokens.ts'

const seconds = now.getTime() / 1000

const issuers = [
  undefined,
  null,
  '',
  'http://esia.test.example',
  'https://esia.test.example/',
  'http://esia.test.example//',
  'http://ESIA.test.example/',
  'http://esia-portal1.test.gosuslugi.ru/',
  ['http://esia.test.example/'],
]
const audiences = [
  undefined,
  null,
  '',
  'OTHER',
  'registratura',
  'REGISTRATURA ',
  [],
  ['OTHER'],
  ['REGISTRATURA', 'OTHER'],
  [['REGISTRATURA']],
  { 0: 'REGISTRATURA' },
]
const subjects = [undefined, null, '', String(oid), 0, -oid, oid + 0.5, 2 ** 53, true, [oid]]

const refusals: readonly (readonly [name: string, claims: Claims, detail: RegExp, code?: string])[] = [
  ...issuers.map((iss) => [`OA-019 the issuer ${JSON.stringify(iss)}`, { iss }, /iss/] as const),
  ...audiences.map((aud) => [`OA-020 the audience ${JSON.stringify(aud)}`, { aud }, /aud/] as const),
  ['OA-020 two audiences and a foreign azp', { aud: ['REGISTRATURA', 'OTHER'], azp: 'OTHER' }, /azp/],
  ['OA-020 our audience and a foreign azp', { azp: 'OTHER' }, /azp/],
  ...subjects.map(
    (sub) => [`OA-021 the subject ${JSON.stringify(sub)}`, { sub }, /sub is not a positive/] as const,
  ),
  ['OA-021 a subject who is not the one inside', { sub: oid + 1 }, /differ/],
  ['OA-021 no urn:esia:sbj', { 'urn:esia:sbj': undefined }, /urn:esia:sbj is no object/],
  ['OA-021 urn:esia:sbj in an array', { 'urn:esia:sbj': [subject()] }, /urn:esia:sbj is no object/],
  ['OA-021 another oid inside', { 'urn:esia:sbj': subject({ 'urn:esia:sbj:oid': oid + 1 }) }, /differ/],
  [
    'OA-021 the oid inside as text',
    { 'urn:esia:sbj': subject({ 'urn:esia:sbj:oid': String(oid) }) },
    /differ/,
  ],
  ['PD-011 an employee', { 'urn:esia:sbj': subject({ 'urn:esia:sbj:typ': 'E' }) }, /not a person/],
  [
    'PD-011 no type of subject',
    { 'urn:esia:sbj': subject({ 'urn:esia:sbj:typ': undefined }) },
    /not a person/,
  ],
  ['is_tru as text', { 'urn:esia:sbj': subject({ 'urn:esia:sbj:is_tru': 'true' }) }, /is_tru/],
  ['OA-022 no iat', { iat: undefined }, /no time/],
  ['OA-022 iat as text', { iat: String(seconds) }, /no time/],
  ['OA-022 no exp', { exp: undefined }, /no time/],
  ['OA-022 nbf null', { nbf: null }, /no time/],
  ['OA-022 exp passed by 61 s', { exp: seconds - 61 }, /exp has passed/],
  ['OA-022 iat 61 s ahead', { iat: seconds + 61 }, /future/, 'clock-skew'],
  ['OA-022 nbf 61 s ahead', { nbf: seconds + 61 }, /future/, 'clock-skew'],
  ['IF-008 iat five minutes ahead', { iat: seconds + 300, nbf: seconds + 300 }, /future/, 'clock-skew'],
  ['no auth_time', { auth_time: undefined }, /auth_time/],
  ['auth_time as text', { auth_time: String(seconds) }, /auth_time/],
  ['auth_time 61 s ahead', { auth_time: seconds + 61 }, /auth_time/, 'clock-skew'],
]

for (const [name, claims, detail, code = 'invalid-token'] of refusals) {
  test(`an id token with ${name} is refused`, async (t) => {
    const { refuses } = await esia(t, { tokens: { id_token: token('id', idClaims(claims)) } })
    await refuses(code, detail)
  })
}

const accessRefusals: typeof refusals = [
  ...issuers.map((iss) => [`OA-019 the issuer ${JSON.stringify(iss)}`, { iss }, /iss/] as const),
  ['OA-020 another client_id', { client_id: 'OTHER' }, /client_id/],
  ['OA-020 no client_id', { client_id: undefined }, /client_id/],
  ['OA-020 client_id in an array', { client_id: ['REGISTRATURA'] }, /client_id/],
  ['OA-021 another person', { 'urn:esia:sbj_id': oid + 1 }, /another person/],
  [
    'OA-021 another person, with scopes that name nobody',
    { 'urn:esia:sbj_id': oid + 1, scope: 'openid fullname' },
    /another person than the id token/,
  ],
  ['OA-021 nobody', { 'urn:esia:sbj_id': undefined }, /not a positive integer/],
  ['OA-021 the oid as text', { 'urn:esia:sbj_id': String(oid) }, /not a positive integer/],
  ['OA-022 exp passed by 61 s', { exp: seconds - 61 }, /exp has passed/],
  ['OA-022 iat 61 s ahead', { iat: seconds + 61 }, /future/, 'clock-skew'],
  ['no scope', { scope: undefined }, /scope/],
  ['scopes in an array', { scope: ['openid', 'fullname'] }, /scope/],
  ['PD-009 a scope of another person', { scope: `openid fullname?oid=${oid + 1}` }, /another person/],
]

for (const [name, claims, detail, code = 'invalid-token'] of accessRefusals) {
  test(`an access token with ${name} is refused`, async (t) => {
    const { refuses, heard } = await esia(t, {
      tokens: { access_token: token('access', accessClaims(claims)) },
    })
    await refuses(code, detail)
    assert.equal(heard.length, 1, 'the person was asked for')
  })
}

test('an access token is no id token and an id token no access token', async (t) => {
  const asId = token('access', { ...accessClaims(), ...idClaims() })
  await (await esia(t, { tokens: { id_token: asId } })).refuses('invalid-token', /sbt/)

  const asAccess = token('id', { ...idClaims(), ...accessClaims() })
  await (await esia(t, { tokens: { access_token: asAccess } })).refuses('invalid-token', /sbt/)
})

test('a token that does not say of which kind it is passes by its claims', async (t) => {
  const header = JSON.stringify({ typ: 'JWT', alg: 'GOST3410_2012_256' })
  const { client } = await esia(t, { tokens: { id_token: tokenOfText(header, JSON.stringify(idClaims())) } })
  assert((await client.signIn({ code: 'code' })).ok)
})

test('OA-021 a subject that a double would round is refused', async (t) => {
  const claims = JSON.stringify(idClaims()).replaceAll(String(oid), '9007199254740993')
  const header = JSON.stringify({ typ: 'JWT', sbt: 'id', alg: 'GOST3410_2012_256' })
  const { refuses } = await esia(t, { tokens: { id_token: tokenOfText(header, claims) } })
  await refuses('invalid-token', /sub is not a positive integer/)
})

const accepted: readonly (readonly [name: string, claims: Claims])[] = [
  ['OA-020 the audience in an array', { aud: ['REGISTRATURA'] }],
  ['OA-020 two audiences and azp naming us', { aud: ['OTHER', 'REGISTRATURA'], azp: 'REGISTRATURA' }],
  ['OA-022 exp passed by 60 s', { exp: seconds - 60 }],
  ['OA-022 iat and nbf 60 s ahead', { iat: seconds + 60, nbf: seconds + 60 }],
  ['auth_time 60 s ahead', { auth_time: seconds + 60 }],
  ['nothing of is_tru', { 'urn:esia:sbj': subject({ 'urn:esia:sbj:is_tru': undefined }) }],
  ['OA-022 no nbf', { nbf: undefined }],
  ['OA-023 no nonce and an unknown claim, as ESIA sends none', { nonce: undefined, 'urn:esia:new': [1] }],
  ['an unknown level of account', { 'urn:esia:sbj': subject({ 'urn:esia:sbj:lvl': 'NEW' }) }],
]

for (const [name, claims] of accepted) {
  test(`an id token with ${name} is accepted`, async (t) => {
    const { client } = await esia(t, { tokens: { id_token: token('id', idClaims(claims)) } })
    const result = await client.signIn({ code: 'code' })
    assert(result.ok, JSON.stringify(result))
  })
}
