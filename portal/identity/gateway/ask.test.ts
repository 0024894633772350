import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { after, test } from 'node:test'
import { circuitBreaker } from '@registratura/esia-client'
import { ask, safeFor } from './ask.ts'
import { Silence } from './silence.ts'

const seen: string[] = []
const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/json': (response) => response.end('{"a":1}'),
  '/refusal': (response) => response.writeHead(400).end('{"error":"invalid_grant"}'),
  '/nothing': (response) => response.writeHead(204).end(),
  '/elsewhere': (response) => response.writeHead(307, { location: '/json' }).end(),
  '/moved': (response) => response.writeHead(302, { location: '/json' }).end(),
  '/busy': (response) => response.writeHead(429).end(),
  '/broken': (response) => response.writeHead(502).end(),
  '/full': (response) => response.end('x'.repeat(1024 * 1024)),
  '/fuller': (response) => response.end('x'.repeat(1024 * 1024 + 1)),
  '/reset': (response) => response.destroy(),
  '/silent': () => undefined,
}
const server = createServer(({ url = '' }, response) => {
  seen.push(url)
  answers[url]?.(response)
}).listen(0, '127.0.0.1')
await once(server, 'listening')
after(() => {
  server.close()
  server.closeAllConnections()
})
const address = server.address()
assert.ok(address !== null && typeof address === 'object')
const origin = `http://127.0.0.1:${address.port}`

const get = (path: string, ms = 5000) =>
  ask(`${origin}${path}`, {}, { signal: AbortSignal.timeout(ms), isSafe: safeFor(origin) })

const silence = (why: string) => (error: unknown) => error instanceof Silence && error.why === why

test('an answer is read whole, and a refusal is one too', async () => {
  assert.deepEqual(await (await get('/json')).json(), { a: 1 })
  assert.equal((await get('/refusal')).status, 400)
  assert.equal((await get('/nothing')).status, 204)
  assert.equal((await (await get('/full')).text()).length, 1024 * 1024)
})

for (const [path, why] of [
  ['/elsewhere', 'invalid'],
  ['/moved', 'invalid'],
  ['/fuller', 'invalid'],
  ['/busy', 'unavailable'],
  ['/broken', 'unavailable'],
  ['/reset', 'unavailable'],
] as const) {
  test(`IF-002 OA-026 OA-027 ${path} is no answer: ${why}`, async () => {
    seen.length = 0
    await assert.rejects(get(path), silence(why))
    assert.deepEqual(seen, [path], 'and nobody else was asked')
  })
}

test('IF-001 silence ends with the deadline', async () => {
  await assert.rejects(get('/silent', 50), silence('timed-out'))
})

test('an address that is not safe is not called', async () => {
  seen.length = 0
  const signal = AbortSignal.timeout(5000)
  await assert.rejects(
    ask(`${origin}/json`, {}, { signal, isSafe: safeFor('https://gateway.example') }),
    silence('invalid'),
  )
  assert.deepEqual(seen, [])
})

test('plain http is for a gateway on this very machine, which names addresses there', () => {
  const remote = safeFor('https://gateway.example')
  const local = safeFor('http://127.0.0.1:3001/gateway')
  for (const [url, byRemote, byLocal] of [
    ['https://gateway.example/token', true, true],
    ['https://other.example/token', true, true],
    ['http://gateway.example/token', false, false],
    ['http://127.0.0.1/token', false, true],
    ['http://localhost:8080/token', false, true],
    ['http://127.0.0.1.example/token', false, false],
    ['file:///etc/passwd', false, false],
    ['data:application/json,{}', false, false],
    ['token', false, false],
  ] as const) {
    assert.deepEqual([remote(url), local(url)], [byRemote, byLocal], url)
  }
})

test('IF-002 silence opens the circuit: nothing more is asked until the pause is over', async () => {
  let now = 0
  const circuit = circuitBreaker({ failures: 2, pauseMs: 1000, clock: () => now })
  const through = (path: string) =>
    ask(`${origin}${path}`, {}, { signal: AbortSignal.timeout(5000), isSafe: safeFor(origin), circuit })

  for (let calls = 0; calls < 2; calls += 1) await assert.rejects(through('/broken'), silence('unavailable'))
  assert.equal(circuit.state, 'open')
  seen.length = 0
  await assert.rejects(through('/json'), silence('unavailable'))
  assert.deepEqual(seen, [])

  now = 1000
  assert.equal(circuit.state, 'half-open')
  assert.equal((await through('/json')).status, 200)
  assert.equal(circuit.state, 'closed')
})

test('refusals and answers that can’t be read never open the circuit', async () => {
  const circuit = circuitBreaker({ failures: 1 })
  const signal = AbortSignal.timeout(5000)
  const through = (path: string) => ask(`${origin}${path}`, {}, { signal, isSafe: safeFor(origin), circuit })

  await through('/refusal')
  await assert.rejects(through('/moved'), silence('invalid'))
  await assert.rejects(through('/fuller'), silence('invalid'))
  assert.equal(circuit.state, 'closed')
})
