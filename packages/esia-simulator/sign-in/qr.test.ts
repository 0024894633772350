import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Browser } from '../testing/browser.ts'
import { authorizationFields } from '../testing/integrator.ts'
import { trialStand, wait, type Trial } from '../testing/trial-stand.ts'

async function openQr(trial: Trial): Promise<{ browser: Browser; phonePath: string }> {
  const browser = new Browser(trial.app)
  await browser.open(`/aas/oauth2/v2/ac?${new URLSearchParams(authorizationFields(trial)).toString()}`)
  await browser.open('/login/qr')
  const phonePath = /href="(?<path>\/phone\/qr[^"]*)"/.exec(browser.page)?.groups?.['path'] ?? ''
  return { browser, phonePath }
}

test('another device approves the sign-in as a chosen person, and the browser goes on', async () => {
  const trial = await trialStand('RS256')
  const { browser, phonePath } = await openQr(trial)
  await browser.open('/login/qr', {})
  assert.match(browser.page, /ещё не подтверждён/)

  const phone = new Browser(trial.app)
  await phone.open(phonePath)
  assert.match(phone.page, /Медицина-онлайн/)
  await phone.send({ person: 'confirmed' })
  assert.match(phone.page, /Вход подтверждён/)

  assert.match((await browser.ask('GET', '/login/qr/state')).body, /"approved":true/)
  assert.ok((await browser.open('/login/qr', {}))?.searchParams.has('code'))
})

test('a QR code can not be approved twice or late, and a made-up one not at all', async () => {
  const trial = await trialStand('RS256')
  const phone = new Browser(trial.app)
  const { phonePath } = await openQr(trial)
  await phone.open(phonePath)
  await phone.send({ person: 'confirmed' })
  await phone.open(phonePath)
  assert.match(phone.page, /больше не действует/)

  const late = await openQr(trial)
  wait(trial, 300)
  for (const path of [late.phonePath, '/phone/qr', '/phone/qr?code=x']) {
    await phone.open(path)
    assert.match(phone.page, /больше не действует/)
  }
})

test('nobody is signed in by the QR code of another browser', async () => {
  const trial = await trialStand('RS256')
  const { phonePath } = await openQr(trial)
  const phone = new Browser(trial.app)
  await phone.open(phonePath)
  await phone.send({ person: 'confirmed' })

  const { browser: other } = await openQr(trial)
  await other.open('/login/qr', {})
  assert.match(other.page, /ещё не подтверждён/)
})
