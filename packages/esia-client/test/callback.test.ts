import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readCallback } from '../authorization/read-callback.ts'

const state = '0b6c2a51-3f0e-4a36-9a7c-7a6a2b1f4d10'
const code = 'eyJ2ZXIiOjF9.e30.c2ln'

test('one state and one code are read', () => {
  assert.deepEqual(readCallback({ state, code }), { ok: true, value: { state, code } })
})

test('unknown parameters are left alone', () => {
  assert.deepEqual(readCallback({ state, code, session_state: ['a', 'b'] }), {
    ok: true,
    value: { state, code },
  })
})

test('a query is read as URLSearchParams too, where what is given twice is still no answer', () => {
  const query = new URLSearchParams({ state, code, other: 'a' })
  assert.deepEqual(readCallback(query), { ok: true, value: { state, code } })
  query.append('code', code)
  refused(query, state)
  refused(new URLSearchParams(), undefined)
})

test('a query without a prototype is read, as query parsers give it', () => {
  const query: unknown = Object.assign(Object.create(null), { state, code })
  assert.equal(readCallback(query).ok, true)
})

test('OA-013 a code of 4096 characters is read and one more is refused', () => {
  assert.equal(readCallback({ state, code: 'c'.repeat(4096) }).ok, true)
  refused({ state, code: 'c'.repeat(4097) }, state)
})

const refusals: readonly (readonly [name: string, query: unknown, state?: string])[] = [
  ['OA-001 no state', { code }],
  ['OA-001 an empty state', { state: '', code }],
  ['OA-009 two codes', { state, code: [code, code] }, state],
  ['OA-009 one code in an array', { state, code: [code] }, state],
  ['OA-009 two states', { state: [state, state], code }],
  ['OA-009 state[] instead of state', { 'state[]': state, code }],
  ['OA-009 a state that is an object', { state: { a: state }, code }],
  ['OA-009 two errors', { state, error: ['access_denied', 'x'] }, state],
  ['OA-009 two descriptions', { state, error: 'access_denied', error_description: ['a', 'b'] }, state],
  ['OA-013 an empty code', { state, code: '' }, state],
  ['OA-013 a code of 100 KB', { state, code: 'c'.repeat(100_000) }, state],
  ['OA-013 NUL in the code', { state, code: 'a\0b' }, state],
  ['OA-013 NUL in the state', { state: `${state}\0`, code }],
  ['OA-013 a code that was not UTF-8', { state, code: '�' }, state],
  ['a space in the code', { state, code: 'a b' }, state],
  ['a line end after the code', { state, code: 'a\n' }, state],
  ['a state of 300 characters', { state: 's'.repeat(300), code }],
  ['neither code nor error', { state }, state],
  ['both code and error', { state, code, error: 'access_denied' }, state],
  ['an error that is empty', { state, error: '' }, state],
  ['an error without a state', { error: 'access_denied', error_description: 'ESIA-007004' }],
  ['a description with NUL', { state, error: 'access_denied', error_description: '\0' }, state],
  [
    'a description of 3000 characters',
    { state, error: 'access_denied', error_description: 'd'.repeat(3000) },
    state,
  ],
  ['inherited parameters', Object.create({ state, code })],
  ['no query', undefined],
  ['null', null],
  ['a text', `?state=${state}&code=${code}`],
  ['an array', [state, code]],
]

for (const [name, query, stateKept] of refusals) {
  test(`a callback with ${name} is refused`, () => refused(query, stateKept))
}

test('whatever arrives, the answer is a value and its detail fits a log line', () => {
  const part = fc.oneof(fc.string(), fc.array(fc.string()), fc.anything())
  const query = fc.record(
    { state: part, code: part, error: part, error_description: part },
    { requiredKeys: [] },
  )

  fc.assert(
    fc.property(fc.oneof(query, fc.anything()), (value) => {
      const result = readCallback(value)
      if (!result.ok) assert.match(result.error.detail, /^\P{C}{1,500}$/u)
    }),
  )
})

function refused(query: unknown, stateKept?: string): void {
  const result = readCallback(query)

  assert(!result.ok, 'accepted')
  assert.equal(result.error.code, 'invalid-answer')
  assert.equal(result.error.state, stateKept)
  assert(result.error.detail.length < 200)
}
