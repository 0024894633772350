import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json } from '../testing/fault.ts'
import { trialStand, wait, type Trial } from '../testing/trial-stand.ts'

const letter = {
  id: 'one',
  to: 'Vera@pochta.example',
  subject: 'Задан новый пароль',
  text: 'Войдите:\nhttp://localhost:3000/bel/sign-in\n\nhttps://evil.example/x',
  html: '<p>Войдите</p>',
}

const give = (trial: Trial, payload: object, more = {}) =>
  trial.app.inject({ method: 'POST', url: '/trial/letters', payload, remoteAddress: '127.0.0.1', ...more })

async function lettersTo(trial: Trial, query: string): Promise<readonly Json[]> {
  const said: readonly Json[] = (await trial.app.inject({ url: `/trial/letters${query}` })).json()
  return said
}

test('a letter of the portal is told to scripts and shown to people, newest first, once however often it comes', async () => {
  const trial = await trialStand('RS256')
  assert.match((await trial.app.inject({ url: '/letters' })).body, /Писем нет/)

  assert.equal((await give(trial, letter)).statusCode, 201)
  assert.equal((await give(trial, { ...letter, subject: 'again' })).statusCode, 201)
  wait(trial, 60)
  await give(trial, { ...letter, id: 'two', subject: 'Вход закрыт' })

  const told = await lettersTo(trial, '?email=vera%40POCHTA.example')
  assert.deepEqual(
    told.map(({ subject }) => subject),
    ['Вход закрыт', 'Задан новый пароль'],
  )
  assert.partialDeepStrictEqual(told[1], { to: letter.to, text: letter.text, html: letter.html })
  assert.deepEqual(await lettersTo(trial, '?email=nobody%40pochta.example'), [])
  assert.equal((await lettersTo(trial, '')).length, 2)

  const { body } = await trial.app.inject({ url: '/letters' })
  assert.ok(body.indexOf('Вход закрыт') < body.indexOf('Задан новый пароль'))
  assert.match(body, /Тестовый стенд ЕСИА — не вводите настоящие пароли/)
  assert.match(body, /<a href="http:\/\/localhost:3000\/bel\/sign-in">/)
  assert.doesNotMatch(body, /<a href="https:\/\/evil/)
  assert.equal(
    (await trial.app.inject({ url: '/trial.json' })).json().letters,
    'http://127.0.0.1:3001/trial/letters',
  )
})

test('only a program on this machine may write: no stranger, nobody behind a proxy, and no page', async () => {
  const trial = await trialStand('RS256', undefined, { behindProxy: true })
  for (const [why, more] of [
    ['a stranger', { remoteAddress: '192.168.1.7' }],
    ['behind a proxy', { headers: { 'x-forwarded-for': '127.0.0.1' } }],
    ['a page', { headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } }],
  ] as const) {
    assert.equal((await give(trial, letter, more)).statusCode, 403, why)
    const sms = {
      method: 'POST',
      url: '/trial/sms',
      payload: { id: '1', to: '+70000000101', text: 'x' },
    } as const
    assert.equal(
      (await trial.app.inject({ remoteAddress: '127.0.0.1', ...sms, ...more })).statusCode,
      403,
      why,
    )
  }
  assert.deepEqual(await lettersTo(trial, ''), [])
})

test('what is no letter is refused, and markup of a letter stays text', async () => {
  const trial = await trialStand('RS256')
  for (const payload of [{}, { ...letter, to: '' }, { ...letter, id: 7 }, { ...letter, subject: null }])
    assert.equal((await give(trial, payload)).statusCode, 400)
  await give(trial, { ...letter, subject: '<script>alert(1)</script>', text: '<img src=x onerror=alert(1)>' })
  const { body } = await trial.app.inject({ url: '/letters' })
  assert.doesNotMatch(body, /<script>alert|<img/)
})

test('a СМС of the portal stands on the phone beside the codes, and no script takes it for one', async () => {
  const trial = await trialStand('RS256')
  const payload = { id: 's', to: '+70000000101', text: 'Задан новый пароль' }
  const taken = await trial.app.inject({
    method: 'POST',
    url: '/trial/sms',
    payload,
    remoteAddress: '127.0.0.1',
  })
  assert.equal(taken.statusCode, 201)
  assert.match((await trial.app.inject({ url: '/phone' })).body, /Задан новый пароль/)
  const codes: readonly Json[] = (await trial.app.inject({ url: '/trial/sms?phone=%2B70000000101' })).json()
  assert.deepEqual(codes, [])
  const portals: readonly Json[] = (
    await trial.app.inject({ url: '/trial/sms?phone=8%20000%20000-01-01&from=portal' })
  ).json()
  assert.equal(portals[0]?.['text'], 'Задан новый пароль')
})

test('letters are bounded, and go back with a snapshot', async () => {
  const trial = await trialStand('RS256')
  for (let one = 0; one < 520; one += 1) await give(trial, { ...letter, id: String(one) })
  const all = await lettersTo(trial, '')
  assert.equal(all.length, 500)
  assert.equal(all[0]?.['id'], '519')

  await trial.app.inject({ method: 'POST', url: '/trial/restore?name=start' })
  assert.deepEqual(await lettersTo(trial, ''), [])
})
