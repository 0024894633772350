import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  acFields,
  foreignClient,
  signed,
  teFields,
  v1,
  v2,
  v3,
  type Named,
} from '../../testing/foreign-client.ts'
import { cmsSigner, rawSigner } from '../../testing/foreign-signer.ts'
import { askTokens, type Fields } from '../../testing/integrator.ts'
import { codeFor, signInThroughForms } from '../../testing/person.ts'
import { trialStand, wait } from '../../testing/trial-stand.ts'

type Said = Readonly<Record<string, unknown>>

const hashOf = ({ trial, mnemonic }: Named) =>
  trial.stand.clients.named(mnemonic)?.certificates[0]?.hash ?? ''

const claimsOf = (token: unknown): Said =>
  JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString())

const credentials = 'client_id scope timestamp state redirect_uri'
const system = { grants: ['client_credentials'], systemScopes: ['prm_chg'] }

function systemFields(named: Named, more: Fields = {}): Fields {
  const { code: _code, ...fields } = teFields(named, '', {
    grant_type: 'client_credentials',
    scope: 'prm_chg?oid=1000400101',
    client_certificate_hash: hashOf(named),
    ...more,
  })
  return fields
}

const codeOf = (said: Said) => String(said['error_description']).slice(5, 11)

test('a system gets a token for itself: no person, no id token, nothing to refresh', async () => {
  const trial = await trialStand('RS256')
  const named = await foreignClient(trial, rawSigner(), system)
  const fields = systemFields(named)
  const answer = await askTokens(trial, signed(named, credentials, fields))
  assert.equal(answer.statusCode, 200, answer.body)

  const said: Said = answer.json()
  assert.deepEqual(Object.keys(said).sort(), ['access_token', 'expires_in', 'state', 'token_type'])
  assert.equal(said['state'], fields['state'])
  const claims = claimsOf(said['access_token'])
  assert.equal(claims['scope'], 'prm_chg?oid=1000400101')
  assert.equal('urn:esia:sbj_id' in claims, false)
  assert.match(
    trial.lines.at(-1) ?? '',
    /answered: client_credentials; .* v3\/te, client_credentials, raw GOST/,
  )

  const headers = { authorization: `Bearer ${String(said['access_token'])}` }
  const person = await trial.app.inject({ url: '/rs/prns/1000400101', headers })
  assert.equal(person.statusCode, 403)
  assert.match(person.body, /ESIA-005029/)
})

test('a system asks for what it was registered with, in the right string, or for nothing', async () => {
  const trial = await trialStand('RS256')
  const named = await foreignClient(trial, rawSigner(), system)
  const ask = async (names: string, more: Fields) => {
    const answer = await askTokens(trial, signed(named, names, systemFields(named, more)))
    return codeOf(answer.json())
  }
  assert.equal(await ask(credentials, { scope: 'fullname' }), '007006')
  assert.equal(await ask(credentials, { scope: ' ' }), '007013')
  assert.equal(await ask(v3, { scope_org: 'x' }), '007053')
  assert.equal(await ask(credentials, { client_certificate_hash: '' }), '007014')
  assert.equal(await ask(credentials, { grant_type: 'authorization_code', code: 'x' }), '007005')
})

test('client_credentials at v1 is signed as all of v1', async () => {
  const trial = await trialStand('RS256')
  const named = await foreignClient(trial, cmsSigner({ signedAttributes: true }), system)
  const answer = await askTokens(trial, signed(named, v1, systemFields(named)), 'te')
  assert.equal(answer.statusCode, 200, answer.body)
})

test('a client without the right to a grant is told so', async () => {
  const trial = await trialStand('RS256')
  const named = await foreignClient(trial, rawSigner(), { grants: ['authorization_code'] })
  for (const grant_type of ['refresh_token', 'client_credentials']) {
    const answer = await askTokens(trial, signed(named, v2, systemFields(named, { grant_type })))
    assert.equal(codeOf(answer.json()), '007005')
    assert.equal(answer.statusCode, 400)
    assert.match(trial.lines.at(-1) ?? '', /may not use/)
  }
})

