import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Browser } from '../testing/browser.ts'
import { authorizationFields } from '../testing/integrator.ts'
import { newestCode, personOf, typePassword } from '../testing/person.ts'
import { trialStand, type Trial } from '../testing/trial-stand.ts'

type Said = Readonly<Record<string, unknown>>

async function asking(when: 'once' | 'always'): Promise<Trial> {
  const trial = await trialStand('RS256')
  const payload = { step: 'ANOMALY_QUESTION', when, person: 'confirmed' }
  await trial.app.inject({ method: 'POST', url: '/trial/steps', payload })
  return trial
}

test('after the right password a question is put, and the right answer opens one more try', async () => {
  for (const when of ['once', 'always'] as const) {
    const trial = await asking(when)
    const browser = await typePassword(trial, 'confirmed')
    assert.equal(browser.path, '/login/question')
    assert.match(browser.page, /<p>Назовите год Вашего рождения<\/p>/)
    assert.throws(() => newestCode(trial, 'confirmed'), /No SMS/)

    await browser.open('/login/question', { answer: ' ' })
    assert.match(browser.page, /Заполните поле/)
    await browser.open('/login/question', { answer: '1959' })
    assert.match(browser.page, /Ответ не подошёл/)
    await browser.open('/login/question', { answer: '1958' })
    assert.match(browser.page, /Спасибо\. Введите пароль ещё раз/)
    await browser.send({ login: '000-000-701 22', password: personOf(trial, 'confirmed').password })
    assert.equal(browser.path, '/login/code', when)
  }
})

test('a wrong password is told as ever, and nobody else is asked', async () => {
  const trial = await asking('always')
  const browser = new Browser(trial.app)
  await browser.open('/login/', { login: '000-000-701 22', password: 'wrong' })
  assert.match(browser.page, /Неверный логин или пароль/)
  assert.equal((await typePassword(trial, 'minor')).path, '/login/code')
})

test('the page of the question is for whom it is put to', async () => {
  const trial = await asking('always')
  const browser = new Browser(trial.app)
  await browser.open('/login/question')
  assert.equal(browser.path, '/login/')
  await browser.open('/login/question', { answer: '1958' })
  assert.equal(browser.path, '/login/')
})

test('a script reads the question and answers it; another guid and another answer are refused', async () => {
  const trial = await asking('once')
  const browser = new Browser(trial.app)
  await browser.open(`/aas/oauth2/v2/ac?${new URLSearchParams(authorizationFields(trial)).toString()}`)
  const headers = { cookie: browser.cookie }
  const post = async (url: string, payload: object): Promise<Said> =>
    (await trial.app.inject({ method: 'POST', url, headers, payload })).json()
  const { password } = personOf(trial, 'confirmed')
  const credentials = { login: 'vera@pochta.example', password }

  const stopped = await post('/aas/oauth2/api/login', credentials)
  const reaction: unknown = stopped['reaction_details']
  assert.partialDeepStrictEqual(stopped, {
    action: 'SOLVE_ANOMALY_REACTION',
    reaction_details: { type: 'О.ЗИ1' },
  })
  const guid = String(typeof reaction === 'object' && reaction !== null && Reflect.get(reaction, 'guid'))
  const asked = (of: string) =>
    trial.app.inject({ url: `/anomaly-resolver/api/reaction/question?guid=${of}`, headers })
  assert.deepEqual((await asked(guid)).json(), { question_text: 'Назовите год Вашего рождения' })
  assert.equal((await asked('another')).statusCode, 404)

  const answer = '/aas/oauth2/api/anomaly/question/answer'
  assert.deepEqual(await post(answer, { guid: 'another', answer: '1958' }), { failed: 'ANOMALY_NOT_FOUND' })
  assert.deepEqual(await post(answer, { guid, answer: 1958 }), { failed: 'INVALID_ANSWER' })
  assert.deepEqual(await post('/anomaly-resolver/api/reaction/question/answer', { guid, answer: '1958' }), {
    action: 'DONE',
  })
  assert.deepEqual(await post(answer, { guid, answer: '1958' }), { failed: 'ANOMALY_NOT_FOUND' })
  assert.equal((await post('/aas/oauth2/api/login', credentials))['action'], 'ENTER_MFA')
})

test('a solved question is no solved picture', async () => {
  const trial = await asking('always')
  const browser = await typePassword(trial, 'confirmed')
  await browser.open('/login/question', { answer: '1958' })
  const login = '000-000-701 22'
  for (let tries = 0; tries < 3; tries += 1)
    await new Browser(trial.app).open('/login/', { login, password: 'x' })
  await browser.send({ login, password: personOf(trial, 'confirmed').password })
  assert.equal(browser.path, '/login/captcha')
})
