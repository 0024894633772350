import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Browser } from '../testing/browser.ts'
import { authorizationFields } from '../testing/integrator.ts'
import { codeFor, newestCode, personOf, typePassword } from '../testing/person.ts'
import { trialStand } from '../testing/trial-stand.ts'

const trial = await trialStand('RS256')

async function typed(login: string, password: string): Promise<Browser> {
  const browser = new Browser(trial.app)
  await browser.open(`/aas/oauth2/v2/ac?${new URLSearchParams(authorizationFields(trial)).toString()}`)
  await browser.send({ login, password })
  return browser
}

test('a locked person with the right password reads that the account is locked, and no SMS is sent', async () => {
  const browser = await typePassword(trial, 'locked')
  assert.match(browser.page, /<h1>Учётная запись заблокирована<\/h1>/)
  assert.throws(() => newestCode(trial, 'locked'), /No SMS/)

  await browser.open('/')
  assert.doesNotMatch(browser.page, /Вы вошли/)
})

test('a locked person with a wrong password learns nothing of the lock', async () => {
  const browser = await typed(personOf(trial, 'locked').snils ?? '', 'wrong')
  assert.match(browser.page, /Неверный логин или пароль/)
  assert.doesNotMatch(browser.page, /заблокирована/)
})

test('the JSON API says ACCOUNT_LOCKED', async () => {
  const { snils: login, password } = personOf(trial, 'locked')
  const payload = { login, password }
  const answer = await trial.app.inject({ method: 'POST', url: '/aas/oauth2/api/login', payload })
  assert.deepEqual(answer.json(), { failed: 'ACCOUNT_LOCKED' })
})

test('a locked person can not approve a QR code either', async () => {
  const browser = new Browser(trial.app)
  await browser.open('/login/qr')
  const path = /href="(?<path>\/phone\/qr[^"]*)"/.exec(browser.page)?.groups?.['path'] ?? ''
  await browser.open(path)
  await browser.send({ person: 'locked' })
  assert.match(browser.page, /<h1>Учётная запись заблокирована<\/h1>/)

  await browser.open('/login/qr', {})
  assert.match(browser.page, /Вход ещё не подтверждён/)
})

test('an unverified phone and e-mail are no login, СНИЛС is, and the SMS still comes to the phone', async () => {
  const { contacts, password } = personOf(trial, 'unverified-contact')
  for (const { value } of contacts) {
    assert.match((await typed(value, password)).page, /Неверный логин или пароль/, value)
  }
  assert.ok(await codeFor(trial, 'unverified-contact'))
})

test('those without СНИЛС come by phone; nothing typed is nobody’s СНИЛС', async () => {
  for (const id of ['foreign', 'no-snils']) {
    assert.ok(await codeFor(trial, id))
    assert.match((await typed('', personOf(trial, id).password)).page, /Заполните поле/)
  }
})
