import assert from 'node:assert/strict'
import { createHash, createPublicKey, verify } from 'node:crypto'
import { test } from 'node:test'
import { readCertificate, verifyRaw } from '@registratura/gost'
import {
  askTokens,
  authorizationFields,
  refreshFields,
  sign,
  signedText,
  timestamp,
  tokenFields,
  type Fields,
} from '../testing/integrator.ts'
import { codeFor } from '../testing/person.ts'
import { trialStand, wait } from '../testing/trial-stand.ts'

type Claims = Readonly<Record<string, unknown>>

const set =
  (more: Fields) =>
  (fields: Fields): Fields => ({ ...fields, ...more })

function read(token: unknown): { header: Claims; claims: Claims; signed: Buffer; signature: Buffer } {
  const [header = '', claims = '', signature = ''] = String(token).split('.')
  const json = (part: string): Claims => JSON.parse(Buffer.from(part, 'base64url').toString())
  return {
    header: json(header),
    claims: json(claims),
    signed: Buffer.from(`${header}.${claims}`),
    signature: Buffer.from(signature, 'base64url'),
  }
}

async function refused(answer: ReturnType<typeof askTokens>, status: number, code: string, error: string) {
  const { statusCode, body } = await answer
  const said: Claims = JSON.parse(body)
  assert.equal(String(said['error_description']).slice(0, 11), `ESIA-${code}`, body)
  assert.equal(said['error'], error)
  assert.equal(statusCode, status)
  return said
}

test('tokens bear ESIA’s header and claims, and its GOST signature holds', async () => {
  const trial = await trialStand()
  const fields = tokenFields(trial, await codeFor(trial, 'confirmed'))
  const answer: Claims = (await askTokens(trial, fields)).json()
  assert.partialDeepStrictEqual(answer, { token_type: 'Bearer', expires_in: 3600, state: fields['state'] })
  assert.equal('refresh_token' in answer, false)

  const { publicKey } = readCertificate(trial.files['esia-gost.crt'])
  const access = read(answer['access_token'])
  const id = read(answer['id_token'])
  for (const { signed, signature } of [access, id]) {
    assert.equal(signature.length, 64)
    assert.equal(verifyRaw(signed, signature, publicKey), true)
  }

  assert.deepEqual(access.header, { ver: 1, typ: 'JWT', sbt: 'access', alg: 'GOST3410_2012_256' })
  assert.deepEqual(id.header, { ver: 1, typ: 'JWT', sbt: 'id', alg: 'GOST3410_2012_256' })
  assert.partialDeepStrictEqual(access.claims, {
    iss: 'http://127.0.0.1:3001/',
    client_id: 'REGISTRATURA',
    'urn:esia:sbj_id': 1_000_400_101,
  })
  assert.match(String(access.claims['scope']), /^openid fullname\?oid=1000400101 birthdate\?oid=1000400101/)
  assert.equal(Number(access.claims['exp']) - Number(access.claims['iat']), 3600)

  assert.partialDeepStrictEqual(id.claims, {
    aud: 'REGISTRATURA',
    sub: 1_000_400_101,
    amr: 'PWD',
    'urn:esia:amd': 'PWD',
    'urn:esia:sid': access.claims['urn:esia:sid'],
    'urn:esia:sbj': {
      'urn:esia:sbj:typ': 'P',
      'urn:esia:sbj:oid': 1_000_400_101,
      'urn:esia:sbj:nam': 'OID.1000400101',
      'urn:esia:sbj:is_tru': true,
    },
  })
  assert.equal(Number(id.claims['exp']) - Number(id.claims['auth_time']), 10_800)
})

test('a client registered with RS256 gets tokens signed by RSA, and the code is a token too', async () => {
  const trial = await trialStand('RS256')
  const code = await codeFor(trial, 'confirmed')
  assert.deepEqual(read(code).header, { ver: 1, typ: 'JWT', sbt: 'authorization_code', alg: 'RS256' })

  const answer: Claims = (await askTokens(trial, tokenFields(trial, code))).json()
  const { header, signed, signature } = read(answer['id_token'])
  assert.equal(header['alg'], 'RS256')
  assert.equal(verify('sha256', signed, createPublicKey(trial.files['esia-rsa.pub']), signature), true)
})

