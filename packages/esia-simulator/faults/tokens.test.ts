import assert from 'node:assert/strict'
import { createHmac, verify } from 'node:crypto'
import { test } from 'node:test'
import { readCertificate, verifyRaw } from '@registratura/gost'
import { switchOn, tokensFor, type Json } from '../testing/fault.ts'
import { askTokens, tokenFields } from '../testing/integrator.ts'
import { codeFor, personOf } from '../testing/person.ts'
import { trialStand, type Trial } from '../testing/trial-stand.ts'
import { claims } from './claims.ts'
import { signatures } from './signatures.ts'
import { tokenAnswers } from './token-answers.ts'
import { tokenErrors } from './token-errors.ts'

const rsa = await trialStand('RS256')
const gost = await trialStand()

async function spoiled(trial: Trial, name: string, id = 'confirmed') {
  switchOn(trial, name)
  const { status, said } = await tokensFor(trial, id)
  assert.deepEqual(trial.stand.memory.faults.on, [], `${name} is used up`)
  return { status, said, id: read(said['id_token']), access: read(said['access_token']) }
}

function read(token: unknown): { header: Json; claims: Json } {
  const json = (part = ''): Json => {
    try {
      return JSON.parse(Buffer.from(part, 'base64url').toString())
    } catch {
      return {}
    }
  }
  const [header, claims] = String(token).split('.')
  return { header: json(header), claims: json(claims) }
}

/** As a client that takes the algorithm it was promised, and nothing else, would. */
function holds(trial: Trial, alg: string, token: unknown): boolean {
  const [header = '', claims = '', signature = ''] = String(token).split('.')
  const bytes = Buffer.from(signature, 'base64url')
  const message = Buffer.from(`${header}.${claims}`)
  if (read(token).header['alg'] !== alg) return false
  if (alg === 'RS256') return verify('sha256', message, trial.files['esia-rsa.pub'], bytes)
  return verifyRaw(message, bytes, readCertificate(trial.files['esia-gost.crt']).publicKey)
}

test('each forged signature is refused by who verifies, and the other token is honest', async () => {
  for (const [trial, alg] of [
    [rsa, 'RS256'],
    [gost, 'GOST3410_2012_256'],
  ] as const) {
    for (const { name } of signatures.filter(({ name }) => !name.endsWith('other-kind'))) {
      const { said } = await spoiled(trial, name)
      const ofAccess = name.startsWith('access-')
      assert.equal(holds(trial, alg, said['access_token']), !ofAccess, name)
      assert.equal(holds(trial, alg, said['id_token']), ofAccess, name)
    }
  }
})

test('forgeries are those that their names promise', async () => {
  assert.deepEqual((await spoiled(rsa, 'alg-none')).id.header['alg'], 'none')
  assert.match(String((await spoiled(rsa, 'alg-none')).said['id_token']), /^[^.]+\.[^.]+\.$/)
  assert.deepEqual(Object.keys((await spoiled(gost, 'header-key')).id.header).slice(-4), [
    'jwk',
    'jku',
    'x5u',
    'kid',
  ])

  const other = await spoiled(rsa, 'other-kind')
  assert.equal(other.id.header['sbt'], 'access')
  assert.ok(holds(rsa, 'RS256', other.said['id_token']))

  for (const [trial, key] of [
    [rsa, 'esia-rsa.pub'],
    [gost, 'esia-gost.crt'],
  ] as const) {
    const { said, id } = await spoiled(trial, 'hs256-public-key')
    const [header, payload, signature] = String(said['id_token']).split('.')
    const made = createHmac('sha256', trial.files[key]).update(`${header}.${payload}`).digest('base64url')
    assert.equal(id.header['alg'], 'HS256')
    assert.equal(signature, made)
  }
})

test('a fault of the claims changes what it names, and the signature holds over the change', async () => {
  const honest = (await tokensFor(rsa, 'confirmed')).said
  for (const { name } of claims) {
    const { said, id, access } = await spoiled(rsa, name)
    assert.ok(holds(rsa, 'RS256', said['id_token']), name)
    assert.ok(holds(rsa, 'RS256', said['access_token']), name)

    const [changed, before] = name.startsWith('access-')
      ? [access.claims, read(honest['access_token']).claims]
      : [id.claims, read(honest['id_token']).claims]
    assert.notDeepEqual(timeless(changed), timeless(before), name)
  }
})

/** Times as distances from now, since two sign-ins are apart; what differs each time is left out. */
function timeless(claims: Json): Json {
  const { 'urn:esia:sid': sid, 'urn:esia:jti': _jti, ...rest } = claims
  const near = (value: unknown) =>
    typeof value === 'number' && value > 1_700_000_000
      ? Math.round((value - rsa.clock.now.getTime() / 1000) / 60)
      : value
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, near(value)])),
    sid: typeof sid,
  }
}

