import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Browser } from '../testing/browser.ts'
import {
  acFields,
  foreignClient,
  outcomeAtAc,
  outcomeAtTe,
  signed,
  teFields,
  v1,
} from '../testing/foreign-client.ts'
import { cmsSigner } from '../testing/foreign-signer.ts'
import { askTokens, type Fields } from '../testing/integrator.ts'
import { codeFor } from '../testing/person.ts'
import { trialStand, wait } from '../testing/trial-stand.ts'

const trial = await trialStand('RS256')
const named = await foreignClient(trial, cmsSigner({ signedAttributes: false }))
const asks = (more: Fields = {}) => signed(named, v1, acFields(named, more))

test('each missing parameter of v1 is named, and the hash is none of them', async () => {
  const last = () => trial.lines.at(-1) ?? ''
  for (const name of 'client_secret scope response_type state access_type timestamp'.split(' ')) {
    const { [name]: _gone, ...rest } = asks()
    assert.equal(await outcomeAtAc(trial, rest, 'ac'), '007014')
    assert.match(last(), new RegExp(`mandatory parameter ${name} is missing`))
  }
  const whole = signed(named, v1, teFields(named, 'x'))
  for (const name of Object.keys(whole).filter((one) => one !== 'client_id')) {
    const { [name]: _gone, ...rest } = whole
    assert.equal(await outcomeAtTe(trial, rest, 'te'), '007014')
    assert.match(last(), new RegExp(`mandatory parameter ${name} is missing`))
  }
})

test('v1 refuses what its successor refuses, with its own code for a wrong secret', async () => {
  for (const [code, more] of [
    ['007009', { response_type: 'token' }],
    ['007006', { scope: 'nonsense' }],
    ['007013', { scope: ' ' }],
    ['007015', { timestamp: 'never' }],
    ['007003', { access_type: 'sometimes' }],
    ['007003', { person_filter: 'nobody' }],
    ['page 007023', { redirect_uri: 'https://evil.example/' }],
    ['page 007005', { client_id: 'NOBODY' }],
  ] as const) {
    assert.equal(await outcomeAtAc(trial, asks(more), 'ac'), code)
  }
  assert.equal(await outcomeAtAc(trial, { ...asks(), state: 'another' }, 'ac'), '007005')
})

test('no parameter comes twice, and of two addresses none is trusted', async () => {
  const twice = async (name: string) => {
    const query = `${new URLSearchParams(asks()).toString()}&${name}=${encodeURIComponent('http://client.example/')}`
    const { statusCode, headers, body } = await trial.app.inject({ url: `/aas/oauth2/ac?${query}` })
    return { statusCode, said: `${String(headers.location)} ${body}` }
  }
  const scope = await twice('scope')
  assert.equal(scope.statusCode, 302)
  assert.match(scope.said, /ESIA-007003/)
  for (const name of ['redirect_uri', 'client_id']) {
    const { statusCode, said } = await twice(name)
    assert.equal(statusCode, 400)
    assert.match(said, /ESIA-007003/)
  }

  const form = new URLSearchParams(signed(named, v1, teFields(named, 'x')))
  form.append('state', 'another')
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const te = await trial.app.inject({
    method: 'POST',
    url: '/aas/oauth2/te',
    headers,
    payload: form.toString(),
  })
  assert.match(te.body, /ESIA-007003/)
})

test('te of v1 knows grants, their rights, their scopes, and one type of token', async () => {
  const ask = (more: Fields) => outcomeAtTe(trial, signed(named, v1, teFields(named, 'x', more)), 'te')
  assert.equal(await ask({ grant_type: 'password' }), '007012')
  assert.equal(await ask({ grant_type: 'client_credentials' }), '007005')
  assert.equal(await ask({ token_type: 'mac' }), '007003')
  assert.equal(await ask({ timestamp: 'never' }), '007015')

  const other = await trialStand('RS256')
  const rights = { grants: ['client_credentials'], systemScopes: ['prm_chg'] }
  const system = await foreignClient(other, named.signer, rights)
  const fields = teFields(system, 'x', { grant_type: 'client_credentials', scope: 'fullname' })
  assert.equal(await outcomeAtTe(other, signed(system, v1, fields), 'te'), '007006')
})

test('a code of v1 ends in its time', async () => {
  const late = await trialStand('RS256')
  const client = await foreignClient(late, named.signer)
  const code = await codeFor(late, 'confirmed', signed(client, v1, acFields(client)), 'ac')
  wait(late, 120)
  assert.equal(await outcomeAtTe(late, signed(client, v1, teFields(client, code)), 'te'), '007011')
})

test('consents and PKCE are of v2/ac: v1 passes over them', async () => {
  assert.equal(await outcomeAtAc(trial, asks({ permissions: '@@@', code_challenge: 'x' }), 'ac'), 'login')
})

test('a form posted to ac serves as its query does', async () => {
  const browser = new Browser(trial.app)
  const posted = await browser.ask('POST', '/aas/oauth2/ac', asks(), { 'sec-fetch-site': 'none' })
  assert.equal(posted.headers.location, '/login/')
  const crossSite = await browser.ask('POST', '/aas/oauth2/ac', asks(), {
    'sec-fetch-site': 'cross-site',
    cookie: '',
  })
  assert.match(String(crossSite.headers.location), /^\/aas\/oauth2\/ac\?/)
})

test('te takes a form alone, and a code that it gave is bound to address and client', async () => {
  const json = await trial.app.inject({ method: 'POST', url: '/aas/oauth2/te', payload: { client_id: 'x' } })
  assert.match(json.body, /ESIA-007038/)

  const code = await codeFor(trial, 'confirmed', asks(), 'ac')
  const elsewhere = teFields(named, code, { redirect_uri: 'https://client.example/other' })
  assert.equal(await outcomeAtTe(trial, signed(named, v1, elsewhere), 'te'), '007011')
  assert.equal(await outcomeAtTe(trial, signed(named, v1, teFields(named, code)), 'te'), '007011')
})

test('a secret of one request does not open another', async () => {
  const first = asks()
  const code = await codeFor(trial, 'confirmed', first, 'ac')
  const replayed = { ...teFields(named, code), client_secret: first['client_secret'] ?? '' }
  const answer = await askTokens(trial, replayed, 'te')
  assert.equal(answer.statusCode, 400)
  assert.match(answer.body, /unauthorized_client.*ESIA-007005/)
})
