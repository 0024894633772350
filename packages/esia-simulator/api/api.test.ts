import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Browser } from '../testing/browser.ts'
import { authorizationFields } from '../testing/integrator.ts'
import { newestCode, personOf } from '../testing/person.ts'
import { trialStand, type Trial } from '../testing/trial-stand.ts'

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
    assert.deepEqual(said, { failed: 'INVALID_OTP', verify_attempts_left: left })
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
