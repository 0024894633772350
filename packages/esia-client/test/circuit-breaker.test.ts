import assert from 'node:assert/strict'
import { test } from 'node:test'
import { circuitBreaker, type CircuitSettings, type CircuitState } from '../index.ts'

/** A circuit of three failures and a second's pause, with a clock that the test moves. */
function circuit(settings: CircuitSettings = {}) {
  const time = { now: 1_000_000 }
  const changes: CircuitState[] = []
  const breaker = circuitBreaker({
    failures: 3,
    pauseMs: 1000,
    clock: () => time.now,
    onChange: (state) => changes.push(state),
    ...settings,
  })
  const call = (outcome: 'answered' | 'failed', endpoint = 'token') => {
    const attempt = breaker.admit(endpoint)
    attempt?.end(outcome)
    return attempt !== undefined
  }
  const fail = (times: number, endpoint = 'token') => {
    for (let at = 0; at < times; at++) call('failed', endpoint)
  }
  return { breaker, time, changes, call, fail }
}

test('as many failures in a row as were set open the circuit, and one fewer does not', () => {
  const { breaker, fail, call, changes } = circuit()
  fail(2)
  assert.equal(breaker.state, 'closed')
  fail(1)
  assert.equal(breaker.state, 'open')
  assert.equal(call('answered'), false)
  assert.deepEqual(changes, ['open'])
})

test('an answer in between begins the count anew', () => {
  const { breaker, fail, call } = circuit()
  for (let at = 0; at < 5; at++) {
    fail(2)
    call('answered')
  }
  assert.equal(breaker.state, 'closed')
})

test('an endpoint that answers does not hide another that never does', () => {
  const { breaker, call } = circuit()
  for (let at = 0; at < 3; at++) {
    call('answered', 'token')
    call('failed', 'person')
  }
  assert.equal(breaker.state, 'open')
  assert.equal(call('answered', 'token'), false, 'the circuit is one')
})

test('until the pause is over nobody is let through, and then one', () => {
  const { breaker, fail, time } = circuit()
  fail(3)
  time.now += 999
  assert.equal(breaker.admit('token'), undefined)
  time.now += 1
  assert.equal(breaker.state, 'half-open')
  const probe = breaker.admit('token')
  assert.notEqual(probe, undefined)
  assert.equal(breaker.admit('token'), undefined)
  assert.equal(breaker.admit('person'), undefined)
})

test('a probe that is answered closes the circuit, by whatever endpoint', () => {
  const { breaker, fail, call, time, changes } = circuit()
  fail(3)
  time.now += 1000
  call('answered', 'person')
  assert.equal(breaker.state, 'closed')
  assert.deepEqual(changes, ['open', 'half-open', 'closed'])
})

test('the endpoint that opened it opens it again by one failure', () => {
  const { breaker, fail, call, time } = circuit()
  fail(3, 'person')
  time.now += 1000
  call('answered', 'token')
  call('failed', 'token')
  assert.equal(breaker.state, 'closed')
  call('failed', 'person')
  assert.equal(breaker.state, 'open')
})

test('a probe that fails opens it for another whole pause', () => {
  const { breaker, fail, call, time } = circuit()
  fail(3)
  time.now += 1500
  call('failed')
  time.now += 999
  assert.equal(breaker.state, 'open')
  time.now += 1
  assert.equal(call('answered'), true)
  assert.equal(breaker.state, 'closed')
})

test('a probe that fails opens it again by an endpoint that never failed before, too', () => {
  const { breaker, fail, call, time } = circuit()
  fail(3, 'token')
  time.now += 1000
  call('failed', 'person')
  assert.equal(breaker.state, 'open')
})

test('a probe that never ends does not keep the circuit open for ever', () => {
  const { breaker, fail, call, time } = circuit()
  fail(3)
  time.now += 1000
  const lost = breaker.admit('token')
  time.now += 1000
  assert.equal(call('answered'), true)
  lost?.end('failed')
  assert.equal(breaker.state, 'closed')
})

test('what was asked before a change tells nothing about what came after it', () => {
  const { breaker, fail, time } = circuit()
  const early = [1, 2, 3, 4].map(() => breaker.admit('token'))
  fail(3)
  early[0]?.end('answered')
  assert.equal(breaker.state, 'open')

  time.now += 1000
  early[1]?.end('failed')
  assert.equal(breaker.state, 'half-open')
  breaker.admit('token')?.end('answered')
  for (const attempt of early) attempt?.end('failed')
  assert.equal(breaker.state, 'closed')
})

for (const settings of [{ failures: 0 }, { failures: 1.5 }, { pauseMs: -1 }, { pauseMs: Number.NaN }]) {
  test(`a circuit of ${JSON.stringify(settings)} is our own mistake and throws`, () => {
    assert.throws(() => circuitBreaker(settings), TypeError)
  })
}