test('an unconfirmed account has no is_tru at all', async () => {
  const trial = await trialStand()
  const answer: Claims = (
    await askTokens(trial, tokenFields(trial, await codeFor(trial, 'unconfirmed')))
  ).json()
  const subject = read(answer['id_token']).claims['urn:esia:sbj']
  assert.equal(JSON.stringify(subject).includes('is_tru'), false)
})

test('no id token without the scope openid', async () => {
  const trial = await trialStand()
  const scope = set({ scope: 'fullname' })
  const code = await codeFor(trial, 'confirmed', authorizationFields(trial, scope))
  const answer: Claims = (await askTokens(trial, tokenFields(trial, code, scope))).json()
  assert.equal('id_token' in answer, false)
})

test('a code serves once, and its second use voids the tokens of the first', async () => {
  const trial = await trialStand()
  const code = await codeFor(trial, 'confirmed')
  const answer: Claims = (await askTokens(trial, tokenFields(trial, code))).json()
  await refused(askTokens(trial, tokenFields(trial, code)), 400, '007011', 'invalid_grant')

  const person = await trial.app.inject({
    url: '/rs/prns/1000400101',
    headers: { authorization: `Bearer ${String(answer['access_token'])}` },
  })
  assert.equal(person.statusCode, 401)
})

test('a code ends after two minutes', async () => {
  const trial = await trialStand()
  const code = await codeFor(trial, 'confirmed')
  wait(trial, 120)
  await refused(askTokens(trial, tokenFields(trial, code)), 400, '007011', 'invalid_grant')
})

test('a code serves only with the address and the scope it was asked with', async () => {
  const trial = await trialStand()
  const elsewhere = set({ redirect_uri: 'http://localhost:3000/esia/callback/' })
  const code = await codeFor(trial, 'confirmed')
  await refused(askTokens(trial, tokenFields(trial, code, elsewhere)), 400, '007011', 'invalid_grant')
  await refused(askTokens(trial, tokenFields(trial, code)), 400, '007011', 'invalid_grant')

  const other = await codeFor(trial, 'confirmed')
  const narrower = set({ scope: 'openid' })
  await refused(askTokens(trial, tokenFields(trial, other, narrower)), 400, '007006', 'invalid_scope')
})

test('a code of another client is refused and stays good for its own', async () => {
  const trial = await trialStand('RS256', (stand) => {
    const [own] = stand.clients.all()
    if (own !== undefined) stand.clients.add({ ...own, mnemonic: 'OTHER' })
    return stand
  })
  const code = await codeFor(trial, 'confirmed')
  const thief = set({ client_id: 'OTHER' })
  await refused(askTokens(trial, tokenFields(trial, code, thief)), 400, '007011', 'invalid_grant')
  assert.equal((await askTokens(trial, tokenFields(trial, code))).statusCode, 200)
})

test('a made-up code is refused', async () => {
  const trial = await trialStand()
  for (const code of ['x', '__proto__', `${await codeFor(trial, 'confirmed')}x`]) {
    await refused(askTokens(trial, tokenFields(trial, code)), 400, '007011', 'invalid_grant')
  }
})

test('a wrong secret is an invalid client and spends no code', async () => {
  const trial = await trialStand()
  const code = await codeFor(trial, 'confirmed')
  const likeAc = (of: Fields): Fields => ({ ...of, client_secret: sign(trial, signedText(of)) })
  const said = await refused(
    askTokens(trial, tokenFields(trial, code, undefined, likeAc)),
    401,
    '007053',
    'invalid_client',
  )
  assert.equal(said['error_description'], 'ESIA-007053: OAuthErrorEnum.clientSecretWrong')
  assert.match(trial.lines.at(-1) ?? '', /without the code/)
  assert.equal((await askTokens(trial, tokenFields(trial, code))).statusCode, 200)
})

