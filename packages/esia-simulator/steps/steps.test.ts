import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Browser } from '../testing/browser.ts'
import { authorizationFields } from '../testing/integrator.ts'
import { newestCode, personOf, signInThroughForms, typePassword } from '../testing/person.ts'
import { trialStand, type Trial } from '../testing/trial-stand.ts'

type Said = Readonly<Record<string, unknown>>

const turn = (trial: Trial, payload: object) =>
  trial.app.inject({ method: 'POST', url: '/trial/steps', payload })

test('a question about the messenger comes between, once, and is passed by', async () => {
  const trial = await trialStand('RS256')
  await turn(trial, { step: 'MAX_QUIZ', when: 'once' })
  const { browser } = await signInThroughForms(trial, 'confirmed')
  assert.equal(browser.path, '/login/max-quiz')
  assert.match(browser.page, /<esia-max-quiz><div>\s*<h1>/)
  assert.ok((await browser.open('/login/max-quiz', {}))?.searchParams.has('code'))
  assert.ok((await signInThroughForms(trial, 'confirmed')).back)
})

test('an offer of the second factor comes in its place, to the person meant and to nobody else', async () => {
  const trial = await trialStand('RS256')
  await turn(trial, { step: 'FILL_MFA', when: 'always', person: 'confirmed' })
  for (let times = 0; times < 2; times += 1) {
    const browser = await typePassword(trial, 'confirmed')
    assert.equal(browser.path, '/login/fill-mfa')
    assert.ok((await browser.open('/login/fill-mfa', {}))?.searchParams.has('code'))
  }
  assert.equal((await typePassword(trial, 'minor')).path, '/login/code')
})

test('steps can follow each other, and none is passed by the address of another', async () => {
  const trial = await trialStand('RS256')
  await turn(trial, { step: 'MAX_QUIZ', when: 'once' })
  await turn(trial, { step: 'CHANGE_PASSWORD', when: 'once' })
  const { browser } = await signInThroughForms(trial, 'mother')
  for (const [asked, comes] of [
    ['/login/change-password', '/login/max-quiz'],
    ['/login/fill-mfa', '/login/max-quiz'],
    ['/login/max-quiz', '/login/change-password'],
    ['/login/max-quiz', '/login/change-password'],
    ['/login/change-password', '/login/grant'],
  ] as const) {
    await browser.open(asked, {})
    assert.equal(browser.path, comes)
  }
})

test('a page of a step is for those on whose way it stands', async () => {
  const trial = await trialStand('RS256')
  for (const path of ['/login/fill-mfa', '/login/max-quiz', '/login/change-password']) {
    const browser = new Browser(trial.app)
    await browser.open(path)
    assert.equal(browser.path, '/login/')
    await browser.open(path, {})
    assert.equal(browser.path, '/login/')
  }
})

test('a script is told of the steps by their actions and skips them', async () => {
  const trial = await trialStand('RS256')
  for (const step of ['FILL_MFA', 'MAX_QUIZ', 'CHANGE_PASSWORD']) await turn(trial, { step, when: 'once' })
  const browser = new Browser(trial.app)
  await browser.open(`/aas/oauth2/v2/ac?${new URLSearchParams(authorizationFields(trial)).toString()}`)
  let { cookie } = browser
  const post = async (path: string, payload?: object): Promise<Said> => {
    const url = `/aas/oauth2/api/login${path}`
    const answer = await trial.app.inject({
      method: 'POST',
      url,
      headers: { cookie },
      ...(payload && { payload }),
    })
    const [set] = answer.cookies
    if (set !== undefined) cookie = `ESIA_SESSION=${set.value}`
    return answer.json()
  }
  const { password } = personOf(trial, 'confirmed')
  const login = 'vera@pochta.example'
  assert.deepEqual(await post('', { login, password }), { action: 'FILL_MFA' })
  assert.deepEqual(await post('/promo-mfa/fill-mfa?decision=true'), { action: 'FILL_MFA' })
  assert.deepEqual(await post('/change-password/skip', {}), { action: 'FILL_MFA' })
  assert.deepEqual(await post('/promo-mfa/fill-mfa?decision=false'), {
    action: 'MAX_QUIZ',
    max_details: { skippable: true },
  })
  assert.deepEqual(await post('/quiz-max/skip', {}), { action: 'CHANGE_PASSWORD' })
  const done = await post('/change-password/skip')
  assert.equal(done['action'], 'DONE')
  assert.ok(new URL(String(done['redirect_url'])).searchParams.has('code'))
  assert.throws(() => newestCode(trial, 'confirmed'), /No SMS/)
})

test('what can not be switched is told, and all can be ended at once', async () => {
  const trial = await trialStand('RS256')
  for (const [payload, words] of [
    [{}, /when is ""/],
    [{ step: 'MAX_QUIZ', when: 'often' }, /when is "often"/],
    [{ step: 'QUIZ', when: 'once' }, /step is "QUIZ" instead of ANOMALY_QUESTION, FILL_MFA/],
    [{ when: 'once' }, /step is ""/],
    [{ step: 'MAX_QUIZ', when: 'once', person: 'nobody' }, /there is no person "nobody"/],
  ] as const) {
    const answer = await turn(trial, payload)
    assert.equal(answer.statusCode, 400)
    assert.match(String(answer.json<Said>()['error']), words)
  }
  await turn(trial, { step: 'MAX_QUIZ', when: 'always' })
  await turn(trial, { step: 'CHANGE_PASSWORD', when: 'always', person: 'minor' })
  assert.deepEqual((await turn(trial, { step: 'MAX_QUIZ', when: 'off' })).json(), {
    on: [{ step: 'CHANGE_PASSWORD', when: 'always', person: 'minor' }],
  })
  assert.deepEqual((await trial.app.inject({ method: 'DELETE', url: '/trial/steps' })).json(), { on: [] })
})

test('the page switches the same steps, and refuses what no button of it sends', async () => {
  const trial = await trialStand('RS256')
  const browser = new Browser(trial.app)
  await browser.open('/steps', { step: 'MAX_QUIZ', when: 'always', person: 'minor' })
  assert.equal(browser.path, '/steps')
  assert.match(browser.page, /<li>[^<]+: всегда<\/li>/)
  assert.equal(trial.stand.memory.steps.on.length, 1)
  await browser.open('/steps', { step: 'MAX_QUIZ', when: 'off', person: '' })
  assert.equal(trial.stand.memory.steps.on.length, 0)
  assert.equal((await browser.ask('POST', '/steps', { step: 'X', when: 'once' })).statusCode, 400)

  await browser.open('/steps/totp', { person: 'minor', turn: 'on' })
  assert.match(browser.page, /Приложение есть: /)
  assert.match((await typePassword(trial, 'minor')).page, /Код из приложения/)
  await browser.open('/steps/totp', { person: 'minor', turn: 'off' })
  assert.match((await typePassword(trial, 'minor')).page, /Код из СМС/)
  assert.equal((await browser.ask('POST', '/steps/totp', { person: 'nobody' })).statusCode, 400)
})