test('claims say what their names promise', async () => {
  const seconds = Math.floor(rsa.clock.now.getTime() / 1000)
  const idClaims = async (name: string) => (await spoiled(rsa, name)).id.claims
  const insideOf = (all: Json): Json => Object(all['urn:esia:sbj'])

  assert.equal((await idClaims('wrong-issuer'))['iss'], 'http://esia.example/')
  assert.equal((await idClaims('issuer-without-slash'))['iss'], 'http://127.0.0.1:3001')
  assert.equal((await idClaims('wrong-audience'))['aud'], 'ANOTHER')
  assert.deepEqual((await idClaims('audience-list'))['aud'], ['REGISTRATURA', 'ANOTHER'])
  assert.equal('aud' in (await idClaims('missing-audience')), false)
  assert.ok(Number((await idClaims('expired'))['exp']) < seconds - 60)
  assert.ok(Number((await idClaims('not-yet-valid'))['nbf']) > seconds + 60)
  assert.ok(Number((await idClaims('issued-in-future'))['iat']) > seconds + 60)
  assert.equal((await idClaims('string-subject'))['sub'], '1000400101')
  assert.equal(insideOf(await idClaims('wrong-subject-type'))['urn:esia:sbj:typ'], 'E')
  assert.equal('urn:esia:sbj:is_tru' in insideOf(await idClaims('unconfirmed-token')), false)
  assert.equal('urn:esia:sbj:typ' in insideOf(await idClaims('missing-subject-type')), false)

  const { id, access } = await spoiled(rsa, 'wrong-subject')
  assert.notEqual(id.claims['sub'], access.claims['urn:esia:sbj_id'])
  assert.equal(access.claims['urn:esia:sbj_id'], personOf(rsa, 'confirmed').oid)
  assert.equal('urn:esia:sbj_id' in (await spoiled(rsa, 'access-missing-sbj-id')).access.claims, false)
  assert.ok(Number((await spoiled(rsa, 'access-expired')).access.claims['exp']) < seconds - 60)
})

test('a spoiled access token still opens its data, so that only the client can object', async () => {
  for (const name of ['access-bad-signature', 'access-expired', 'access-wrong-client']) {
    const { said } = await spoiled(rsa, name)
    assert.equal((await person(said, 'confirmed')).statusCode, 200, name)
  }
})

const person = (said: Json, id: string) =>
  rsa.app.inject({
    url: `/rs/prns/${personOf(rsa, id).oid}?embed=(contacts.elements,documents.elements,addresses.elements)`,
    headers: { authorization: `Bearer ${String(said['access_token'])}` },
  })

test('a person who unticked something is short of it in the token and in the data', async () => {
  const few = await spoiled(rsa, 'fewer-scopes')
  assert.equal(few.access.claims['scope'], 'openid fullname?oid=1000400101')
  const data: Json = (await person(few.said, 'confirmed')).json()
  assert.equal(data['firstName'], 'Вера')
  for (const field of ['snils', 'birthDate', 'contacts', 'documents'])
    assert.equal(field in data, false, field)

  const noSnils = await spoiled(rsa, 'without-snils')
  const rest: Json = (await person(noSnils.said, 'confirmed')).json()
  assert.equal('snils' in rest, false)
  assert.equal(rest['birthDate'], '12.04.1958')
})

test('a token of more scopes than were asked opens them', async () => {
  const { said, access } = await spoiled(rsa, 'more-scopes')
  assert.match(String(access.claims['scope']), /addresses\?oid/)
  assert.partialDeepStrictEqual((await person(said, 'confirmed')).json(), { addresses: { size: 2 } })
})

test('another person’s access token opens that person', async () => {
  const { said, id, access } = await spoiled(rsa, 'another-person')
  assert.equal(id.claims['sub'], personOf(rsa, 'confirmed').oid)
  assert.equal(access.claims['urn:esia:sbj_id'], personOf(rsa, 'mother').oid)
  assert.equal((await person(said, 'confirmed')).statusCode, 403)
  assert.partialDeepStrictEqual((await person(said, 'mother')).json(), { firstName: 'Анна' })
})

test('answers lack or misstate what their names promise', async () => {
  const answer = async (name: string) => (await spoiled(rsa, name)).said
  assert.equal('id_token' in (await answer('no-id-token')), false)
  assert.equal('access_token' in (await answer('no-access-token')), false)
  assert.equal('state' in (await answer('missing-state')), false)
  assert.match(String((await answer('wrong-state'))['state']), /^[\da-f-]{36}$/)
  assert.equal((await answer('negative-expiry'))['expires_in'], -1)
  assert.equal((await answer('string-expiry'))['expires_in'], '3600')
  assert.equal('expires_in' in (await answer('missing-expiry')), false)
  assert.equal((await answer('wrong-token-type'))['token_type'], 'MAC')
  assert.equal((await answer('number-token'))['id_token'], 42)
  assert.equal((await answer('error-with-tokens'))['error'], 'server_error')
  assert.equal(read((await answer('swapped-tokens'))['id_token']).header['sbt'], 'access')
})

test('every spoiled answer is given with 200', async () => {
  for (const { name } of tokenAnswers) assert.equal((await spoiled(rsa, name)).status, 200, name)
})

test('each refusal of v3/te bears its code and error', async () => {
  for (const { name } of tokenErrors) {
    const { status, said } = await spoiled(rsa, name)
    assert.match(String(said['error_description']), new RegExp(`^ESIA-${name.slice(3)}: .`))
    assert.equal(status, said['error'] === 'invalid_client' ? 401 : 400, name)
    assert.match(String(said['state']), /^[\da-f-]{36}$/)
  }
  const { said } = await spoiled(rsa, 'te-007053')
  assert.equal(said['error'], 'invalid_client')
})

test('a fault in place of the answer leaves the code unspent, one that spoils the answer spends it', async () => {
  for (const [name, status, second] of [
    ['te-007008', 400, 200],
    ['status-503', 503, 200],
    ['not-json', 200, 400],
    ['bad-signature', 200, 400],
  ] as const) {
    switchOn(rsa, name)
    const fields = tokenFields(rsa, await codeFor(rsa, 'confirmed'))
    assert.equal((await askTokens(rsa, fields)).statusCode, status, name)
    assert.equal((await askTokens(rsa, fields)).statusCode, second, name)
  }
})

test('a request that would be refused anyway is refused in its own words', async () => {
  switchOn(rsa, 'alg-none')
  const answer = await askTokens(rsa, tokenFields(rsa, 'nobody’s code'))
  assert.match(answer.body, /ESIA-007011/)
})