test('at v1 the code’s own scope counts, whatever te names, and a refresh keeps it', async () => {
  const trial = await trialStand('RS256')
  const named = await foreignClient(trial, cmsSigner({ signedAttributes: false }))
  const code = await codeFor(trial, 'confirmed', signed(named, v1, acFields(named)), 'ac')
  const first: Said = (
    await askTokens(trial, signed(named, v1, teFields(named, code, { scope: 'openid' })), 'te')
  ).json()
  const scope = /^openid fullname\?oid=1000400101 email\?oid=\d+ mobile\?oid=\d+$/
  assert.match(String(claimsOf(first['access_token'])['scope']), scope)

  const { code: _none, ...refreshes } = teFields(named, '', {
    grant_type: 'refresh_token',
    refresh_token: String(first['refresh_token']),
  })
  const second: Said = (await askTokens(trial, signed(named, v1, refreshes), 'te')).json()
  assert.match(String(claimsOf(second['access_token'])['scope']), scope)
})

test('a code of v2/ac with a challenge can not be redeemed at v1 without its verifier', async () => {
  const trial = await trialStand('RS256')
  const named = await foreignClient(trial, cmsSigner({ signedAttributes: false }), { profile: 'compat' })
  const challenge = { code_challenge: 'A'.repeat(43), code_challenge_method: 'S256' }
  const code = await codeFor(trial, 'confirmed', signed(named, v2, acFields(named, challenge)))
  const answer = await askTokens(trial, signed(named, v1, teFields(named, code)), 'te')
  assert.equal(codeOf(answer.json()), '007040')
})

test('tokens bear the issuer of the client and live as long as the stand is told', async () => {
  const trial = await trialStand('RS256', undefined, { lives: { accessMs: 60_000, idMs: 120_000 } })
  const issuer = 'http://esia.gosuslugi.ru/'
  const named = await foreignClient(trial, cmsSigner({ signedAttributes: false }), { issuer })
  const code = await codeFor(trial, 'confirmed', signed(named, v1, acFields(named)), 'ac')
  const said: Said = (await askTokens(trial, signed(named, v1, teFields(named, code)), 'te')).json()
  assert.equal(said['expires_in'], 60)

  const [access, id] = [claimsOf(said['access_token']), claimsOf(said['id_token'])]
  assert.deepEqual([access['iss'], id['iss'], claimsOf(code)['iss']], [issuer, issuer, issuer])
  assert.equal(Number(access['exp']) - Number(access['iat']), 60)
  assert.equal(Number(id['exp']) - Number(id['auth_time']), 120)

  const headers = { authorization: `Bearer ${String(said['access_token'])}` }
  const ask = () => trial.app.inject({ url: '/rs/prns/1000400101', headers })
  assert.equal((await ask()).statusCode, 200)
  wait(trial, 61)
  assert.match((await ask()).body, /ESIA-005013/)
  wait(trial, 30 * 86_400)
  assert.match((await ask()).body, /ESIA-005013/)
})

test('a stand whose clock is off believes and stamps by its own', async () => {
  const trial = await trialStand('RS256', undefined, { clockSkewMs: 3_600_000 })
  const named = await foreignClient(trial, cmsSigner({ signedAttributes: false }))
  const query = new URLSearchParams(signed(named, v1, acFields(named))).toString()
  const answer = await trial.app.inject({ url: `/aas/oauth2/ac?${query}` })
  assert.match(String(answer.headers.location), /ESIA-007015/)
})

test('organisation scopes are for employees alone', async () => {
  const trial = await trialStand('RS256')
  const named = await foreignClient(trial, rawSigner(), { organisationScopes: ['org_shortname'] })
  const ask = (scope_org: string) =>
    signed(named, v2, acFields(named, { scope_org, client_certificate_hash: hashOf(named) }))

  const { back } = await signInThroughForms(trial, 'confirmed', ask('org_shortname'))
  assert.match(back?.searchParams.get('error_description') ?? '', /^ESIA-007194/)
  const employee = await signInThroughForms(trial, 'no-patronymic', ask('org_shortname'))
  assert.ok(employee.back?.searchParams.has('code'))
  const foreign = await trial.app.inject({
    url: `/aas/oauth2/v2/ac?${new URLSearchParams(ask('org_inn')).toString()}`,
  })
  assert.match(String(foreign.headers.location), /ESIA-007006/)
})
