import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Browser } from '../testing/browser.ts'
import { askTokens, authorizationFields, tokenFields } from '../testing/integrator.ts'
import { codeFor } from '../testing/person.ts'
import { trialStand, type Trial } from '../testing/trial-stand.ts'
import { groups } from './list.ts'
import { Switchboard } from './switchboard.ts'

const api = '/trial/faults'
const trial = await trialStand('RS256')

async function post(payload: object | string, to: Trial = trial) {
  const type = typeof payload === 'string' ? 'application/x-www-form-urlencoded' : 'application/json'
  const answer = await to.app.inject({ method: 'POST', url: api, headers: { 'content-type': type }, payload })
  const said: { on?: unknown[]; error?: string } = answer.json()
  return { status: answer.statusCode, ...said }
}

const statusOfTokens = async (id = 'confirmed') =>
  (await askTokens(trial, tokenFields(trial, await codeFor(trial, id)))).statusCode

test('every fault is listed once, with a Russian sentence', async () => {
  const said: { faults: { name: string; words: string; group: string }[]; on: unknown[] } = (
    await trial.app.inject({ url: api })
  ).json()
  assert.deepEqual(said.on, [])
  assert.equal(new Set(said.faults.map(({ name }) => name)).size, said.faults.length)
  for (const { name, words } of said.faults) {
    assert.match(name, /^[a-z0-9-]+$/)
    assert.match(words, /^[А-ЯЁ].*[а-яё].*\.$/, name)
  }
})

test('once is once, by a form as by JSON', async () => {
  for (const body of ['fault=status-500&when=once', { fault: 'status-500', when: 'once' }]) {
    assert.deepEqual((await post(body)).on, [{ fault: 'status-500', when: 'once' }])
    assert.deepEqual([await statusOfTokens(), await statusOfTokens()], [500, 200])
    assert.deepEqual(trial.stand.memory.faults.on, [])
  }
})

test('always and a rate of 1 go on until switched off', async () => {
  for (const when of ['always', '1', 1]) {
    await post({ fault: 'status-500', when })
    assert.deepEqual(
      [await statusOfTokens(), await statusOfTokens(), await statusOfTokens()],
      [500, 500, 500],
    )
    assert.deepEqual((await post({ fault: 'status-500', when: 'off' })).on, [])
    assert.equal(await statusOfTokens(), 200)
  }
})

test('a rate hits its share, and a rate of 0 nobody', () => {
  let next = 0
  const board = new Switchboard(() => (next = (next + 0.1) % 1))
  const [fault] = groups.flatMap(({ faults }) => faults).filter(({ at }) => at === 'token')
  assert.ok(fault)
  for (const [when, hits] of [
    [0.3, 30],
    [0, 0],
    [1, 100],
  ] as const) {
    board.switchOn({ fault, when })
    const taken = Array.from({ length: 100 }, () => board.takeAnswer(['token'], undefined))
    const hit = taken.filter((one) => one !== undefined).length
    assert.ok(Math.abs(hit - hits) <= 1, `${when}: ${hit}`)
  }
})

test('a fault for one person spares the others, and waits for that person', async () => {
  await post({ fault: 'status-502', when: 'once', person: 'minor' })
  assert.equal(await statusOfTokens('confirmed'), 200)
  await codeFor(trial, 'mother')
  assert.equal(await statusOfTokens('mother'), 200)
  await codeFor(trial, 'minor')
  assert.equal(await statusOfTokens('minor'), 502)
  assert.equal(await statusOfTokens('minor'), 200)
})

test('an error of the request, told to play for one person, waits for their return', async () => {
  await post({ fault: 'esia-007015', when: 'once', person: 'confirmed' })
  assert.ok(await codeFor(trial, 'no-policy'))
  await assert.rejects(codeFor(trial, 'confirmed'), /ESIA-007015/)
  assert.ok(await codeFor(trial, 'confirmed'))
})

test('one fault may be on for two people; off without a person ends it for all', async () => {
  await post({ fault: 'html', when: 'always', person: 'minor' })
  await post({ fault: 'html', when: 0.5, person: 'mother' })
  assert.equal((await post({ fault: 'html', when: 'off', person: 'minor' })).on?.length, 1)
  assert.deepEqual((await post({ fault: 'html', when: 'off' })).on, [])
})

test('an empty fault, or DELETE, ends all', async () => {
  for (const end of [() => post('fault='), () => post({ fault: '' })]) {
    await post('fault=html&when=always')
    await post('fault=slow&when=always')
    assert.deepEqual((await end()).on, [])
  }
  await post('fault=html&when=always')
  const answer = await trial.app.inject({ method: 'DELETE', url: api })
  assert.deepEqual(answer.json(), { on: [] })
  assert.equal(await statusOfTokens(), 200)
})

test('what can not be switched is a 400 that says why, and switches nothing', async () => {
  for (const [body, why] of [
    ['fault=nothing&when=once', /no fault "nothing".*GET \/trial\/faults/],
    ['fault=__proto__&when=once', /no fault/],
    ['fault=html&when=sometimes', /when is "sometimes"/],
    ['fault=html&when=2', /from 0 to 1/],
    ['fault=html&when=-1', /from 0 to 1/],
    ['fault=html', /when is ""/],
    ['fault=html&when=once&person=nobody', /no person "nobody"/],
    ['when=once', /fault is missing/],
    [{ when: 'once' }, /fault is missing/],
    [{ fault: 'html', when: true }, /when is ""/],
    [[], /fault is missing/],
  ] as const) {
    const { status, error } = await post(body)
    assert.equal(status, 400)
    assert.match(error ?? '', why)
  }
  const text = await trial.app.inject({
    method: 'POST',
    url: api,
    payload: 'x',
    headers: { 'content-type': 'text/plain' },
  })
  assert.equal(text.statusCode, 400)
  assert.deepEqual(trial.stand.memory.faults.on, [])
})

test('another site can switch nothing', async () => {
  for (const method of ['POST', 'DELETE'] as const) {
    const headers = { 'sec-fetch-site': 'cross-site' }
    assert.equal((await trial.app.inject({ method, url: api, headers })).statusCode, 403)
  }
})

test('the control page shows what is on and switches it without script', async () => {
  const browser = new Browser(trial.app)
  await browser.open('/')
  assert.ok(browser.page.includes('href="/faults"'))
  await browser.open('/faults')
  assert.match(browser.page, /Ничего: стенд отвечает честно/)

  await browser.send({ fault: 'refused', when: 'always', person: 'mother' })
  assert.match(browser.page, /<code>refused<\/code>: всегда, Соколова Анна Дмитриевна/)
  await browser.send({ when: 'off', fault: 'refused', person: 'mother' })
  assert.match(browser.page, /Ничего: стенд отвечает честно/)

  await browser.send({ fault: 'html', when: '0.5', person: '' })
  assert.match(browser.page, /<code>html<\/code>: в 50 % случаев, всем/)
  await browser.open('/faults', { fault: '' })
  assert.match(browser.page, /Ничего: стенд отвечает честно/)

  const wrong = await browser.ask('POST', '/faults', { fault: 'nothing', when: 'once' })
  assert.equal(wrong.statusCode, 400)
  assert.match(wrong.body, /Сбой не включён/)
})

test('the log names the fault that was played', async () => {
  await post('fault=esia-007008&when=once')
  const fields = new URLSearchParams(authorizationFields(trial)).toString()
  await trial.app.inject({ url: `/aas/oauth2/v2/ac?${fields}` })
  assert.ok(trial.lines.includes('fault played: esia-007008'))
})
