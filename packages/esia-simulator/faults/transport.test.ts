import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { tokenFields } from '../testing/integrator.ts'
import { switchOn, tokenFor } from '../testing/fault.ts'
import { codeFor, personOf } from '../testing/person.ts'
import { trialStand } from '../testing/trial-stand.ts'

const trial = await trialStand('RS256')
const origin = await trial.app.listen({ port: 0, host: '127.0.0.1' })
after(() => trial.app.close())

type Asking = () => Promise<Response>

async function askTokens(signal?: AbortSignal): Promise<Response> {
  const body = new URLSearchParams(tokenFields(trial, await codeFor(trial, 'confirmed')))
  const within = signal === undefined ? {} : { signal }
  return fetch(`${origin}/aas/oauth2/v3/te`, { method: 'POST', body, redirect: 'manual', ...within })
}

async function askPerson(signal?: AbortSignal): Promise<Response> {
  const headers = { authorization: `Bearer ${await tokenFor(trial, 'confirmed')}` }
  const within = signal === undefined ? {} : { signal }
  const { oid } = personOf(trial, 'confirmed')
  return fetch(`${origin}/rs/prns/${oid}`, { headers, redirect: 'manual', ...within })
}

const endpoints = [
  ['', askTokens],
  ['person-', askPerson],
] as const

async function playedOnce(name: string, ask: Asking): Promise<Response> {
  switchOn(trial, name)
  const answer = await ask()
  assert.deepEqual(trial.stand.memory.faults.on, [], `${name} is used up`)
  return answer
}

for (const [prefix, ask] of endpoints) {
  const where = prefix === '' ? 'tokens' : 'the person'

  test(`${where}: errors of the server bear their status and no JSON`, async () => {
    for (const status of [500, 502, 503, 429]) {
      const answer = await playedOnce(`${prefix}status-${status}`, ask)
      assert.equal(answer.status, status)
      assert.match(answer.headers.get('content-type') ?? '', /text\/html/)
      assert.equal(answer.headers.get('retry-after'), status === 503 || status === 429 ? '30' : null)
    }
    assert.equal((await ask()).status, 200, 'then it is honest again')
  })

  test(`${where}: what is no JSON object`, async () => {
    assert.match(await (await playedOnce(`${prefix}html`, ask)).text(), /^<!DOCTYPE html>/)
    assert.equal(await (await playedOnce(`${prefix}empty`, ask)).text(), '')
    assert.equal((await playedOnce(`${prefix}no-content`, ask)).status, 204)
    assert.equal(await (await playedOnce(`${prefix}null`, ask)).text(), 'null')
    assert.ok(Array.isArray(await (await playedOnce(`${prefix}list`, ask)).json()))
    await assert.rejects((await playedOnce(`${prefix}not-json`, ask)).json(), SyntaxError)

    const plain = await playedOnce(`${prefix}plain-type`, ask)
    assert.match(plain.headers.get('content-type') ?? '', /^text\/plain/)
    assert.equal(typeof (await plain.json()), 'object')
  })

  test(`${where}: half of the body, then a reset`, async () => {
    const answer = await playedOnce(`${prefix}truncated`, ask)
    assert.equal(answer.status, 200)
    const length = Number(answer.headers.get('content-length'))
    let read = 0
    await assert.rejects(async () => {
      for await (const chunk of answer.body ?? []) read += chunk.length
    })
    assert.equal(read, Math.floor(length / 2))
  })

  test(`${where}: five megabytes of valid JSON`, async () => {
    const text = await (await playedOnce(`${prefix}huge`, ask)).text()
    assert.ok(text.length > 5_000_000)
    JSON.parse(text)
  })

  test(`${where}: a redirect leads to another host`, async () => {
    for (const status of [302, 307]) {
      const answer = await playedOnce(`${prefix}redirect-${status}`, ask)
      assert.equal(answer.status, status)
      assert.equal(new URL(answer.headers.get('location') ?? '').hostname, 'localhost')
    }
  })

  test(`${where}: three seconds late, and right`, async () => {
    const from = performance.now()
    const answer = await playedOnce(`${prefix}slow`, ask)
    assert.equal(answer.status, 200)
    assert.ok(performance.now() - from >= 2_990)
  })

  test(`${where}: no answer at all`, async () => {
    switchOn(trial, `${prefix}silent`)
    await assert.rejects(ask(AbortSignal.timeout(1_000)), { name: 'TimeoutError' })
  })
}

test('a stand that is silent still closes at once', async () => {
  switchOn(trial, 'silent')
  const waiting = askTokens()
  const broken = assert.rejects(waiting)
  await new Promise((done) => setTimeout(done, 500))
  const from = performance.now()
  await trial.app.close()
  await broken
  assert.ok(performance.now() - from < 1_000)
})
