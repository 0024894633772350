import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { circuitBreaker } from '../index.ts'
import { esia, sendJson, type Play } from './esia.ts'
import { accessClaims, token } from './tokens.ts'

/** A client whose circuit opens after two failures, and a clock for its pause of a second. */
async function spared(t: TestContext, play: Play) {
  const time = { now: 0 }
  const circuit = circuitBreaker({ failures: 2, pauseMs: 1000, clock: () => time.now })
  const stand = await esia(t, { ...play, settings: { ...play.settings, circuit } })
  return { ...stand, time }
}

const accessToken = token('access', accessClaims())

test('IF-002 silence of the token endpoint opens the circuit, and then nobody waits', async (t) => {
  const { client, refuses, heard } = await spared(t, {
    settings: { deadlineMs: 300 },
    answerToken: () => {},
  })
  await refuses('timed-out')
  await refuses('timed-out')
  assert.equal(client.circuit.state, 'open')

  const began = performance.now()
  await refuses('unavailable', /^token: not asked, the circuit is open$/)
  assert(performance.now() - began < 250)
  assert.equal(heard.length, 2)
})

test('IF-002 a dead person endpoint opens the circuit though tokens come', async (t) => {
  const { client, refuses, heard } = await spared(t, { answerPerson: (reply) => reply.socket?.destroy() })
  await refuses('unavailable', /^person: no-connection/)
  await refuses('unavailable', /^person: no-connection/)
  const calls = heard.length
  await refuses('unavailable', /^token: not asked/)
  assert.equal((await client.fetchPerson({ accessToken })).ok, false)
  assert.equal(heard.length, calls, 'no code was spent on a person who can not be read')
})

test('after the pause one sign-in tries, and its answer closes the circuit', async (t) => {
  let well = false
  const { client, refuses, time } = await spared(t, {
    answerToken: (reply, _heard, good) => {
      if (well) sendJson(reply, good())
      else reply.writeHead(503).end()
    },
  })
  await refuses('unavailable')
  await refuses('unavailable')
  well = true
  time.now = 999
  await refuses('unavailable', /not asked/)
  time.now = 1000
  assert.equal(client.circuit.state, 'half-open')

  const results = await Promise.all([1, 2, 3].map(() => client.signIn({ code: 'code' })))
  assert.deepEqual(
    results.map(({ ok }) => ok),
    [true, false, false],
  )
  assert.equal(client.circuit.state, 'closed')
  assert.equal((await client.signIn({ code: 'code' })).ok, true)
})

const noSilence: readonly (readonly [name: string, play: Play])[] = [
  ['codes that are refused', { answerToken: (reply) => sendJson(reply, { error: 'invalid_grant' }, 400) }],
  ['a redirect', { answerToken: (reply) => reply.writeHead(302, { location: '/' }).end() }],
  ['tokens that nobody can verify', { tokens: { id_token: 'x' } }],
  ['a page instead of tokens', { answerToken: (reply) => reply.end('<h1>Вход</h1>') }],
  [
    'a person whom the scopes don’t open',
    { answerPerson: (reply) => sendJson(reply, { code: 'ESIA-005029' }, 403) },
  ],
  ['a person whose data are spoilt', { person: { trusted: 'yes' } }],
  [
    'a signer that fails',
    {
      settings: {
        signer: { certificateHash: () => 'A'.repeat(64), sign: () => Promise.reject(new Error('x')) },
      },
    },
  ],
]

for (const [name, play] of noSilence) {
  test(`${name} never opens the circuit`, async (t) => {
    const { client } = await spared(t, play)
    for (let at = 0; at < 4; at++) assert.equal((await client.signIn({ code: 'code' })).ok, false)
    assert.equal(client.circuit.state, 'closed')
  })
}

test('while the circuit is open people can still be sent to Госуслуги, and their return read', async (t) => {
  const { client, refuses } = await spared(t, { answerToken: (reply) => reply.writeHead(500).end() })
  await refuses('unavailable')
  await refuses('unavailable')
  assert.equal(client.circuit.state, 'open')

  const state = '0b6c2a51-3f0e-4a36-9a7c-7a6a2b1f4d10'
  assert.match(await client.authorizationUrl({ state }), /^http/)
  assert.equal(client.readCallback({ state, code: 'code' }).ok, true)
})

test('clients that are given the same circuit share it', async (t) => {
  const circuit = circuitBreaker({ failures: 1 })
  const dead = await esia(t, { settings: { circuit }, answerToken: (reply) => reply.writeHead(502).end() })
  const well = await esia(t, { settings: { circuit } })
  await dead.refuses('unavailable', /502/)
  await well.refuses('unavailable', /not asked/)
  assert.equal(well.heard.length, 0)
})
