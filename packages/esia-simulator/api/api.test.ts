import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Browser } from '../testing/browser.ts'
import { authorizationFields } from '../testing/integrator.ts'
import { newestCode, personOf } from '../testing/person.ts'
import { trialStand, wait, type Trial } from '../testing/trial-stand.ts'

async function arrive(trial: Trial): Promise<Browser> {
  const browser = new Browser(trial.app)
  await browser.open(`/aas/oauth2/v2/ac?${new URLSearchParams(authorizationFields(trial)).toString()}`)
  return browser
}

async function post(trial: Trial, browser: Browser, path: string, body: unknown) {
  const answer = await trial.app.inject({
    method: 'POST',
    url: `/aas/oauth2/api/${path}`,
    headers: { cookie: browser.cookie, 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  })
  assert.equal(answer.statusCode, 200)
  const cookie = answer.cookies.find(({ name }) => name === 'ESIA_SESSION')
  const said: Readonly<Record<string, unknown>> = answer.json()
  return { said, cookie: cookie === undefined ? browser.cookie : `ESIA_SESSION=${cookie.value}` }
}

test('a script signs in through the JSON API as a person does through the pages', async () => {
  const trial = await trialStand('RS256')
  const browser = await arrive(trial)
  const { password } = personOf(trial, 'mother')

  const login = await post(trial, browser, 'login', { login: '+7(000)0000303', password })
  assert.deepEqual(login.said, {
    action: 'ENTER_MFA',
    mfa_details: {
      type: 'SMS',
      otp_details: {
        phone: '+7 *** *** ** 03',
        code_length: 6,
        verify_timeout_secs: 300,
        verify_attempts_left: 3,
      },
    },
  })

  const code = newestCode(trial, 'mother')
  const verified = await post(trial, browser, `login/otp/verify?code=${code}`, {})
  assert.equal(verified.said['action'], 'GRANT_SCOPE_ACCESS')

  const allowed = await trial.app.inject({
    method: 'POST',
    url: '/aas/oauth2/api/scope/allow',
    headers: { cookie: verified.cookie },
  })
  const said: Readonly<Record<string, string>> = allowed.json()
  assert.equal(said['action'], 'DONE')
  assert.ok(new URL(said['redirect_url'] ?? '').searchParams.has('code'))
})

test('a wrong login, a wrong password and nonsense fail alike', async () => {
  const trial = await trialStand('RS256')
  const browser = await arrive(trial)
  for (const body of [
    { login: 'nobody@pochta.example', password: 'x' },
    { login: '+7(000)0000303', password: 'x' },
    { login: '+7(000)0000303', password: ['Bereza-91'] },
  ]) {
    assert.deepEqual((await post(trial, browser, 'login', body)).said, { failed: 'INVALID_PASSWORD' })
  }
  assert.deepEqual((await post(trial, browser, 'login', null)).said, { failed: 'INVALID_LOGIN' })
})

test('a wrong code takes a try, and the third locks the account', async () => {
  const trial = await trialStand('RS256')
  const browser = await arrive(trial)
  const { password } = personOf(trial, 'confirmed')
  await post(trial, browser, 'login', { login: 'vera@pochta.example', password })
  const wrong = newestCode(trial, 'confirmed') === '000000' ? '000001' : '000000'

  for (const left of [2, 1]) {
    const { said } = await post(trial, browser, `login/otp/verify?code=${wrong}`, {})
    assert.partialDeepStrictEqual(said, {
      failed: 'INVALID_OTP',
      verify_attempts_left: left,
      mfa_details: { type: 'SMS', otp_details: { verify_attempts_left: left } },
    })
  }
  const { said } = await post(trial, browser, `login/otp/verify?code=${wrong}`, {})
  assert.equal(said['failed'], 'ACCOUNT_LOCKED')
})

test('a step out of turn leads back to the login', async () => {
  const trial = await trialStand('RS256')
  const browser = await arrive(trial)
  for (const path of ['login/otp/verify?code=1', 'scope/allow', 'login/quiz-max/skip']) {
    assert.deepEqual((await post(trial, browser, path, {})).said, { action: 'ENTER_LOGIN' })
  }
})

test('a body that is missing, empty or an empty object is fine where nothing is needed of it', async () => {
  const trial = await trialStand('RS256')
  for (const payload of [undefined, '', '{}']) {
    const browser = await arrive(trial)
    const { password } = personOf(trial, 'confirmed')
    await post(trial, browser, 'login', { login: 'vera@pochta.example', password })
    const answer = await trial.app.inject({
      method: 'POST',
      url: `/aas/oauth2/api/login/otp/verify?code=${newestCode(trial, 'confirmed')}`,
      headers: { cookie: browser.cookie, 'content-type': 'application/json;charset=UTF-8' },
      ...(payload === undefined ? {} : { payload }),
    })
    assert.equal(answer.json<Record<string, unknown>>()['action'], 'DONE')
  }
})

test('what is no JSON, and an unknown idType, are a bad request in JSON', async () => {
  const trial = await trialStand('RS256')
  const paths = ['/aas/oauth2/api/login', '/aas/oauth2/api/scope/allow', '/captcha/api/public/v2/verify']
  for (const url of [...paths, '/qr-delegate/qr/generate']) {
    const headers = { 'content-type': 'application/json' }
    const answer = await trial.app.inject({ method: 'POST', url, headers, payload: '{"login": ' })
    assert.equal(answer.statusCode, 400, url)
    assert.equal(answer.json<Record<string, unknown>>()['error'], 'BAD_REQUEST')
  }
  for (const idType of ['inn', 7, ['phone']]) {
    const payload = { idType, login: 'vera@pochta.example', password: 'x' }
    assert.equal(
      (await trial.app.inject({ method: 'POST', url: '/aas/oauth2/api/login', payload })).statusCode,
      400,
    )
  }
  const payload = { login: 'x'.repeat(65_536) }
  const large = await trial.app.inject({ method: 'POST', url: '/aas/oauth2/api/login', payload })
  assert.equal(large.statusCode, 413)
  assert.equal(large.json<Record<string, unknown>>()['error'], 'BAD_REQUEST')
})

test('a body of another type or shape is nobody’s login, and never breaks the stand', async () => {
  const trial = await trialStand('RS256')
  for (const payload of ['null', '[]', '"x"', '7', '{"login":{"a":1}}', '{"__proto__":{"login":"x"}}']) {
    const headers = { 'content-type': 'application/json' }
    const answer = await trial.app.inject({ method: 'POST', url: '/aas/oauth2/api/login/', headers, payload })
    assert.deepEqual([answer.statusCode, answer.json()], [200, { failed: 'INVALID_LOGIN' }], payload)
  }
})

test('idType narrows what the login is taken for', async () => {
  const trial = await trialStand('RS256')
  const { password } = personOf(trial, 'confirmed')
  for (const [idType, login, opens] of [
    ['phone', '+7(000)0000101', true],
    ['email', 'vera@pochta.example', true],
    ['snils', '000-000-701 22', true],
    ['snils', '+7(000)0000101', false],
    ['phone', '000-000-701 22', false],
  ] as const) {
    const { said } = await post(trial, await arrive(trial), 'login', { idType, login, password })
    assert.equal(said['action'] === 'ENTER_MFA', opens, `${idType} ${login}`)
  }
})

test('one may begin by the API and end on the pages, and the other way round', async () => {
  const trial = await trialStand('RS256')
  const browser = await arrive(trial)
  const { password } = personOf(trial, 'confirmed')
  await post(trial, browser, 'login', { login: 'vera@pochta.example', password })
  await browser.open('/login/code')
  assert.ok((await browser.send({ code: newestCode(trial, 'confirmed') }))?.searchParams.has('code'))

  const other = await arrive(trial)
  await other.send({ login: 'vera@pochta.example', password })
  const { said } = await post(trial, other, `login/otp/verify?code=${newestCode(trial, 'confirmed')}`, {})
  assert.equal(said['action'], 'DONE')
})

test('another SMS is sent by the API under the rules of the page', async () => {
  const trial = await trialStand('RS256')
  const browser = await arrive(trial)
  const { password } = personOf(trial, 'confirmed')
  assert.deepEqual((await post(trial, browser, 'login/otp/resend', {})).said, { action: 'ENTER_LOGIN' })
  await post(trial, browser, 'login', { login: 'vera@pochta.example', password })
  assert.deepEqual((await post(trial, browser, 'login/otp/resend', {})).said, {
    failed: 'OTP_RESEND_TOO_SOON',
  })
  wait(trial, 60)
  assert.equal((await post(trial, browser, 'login/otp/resend', {})).said['action'], 'ENTER_MFA')
})

test('a program that names the real page as its origin is heard, a browser’s foreign page is not', async () => {
  const trial = await trialStand('RS256')
  const asked = (headers: Record<string, string>) =>
    trial.app.inject({ method: 'POST', url: '/aas/oauth2/api/login', headers, payload: {} })
  const origin = 'https://esia.gosuslugi.ru'
  assert.equal((await asked({ origin })).statusCode, 200)
  assert.equal((await asked({ origin: 'https://evil.example' })).statusCode, 403)
  assert.equal((await asked({ origin, 'sec-fetch-site': 'cross-site' })).statusCode, 403)
})

test('an address that the API has not, and a method that it takes not, are told in JSON', async () => {
  const trial = await trialStand('RS256')
  for (const [method, url] of [
    ['GET', '/aas/oauth2/api/login'],
    ['GET', '/aas/oauth2/api/scope/allow'],
    ['POST', '/aas/oauth2/api/login/otp-max/verify'],
    ['DELETE', '/aas/oauth2/api/login/next-step'],
  ] as const) {
    const answer = await trial.app.inject({ method, url })
    assert.equal(answer.statusCode, 404, url)
    assert.deepEqual(answer.json(), { error: 'NOT_FOUND' })
  }
})
