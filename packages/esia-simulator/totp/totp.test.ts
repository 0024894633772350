import assert from 'node:assert/strict'
import { test } from 'node:test'
import { confirmed } from '../people/confirmed.ts'
import { personJson } from '../people/person-json.ts'
import { readPerson } from '../people/read-person.ts'
import { Browser } from '../testing/browser.ts'
import { authorizationFields } from '../testing/integrator.ts'
import { newestCode, personOf, typePassword } from '../testing/person.ts'
import { trialStand, wait, type Trial } from '../testing/trial-stand.ts'
import { fromBase32, toBase32 } from './base32.ts'
import { totpCode } from './totp.ts'

type Said = Readonly<Record<string, unknown>>
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

async function standWithTotp(): Promise<Trial> {
  const trial = await trialStand('RS256')
  trial.clock.now = new Date('2026-11-23T12:00:00Z')
  const payload = { person: 'confirmed', secret }
  assert.equal((await trial.app.inject({ method: 'POST', url: '/trial/totp', payload })).statusCode, 200)
  return trial
}

const codeOf = (trial: Trial): string =>
  trial.stand.memory.authenticators.codeOf(personOf(trial, 'confirmed')) ?? ''

/** Of no step near. */
const wrongCode = (trial: Trial): string => {
  const near = [-1, 0, 1].map((step) =>
    totpCode(Buffer.from('12345678901234567890'), Math.floor(trial.clock.now.getTime() / 30_000) + step),
  )
  return ['000000', '000001', '000002', '000003'].find((code) => !near.includes(code)) ?? ''
}

test('the codes are those of RFC 6238, appendix B, in six digits', () => {
  const key = Buffer.from('12345678901234567890')
  for (const [seconds, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ] as const) {
    assert.equal(totpCode(key, Math.floor(seconds / 30)), code)
  }
  assert.equal(toBase32(key), secret)
  assert.deepEqual(fromBase32(' gezd gnbv-gy3tqojqgezdgnbvgy3tqojq=== '), key)
  assert.equal(fromBase32('пароль'), undefined)
})

test('who has an application types its code, and gets no SMS', async () => {
  const trial = await standWithTotp()
  const browser = await typePassword(trial, 'confirmed')
  assert.match(browser.page, /<esia-enter-mfa><esia-ttp>\s*<form/)
  assert.match(browser.page, /<h1>Код из приложения<\/h1>/)
  assert.throws(() => newestCode(trial, 'confirmed'), /No SMS/)

  const phone = new Browser(trial.app)
  await phone.open('/phone')
  assert.ok(phone.page.includes(`<code>${codeOf(trial)}</code>`))
  assert.ok((await browser.send({ code: codeOf(trial) }))?.searchParams.has('code'))
})

test('a code of the step before or after passes, of two steps away it does not', async () => {
  for (const [seconds, passes] of [
    [-60, false],
    [-30, true],
    [30, true],
    [60, false],
  ] as const) {
    const trial = await standWithTotp()
    const at = Math.floor(trial.clock.now.getTime() / 30_000) + seconds / 30
    const code = totpCode(Buffer.from('12345678901234567890'), at)
    const back = await (await typePassword(trial, 'confirmed')).send({ code })
    assert.equal(back?.searchParams.has('code') === true, passes, String(seconds))
  }
})

test('a code serves once, and takes no try the second time', async () => {
  const trial = await standWithTotp()
  const code = codeOf(trial)
  assert.ok(await (await typePassword(trial, 'confirmed')).send({ code }))

  const browser = await typePassword(trial, 'confirmed')
  await browser.send({ code })
  assert.match(browser.page, /Этот код уже использован/)
  wait(trial, 30)
  assert.ok(await browser.send({ code: codeOf(trial) }))
})

test('the third wrong code locks the person as with SMS', async () => {
  const trial = await standWithTotp()
  const browser = await typePassword(trial, 'confirmed')
  await browser.send({ code: wrongCode(trial) })
  assert.match(browser.page, /Осталось попыток: 2/)
  await browser.send({ code: wrongCode(trial) })
  await browser.send({ code: wrongCode(trial) })
  assert.match(browser.page, /Ввод кода закрыт на час/)
  assert.match((await typePassword(trial, 'confirmed')).page, /Ввод кода закрыт/)
})

test('the JSON API says TTP, verifies at its own path, and knows no SMS to send again', async () => {
  const trial = await standWithTotp()
  const browser = new Browser(trial.app)
  await browser.open(`/aas/oauth2/v2/ac?${new URLSearchParams(authorizationFields(trial)).toString()}`)
  const { password } = personOf(trial, 'confirmed')
  const post = async (path: string, payload?: object): Promise<Said> => {
    const url = `/aas/oauth2/api/${path}`
    const headers = { cookie: browser.cookie }
    return (await trial.app.inject({ method: 'POST', url, headers, ...(payload && { payload }) })).json()
  }
  assert.deepEqual(await post('login', { login: 'vera@pochta.example', password }), {
    action: 'ENTER_MFA',
    mfa_details: { type: 'TTP', ttp_details: { code_length: 6, verify_attempts_left: 3 } },
  })

  assert.partialDeepStrictEqual(await post(`login/otp/verify?code=${codeOf(trial)}`), {
    failed: 'INVALID_TTP',
    verify_attempts_left: 3,
  })
  assert.partialDeepStrictEqual(await post(`login/totp/verify?code=${wrongCode(trial)}`), {
    failed: 'INVALID_TTP',
    verify_attempts_left: 2,
  })
  assert.deepEqual(await post('login/otp/resend'), { failed: 'OTP_NOT_AVAILABLE' })
  assert.equal((await post(`login/totp/verify?code=${codeOf(trial)}`, {}))['action'], 'DONE')
})

test('a person described in JSON may bring a secret, which must be base32', () => {
  const around = { where: 'person', now: new Date('2026-11-23T12:00:00Z'), freeOid: 1_000_500_001 }
  const described = (totpSecret: unknown) => readPerson({ ...personJson(confirmed), totpSecret }, around)
  const read = described(secret)
  assert.ok(read.ok)
  assert.equal(read.value.person.totpSecret, secret)
  assert.deepEqual(Reflect.get(personJson(read.value.person), 'totpSecret'), secret)
  for (const wrong of ['', 'gezd', '11111111111111111', 7]) {
    const refused = described(wrong)
    assert.ok(!refused.ok)
    assert.match(refused.error, /totpSecret/)
  }
})

test('an application can be given and taken away, and nonsense is refused', async () => {
  const trial = await trialStand('RS256')
  const post = (payload: object) => trial.app.inject({ method: 'POST', url: '/trial/totp', payload })
  for (const payload of [{}, { person: 'nobody' }, { person: 'confirmed', secret: 'не то' }]) {
    assert.equal((await post(payload)).statusCode, 400)
  }
  const given: Said = (await post({ person: 'confirmed' })).json()
  assert.match(String(given['secret']), /^[A-Z2-7]{32}$/)
  const told: Said = (await trial.app.inject({ url: '/trial/totp?person=confirmed' })).json()
  assert.equal(told['code'], codeOf(trial))
  assert.equal((await trial.app.inject({ url: '/trial/totp' })).statusCode, 400)

  const inAddress = '/trial/totp?person=confirmed&secret=off'
  assert.deepEqual((await trial.app.inject({ method: 'POST', url: inAddress })).json(), {
    person: 'confirmed',
    secret: null,
  })
  assert.match((await typePassword(trial, 'confirmed')).page, /Код из СМС/)
})