test('the checks of the token endpoint stand in their order', async () => {
  const trial = await trialStand()
  const code = await codeFor(trial, 'confirmed')
  const all: Fields = {
    client_id: 'X',
    grant_type: 'password',
    token_type: 'mac',
    timestamp: 'never',
    client_secret: 'x',
  }
  let fields: Fields = { ...tokenFields(trial, code), ...all }

  const repairs: readonly (readonly [status: number, code: string, error: string, repair: Fields])[] = [
    [401, '008010', 'invalid_client', { client_id: 'REGISTRATURA' }],
    [400, '007012', 'unsupported_grant_type', { grant_type: 'authorization_code' }],
    [400, '007003', 'invalid_request', { token_type: 'Bearer' }],
    [400, '007015', 'invalid_request', { timestamp: timestamp(trial.clock.now) }],
    [401, '007053', 'invalid_client', {}],
  ]
  for (const [status, esia, error, repair] of repairs) {
    const said = await refused(askTokens(trial, fields), status, esia, error)
    assert.equal(said['state'], fields['state'])
    fields = { ...fields, ...repair }
  }
})

test('each missing parameter is named, and what is no form can not be read', async () => {
  const trial = await trialStand()
  const whole = tokenFields(trial, 'x')
  for (const name of Object.keys(whole)) {
    const { [name]: _gone, ...rest } = whole
    const said = await refused(askTokens(trial, rest), 400, '007014', 'invalid_request')
    assert.match(String(said['error_description']), new RegExp(`\\[${name}\\]`))
  }
  const json = trial.app.inject({ method: 'POST', url: '/aas/oauth2/v3/te', payload: whole })
  await refused(json, 400, '007038', 'invalid_request')
})

test('a verifier must match the challenge, and must not come without one', async () => {
  const trial = await trialStand()
  const code_verifier = 'v'.repeat(43)
  const code_challenge = createHash('sha256').update(code_verifier).digest('base64url')
  const withChallenge = () =>
    codeFor(
      trial,
      'confirmed',
      authorizationFields(trial, set({ code_challenge, code_challenge_method: 'S256' })),
    )

  const wrong = tokenFields(trial, await withChallenge(), set({ code_verifier: 'w'.repeat(43) }))
  await refused(askTokens(trial, wrong), 400, '007040', 'invalid_grant')
  await refused(askTokens(trial, tokenFields(trial, await withChallenge())), 400, '007040', 'invalid_grant')
  const right = tokenFields(trial, await withChallenge(), set({ code_verifier }))
  assert.equal((await askTokens(trial, right)).statusCode, 200)

  const uncalled = tokenFields(trial, await codeFor(trial, 'confirmed'), set({ code_verifier }))
  await refused(askTokens(trial, uncalled), 400, '007039', 'invalid_request')
})

test('offline access brings a refresh token that serves once and brings the next', async () => {
  const trial = await trialStand()
  const code = await codeFor(trial, 'confirmed', authorizationFields(trial, set({ access_type: 'offline' })))
  const first: Claims = (await askTokens(trial, tokenFields(trial, code))).json()
  const refreshToken = String(first['refresh_token'])

  const answer = await askTokens(trial, refreshFields(trial, refreshToken))
  assert.equal(answer.statusCode, 200, answer.body)
  const second: Claims = answer.json()
  assert.notEqual(second['refresh_token'], refreshToken)
  assert.notEqual(second['access_token'], first['access_token'])

  await refused(askTokens(trial, refreshFields(trial, refreshToken)), 400, '007011', 'invalid_grant')

  const {
    redirect_uri: _uri,
    client_certificate_hash: _hash,
    ...other
  } = refreshFields(trial, String(second['refresh_token']))
  const text = ['client_id', 'scope', 'timestamp', 'state', 'refresh_token']
    .map((name) => other[name])
    .join('')
  const otherOrder = await askTokens(trial, { ...other, client_secret: sign(trial, text) })
  assert.equal(otherOrder.statusCode, 200, otherOrder.body)
})
