import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { Browser } from '../testing/browser.ts'
import { authorizationFields } from '../testing/integrator.ts'
import { newestCode, personOf } from '../testing/person.ts'
import { trialStand, wait, type Trial } from '../testing/trial-stand.ts'
import { drawCode } from './draw-code.ts'

const login = 'vera@pochta.example'

/** Three wrong passwords typed into the page. */
async function stopped(trial: Trial, browser = new Browser(trial.app)): Promise<Browser> {
  await browser.open(`/aas/oauth2/v2/ac?${new URLSearchParams(authorizationFields(trial)).toString()}`)
  for (let tries = 0; tries < 3; tries += 1) await browser.send({ login, password: 'wrong' })
  return browser
}

const answerOf = (trial: Trial): string => trial.stand.memory.pictures.open()[0]?.answer ?? ''
const wrongAnswer = (trial: Trial): string => (answerOf(trial) === '000000' ? '000001' : '000000')

test('after the third wrong password the page asks for the code in a picture', async () => {
  const trial = await trialStand('RS256')
  const browser = await stopped(trial)
  assert.equal(browser.path, '/login/captcha')
  assert.match(browser.page, /<h3 aria-level="2">Введите код с картинки<\/h3>/)
  assert.match(browser.page, /Неверный логин или пароль\. Чтобы попробовать ещё раз, введите код/)

  const src = /<img[^>]* src="(?<src>[^"]*)"/.exec(browser.page)?.groups?.['src'] ?? ''
  const image = await browser.ask('GET', src)
  assert.equal(image.headers['content-type'], 'image/png')
})

test('until it is solved even the right password is not tried', async () => {
  const trial = await trialStand('RS256')
  const { password } = personOf(trial, 'confirmed')
  for (const browser of [await stopped(trial), new Browser(trial.app)]) {
    await browser.open('/login/', { login, password })
    assert.equal(browser.path, '/login/captcha')
  }
  assert.throws(() => newestCode(trial, 'confirmed'), /No SMS/)
})

test('a picture is asked for likewise of a login that is nobody’s', async () => {
  const trial = await trialStand('RS256')
  const browser = new Browser(trial.app)
  for (let tries = 0; tries < 3; tries += 1)
    await browser.open('/login/', { login: 'nobody@pochta.example', password: 'x' })
  assert.equal(browser.path, '/login/captcha')
})

test('an empty answer keeps the picture, a wrong one brings another', async () => {
  const trial = await trialStand('RS256')
  const browser = await stopped(trial)
  const first = answerOf(trial)
  await browser.open('/login/captcha', { answer: ' ' })
  assert.match(browser.page, /Заполните поле/)
  assert.equal(answerOf(trial), first)

  await browser.open('/login/captcha', { answer: wrongAnswer(trial) })
  assert.match(browser.page, /Код не подошёл/)
  assert.equal(trial.stand.memory.pictures.open().length, 1)

  await browser.open('/login/captcha/other', {})
  assert.equal(browser.path, '/login/captcha')
  assert.equal(trial.stand.memory.pictures.open().length, 1)
})

test('a right answer opens one more try, with the login kept', async () => {
  const trial = await trialStand('RS256')
  const browser = await stopped(trial)
  const answer = answerOf(trial)
  await browser.open('/login/captcha', { answer: `${answer.slice(0, 3)} ${answer.slice(3)}` })
  assert.equal(browser.path, '/login/')
  assert.match(browser.page, /Спасибо\. Введите пароль ещё раз/)
  assert.ok(browser.page.includes(`value="${login}"`))

  await browser.send({ login, password: 'wrong' })
  assert.equal(browser.path, '/login/captcha')

  await browser.open('/login/captcha', { answer: answerOf(trial) })
  await browser.send({ login, password: personOf(trial, 'confirmed').password })
  assert.equal(browser.path, '/login/code')
})

test('another login of the same browser needs no picture, and the page of pictures is closed to others', async () => {
  const trial = await trialStand('RS256')
  const browser = await stopped(trial)
  await browser.open('/login/', { login: '00000070324', password: 'wrong' })
  assert.match(browser.page, /Неверный логин или пароль/)

  const other = new Browser(trial.app)
  await other.open('/login/captcha')
  assert.equal(other.path, '/login/')
  await other.open('/login/captcha', { answer: answerOf(trial) })
  assert.equal(other.path, '/login/')
})

test('a picture ends after five minutes, and is no answer to another browser’s question', async () => {
  const trial = await trialStand('RS256')
  const browser = await stopped(trial)
  const answer = answerOf(trial)
  wait(trial, 300)
  await browser.open('/login/captcha', { answer })
  assert.match(browser.page, /Код не подошёл/)
})

test('the code stands on the test phone and at the trial API', async () => {
  const trial = await trialStand('RS256')
  const browser = await stopped(trial)
  const open: { captchaSession: string; answer: string }[] = (
    await browser.ask('GET', '/trial/captcha')
  ).json()
  assert.equal(open[0]?.answer, answerOf(trial))
  await browser.open('/phone')
  assert.ok(browser.page.includes(`<code>${answerOf(trial)}</code>`))
  assert.match(browser.page, /Вернуться к картинке с кодом/)
})

test('the picture is a PNG whose ink changes with the code', () => {
  const png = drawCode('204816')
  assert.equal(png.subarray(1, 4).toString(), 'PNG')
  const size = png.readUInt32BE(33)
  const rows = inflateSync(png.subarray(41, 41 + size))
  assert.equal(rows.length, (png.readUInt32BE(16) + 1) * png.readUInt32BE(20))
  const ink = (code: string) => {
    const drawn = drawCode(code)
    return inflateSync(drawn.subarray(41, 41 + drawn.readUInt32BE(33))).filter((shade) => shade === 40).length
  }
  assert.ok(ink('888888') > ink('777777'))
})
