import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { test } from 'node:test'
import { SigningError } from '../index.ts'
import { clientOf, esia, listen, originOf, sendJson } from './esia.ts'

const half = (reply: ServerResponse) => {
  reply.writeHead(200, { 'content-length': '1000' }).write('{"firstName":')
  setTimeout(() => reply.socket?.resetAndDestroy(), 20)
}

test('IF-001 a token endpoint that never answers is left at the deadline', async (t) => {
  const { refuses, heard } = await esia(t, { settings: { deadlineMs: 1000 }, answerToken: () => {} })
  const began = performance.now()
  await refuses('timed-out')

  assert(performance.now() - began < 4000)
  assert.equal(heard.length, 1)
})

test('IF-001 a token answer that stops in the middle is left at the deadline', async (t) => {
  const { refuses, heard } = await esia(t, {
    settings: { deadlineMs: 1000 },
    answerToken: (reply) => reply.writeHead(200).write('{"access_token":'),
  })
  await refuses('timed-out')
  assert.equal(heard.length, 1)
})

test('IF-001 a body that drips byte by byte does not outlast the deadline', async (t) => {
  const { refuses } = await esia(t, {
    settings: { deadlineMs: 1000 },
    answerToken: (reply) => {
      const drip = setInterval(() => reply.write(' '), 10)
      reply.on('close', () => clearInterval(drip))
    },
  })
  await refuses('timed-out')
})

test('IF-001 one deadline covers token and person together', async (t) => {
  const { refuses, heard } = await esia(t, {
    settings: { deadlineMs: 1000 },
    answerToken: (reply, _heard, good) => void setTimeout(() => sendJson(reply, good()), 600),
    answerPerson: (_reply, _heard, good) => void setTimeout(good, 600),
  })
  await refuses('timed-out', /person/)
  assert.equal(heard.length, 2)
})

test('IF-001 a person endpoint that never answers is not asked twice', async (t) => {
  const { refuses, heard } = await esia(t, { settings: { deadlineMs: 1000 }, answerPerson: () => {} })
  await refuses('timed-out', /person/)
  assert.equal(heard.length, 2)
})

test('IF-001 a host where nobody listens is unavailable at once', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = originOf(server)
  server.close()
  const result = await clientOf(origin).signIn({ code: 'code' })

  assert(!result.ok)
  assert.equal(result.error.code, 'unavailable')
  assert.match(result.error.detail, /ECONNREFUSED/)
})

const garbage: readonly (readonly [what: string, signer: object])[] = [
  ['nothing', { sign: async () => undefined }],
  ['null', { sign: () => null }],
  ['a text of 64 letters', { sign: async () => 'x'.repeat(64) }],
  ['a list of 64 numbers', { sign: async () => Array.from({ length: 64 }).fill(1) }],
  ['an object with a length', { sign: async () => ({ length: 64 }) }],
  ['63 bytes', { sign: async () => new Uint8Array(63) }],
  ['a hash that is none', { certificateHash: () => 'A'.repeat(40) }],
  ['no hash', { certificateHash: () => undefined }],
  ['an error in the place of a hash', { certificateHash: () => assert.fail('PIN 1234') }],
  ['an error at once', { sign: () => assert.fail('PIN 1234') }],
]
for (const [what, of] of garbage) {
  test(`IF-007 a signer that gives ${what} is a failure, not a crash, and nothing is sent`, async (t) => {
    const signer = { certificateHash: () => 'A'.repeat(64), sign: async () => new Uint8Array(64) }
    const { client, refuses, heard } = await esia(t, { settings: { signer: Object.assign(signer, of) } })
    await refuses('unavailable', /^The signer(?!.*1234)/)
    await assert.rejects(client.authorizationUrl({ state: randomUUID() }), SigningError)
    assert.deepEqual(heard, [])
  })
}

test('IF-007 a signer that fails or hangs in a sign-in is a failure, not a crash', async (t) => {
  const signer = (sign: () => Promise<Uint8Array>) => ({ certificateHash: () => 'A'.repeat(64), sign })
  const failing = await esia(t, { settings: { signer: signer(() => Promise.reject(new Error('PIN 1234'))) } })
  await failing.refuses('unavailable', /^The signer failed$/)

  const { promise } = Promise.withResolvers<Uint8Array>()
  const hanging = await esia(t, { settings: { deadlineMs: 100, signer: signer(() => promise) } })
  await hanging.refuses('timed-out', /signer/)
  assert.equal(failing.heard.length + hanging.heard.length, 0)
})

