import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Browser } from '../testing/browser.ts'
import { authorizationFields } from '../testing/integrator.ts'
import { newestCode, personOf } from '../testing/person.ts'
import { trialStand, type Trial } from '../testing/trial-stand.ts'

const login = 'vera@pochta.example'
type Said = Readonly<Record<string, unknown>>

async function script(trial: Trial) {
  const browser = new Browser(trial.app)
  await browser.open(`/aas/oauth2/v2/ac?${new URLSearchParams(authorizationFields(trial)).toString()}`)
  const ask = async (method: 'GET' | 'POST', url: string, payload?: object, captchasession?: string) => {
    const answer = await trial.app.inject({
      method,
      url,
      headers: { cookie: browser.cookie, ...(captchasession === undefined ? {} : { captchasession }) },
      ...(payload === undefined ? {} : { payload }),
    })
    return answer
  }
  const tryPassword = async (password: string): Promise<Said> =>
    (await ask('POST', '/aas/oauth2/api/login', { login, password })).json()
  return { browser, ask, tryPassword }
}

const verifyPath = (guid: string, token: string) =>
  `/aas/oauth2/api/anomaly/captcha/verify?guid=${guid}&verify_token=${token}`

async function stopped(trial: Trial) {
  const one = await script(trial)
  const said: Said[] = []
  for (let tries = 0; tries < 4; tries += 1) said.push(await one.tryPassword('wrong'))
  const reaction: unknown = said[3]?.['reaction_details']
  const guid = typeof reaction === 'object' && reaction !== null ? String(Reflect.get(reaction, 'guid')) : ''
  return { ...one, said, guid }
}

test('a script solves the picture and tries the password again', async () => {
  const trial = await trialStand('RS256')
  const { ask, tryPassword, said, guid } = await stopped(trial)
  assert.deepEqual(said.slice(0, 2), [{ failed: 'INVALID_PASSWORD' }, { failed: 'INVALID_PASSWORD' }])
  assert.partialDeepStrictEqual(said[2], { failed: 'INVALID_PASSWORD', action: 'SOLVE_ANOMALY_REACTION' })
  assert.deepEqual(said[3], {
    action: 'SOLVE_ANOMALY_REACTION',
    reaction_details: { type: 'О.ЗД1', guid },
  })

  const kind: { captchaType: string; captchaSession: string } = (
    await ask('GET', '/captcha/api/public/v2/type')
  ).json()
  assert.equal(kind.captchaType, 'esiacaptcha')
  const image = await ask('GET', '/captcha/api/public/v2/image', undefined, kind.captchaSession)
  assert.equal(image.headers['content-type'], 'image/png')

  const answer = trial.stand.memory.pictures.get(kind.captchaSession)?.answer ?? ''
  const body = { answer, captchaType: kind.captchaType }
  const { verify_token }: { verify_token: string } = (
    await ask('POST', '/captcha/api/public/v2/verify', body, kind.captchaSession)
  ).json()
  assert.deepEqual((await ask('POST', verifyPath(guid, verify_token))).json(), { action: 'DONE' })

  const entered = await tryPassword(personOf(trial, 'confirmed').password)
  assert.equal(entered['action'], 'ENTER_MFA')
  const verify = `/aas/oauth2/api/login/otp/verify?code=${newestCode(trial, 'confirmed')}`
  assert.equal((await ask('POST', verify)).json<Said>()['action'], 'DONE')
})

test('the cookie alone leads to the picture, for scripts that send no header', async () => {
  const trial = await trialStand('RS256')
  const { ask } = await stopped(trial)
  const { captchaSession }: { captchaSession: string } = (
    await ask('GET', '/captcha/api/public/v2/type')
  ).json()
  assert.equal((await ask('GET', '/captcha/api/public/v2/image')).statusCode, 200)
  const answer = trial.stand.memory.pictures.get(captchaSession)?.answer ?? ''
  const said: Said = (await ask('POST', '/captcha/api/public/v2/verify', { answer })).json()
  assert.equal(typeof said['verify_token'], 'string')
})

test('another picture voids the former', async () => {
  const trial = await trialStand('RS256')
  const { ask } = await stopped(trial)
  const { captchaSession: former }: { captchaSession: string } = (
    await ask('GET', '/captcha/api/public/v2/type')
  ).json()
  const { captchaSession }: { captchaSession: string } = (
    await ask('GET', '/captcha/api/public/v2/renew', undefined, former)
  ).json()
  assert.notEqual(captchaSession, former)
  const gone = await ask('GET', '/captcha/api/public/v2/image', undefined, former)
  assert.equal(gone.statusCode, 404)
  assert.deepEqual(gone.json(), { error: 'CAPTCHA_NOT_FOUND' })
})

test('a wrong answer brings no token and spends the picture', async () => {
  const trial = await trialStand('RS256')
  const { ask } = await stopped(trial)
  const { captchaSession }: { captchaSession: string } = (
    await ask('GET', '/captcha/api/public/v2/type')
  ).json()
  const answer = trial.stand.memory.pictures.get(captchaSession)?.answer ?? ''
  for (const body of [{ answer: `${answer}1` }, { answer }, {}, { answer: [answer] }]) {
    const said: Said = (await ask('POST', '/captcha/api/public/v2/verify', body, captchaSession)).json()
    assert.deepEqual(said, { error: 'INVALID_CAPTCHA_ANSWER' })
  }
})

test('a made-up token, another guid and a token used twice solve nothing', async () => {
  const trial = await trialStand('RS256')
  const { ask, guid, tryPassword } = await stopped(trial)
  const solved = () => {
    const { captchaSession, answer } = trial.stand.memory.pictures.ask()
    return trial.stand.memory.pictures.solve(captchaSession, answer) ?? ''
  }
  const said = async (path: string) => (await ask('POST', path)).json<Said>()
  assert.deepEqual(await said(verifyPath(guid, 'made-up')), { failed: 'INVALID_CAPTCHA' })
  assert.deepEqual(await said(verifyPath('another', solved())), { failed: 'ANOMALY_NOT_FOUND' })
  assert.deepEqual(await said('/aas/oauth2/api/anomaly/captcha/verify'), { failed: 'ANOMALY_NOT_FOUND' })
  assert.equal((await tryPassword(personOf(trial, 'confirmed').password))['action'], 'SOLVE_ANOMALY_REACTION')

  const other = await stopped(trial)
  const token = solved()
  assert.deepEqual((await other.ask('POST', verifyPath(other.guid, token))).json(), { action: 'DONE' })
  const again = await stopped(trial)
  assert.deepEqual((await again.ask('POST', verifyPath(again.guid, token))).json(), {
    failed: 'INVALID_CAPTCHA',
  })
})

test('what a script has solved, the page knows, and the other way round', async () => {
  const trial = await trialStand('RS256')
  const { browser, ask, guid, tryPassword } = await stopped(trial)
  await browser.open('/login/captcha')
  assert.match(browser.page, /Введите код с картинки/)
  const { captchaSession, answer } = trial.stand.memory.pictures.ask()
  const token = trial.stand.memory.pictures.solve(captchaSession, answer) ?? ''
  await ask('POST', verifyPath(guid, token))
  await browser.open('/login/captcha')
  assert.equal(browser.path, '/login/')
  assert.equal((await tryPassword(personOf(trial, 'confirmed').password))['action'], 'ENTER_MFA')
})
