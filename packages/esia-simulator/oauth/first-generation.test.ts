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
import { trialStand } from '../testing/trial-stand.ts'

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