for (const status of [500, 502, 503, 504, 429]) {
  test(`IF-002 a ${status} from the token endpoint means unavailable and is not repeated`, async (t) => {
    const { refuses, heard } = await esia(t, {
      answerToken: (reply) => reply.writeHead(status, { 'retry-after': '1' }).end('<h1>Bad gateway</h1>'),
    })
    await refuses('unavailable', new RegExp(String(status)))
    assert.equal(heard.length, 1)
  })

  const calls = [502, 503, 504].includes(status) ? 3 : 2
  test(`IF-002 a ${status} from the person endpoint means unavailable after ${calls} calls in all`, async (t) => {
    const { refuses, heard } = await esia(t, { answerPerson: (reply) => reply.writeHead(status).end() })
    await refuses('unavailable', new RegExp(String(status)))
    assert.equal(heard.length, calls)
  })
}

test('IF-002 a gateway that has its server back at the second call signs the person in', async (t) => {
  const { client } = await esia(t, {
    answerPerson: (reply, _heard, good, count) => (count === 1 ? reply.writeHead(503).end() : good()),
  })
  assert.equal((await client.signIn({ code: 'code' })).ok, true)
})

test('IF-001 the second call does not outlast the deadline', async (t) => {
  const { refuses, heard } = await esia(t, {
    settings: { deadlineMs: 600 },
    answerPerson: (reply, _heard, _good, count) => (count === 1 ? reply.writeHead(502).end() : undefined),
  })
  const began = performance.now()
  await refuses('timed-out', /person/)
  assert(performance.now() - began < 3000)
  assert.equal(heard.length, 3)
})

test('IF-002 a 503 with a page of 5 MB is still unavailable', async (t) => {
  const { refuses } = await esia(t, {
    answerToken: (reply) => reply.writeHead(503).end(Buffer.alloc(5_000_000, 0x20)),
  })
  await refuses('unavailable', /503/)
})

test('IF-002 a connection reset in the middle of the token answer is not repeated: the code is used', async (t) => {
  const { refuses, heard } = await esia(t, { answerToken: half })
  await refuses('unavailable')
  assert.equal(heard.length, 1)
})

test('IF-002 a connection closed before the token answer is not repeated', async (t) => {
  const { refuses, heard } = await esia(t, { answerToken: (reply) => reply.socket?.destroy() })
  await refuses('unavailable')
  assert.equal(heard.length, 1)
})

test('IF-002 half of a token answer is refused', async (t) => {
  const { refuses } = await esia(t, {
    answerToken: (reply, _heard, good) => reply.end(JSON.stringify(good()).slice(0, -10)),
  })
  await refuses('invalid-answer', /not JSON/)
})

test('IF-002 a person answer that breaks once is asked for again', async (t) => {
  const { client, heard } = await esia(t, {
    answerPerson: (reply, _heard, good, count) => (count === 1 ? half(reply) : good()),
  })
  const result = await client.signIn({ code: 'code' })

  assert(result.ok)
  assert.equal(result.value.person.firstName, 'Анна')
  assert.deepEqual(
    heard.map(({ method }) => method),
    ['POST', 'GET', 'GET'],
  )
})

test('IF-002 a person answer that breaks twice is given up', async (t) => {
  const { refuses, heard } = await esia(t, { answerPerson: (reply) => reply.socket?.destroy() })
  await refuses('unavailable', /person/)
  assert.equal(heard.length, 3)
})

test('IF-002 half of a person answer is refused', async (t) => {
  const { refuses } = await esia(t, { answerPerson: (reply) => reply.end('{"trusted":true,"firstNa') })
  await refuses('invalid-answer', /person: not JSON/)
})

test('OA-027 a redirect from the person endpoint is not followed, so the access token goes nowhere else', async (t) => {
  let followed = 0
  const other = await listen(t, (_request, reply) => {
    followed++
    reply.end('{}')
  })
  const { refuses, heard } = await esia(t, {
    answerPerson: (reply) => reply.writeHead(302, { location: `${other}/rs/prns/1` }).end(),
  })
  await refuses('invalid-answer', /person: redirected/)
  assert.equal(heard.length, 2, 'a redirect was asked for again')
  assert.equal(followed, 0)
})

test('a refusal of the person endpoint keeps its ESIA code', async (t) => {
  const { client } = await esia(t, {
    answerPerson: (reply) => sendJson(reply, { code: 'ESIA-005011', message: 'SecurityErrorEnum' }, 403),
  })
  const result = await client.signIn({ code: 'code' })

  assert(!result.ok)
  assert.deepEqual([result.error.code, result.error.esiaCode], ['token-rejected', 'ESIA-005011'])
})
