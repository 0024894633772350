import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAsk, type Happened } from './acknowledged.ts'
import { ambiguousSince, hadHappened, unresolved } from './ambiguous.ts'
import { foundWith, wholeAccount } from './whole-account.ts'

const who = { region: 'RU-BEL', person: wholeAccount.name ?? '' }
const logOf = (...lines: readonly Happened[]) => lines.map((line) => ({ ...who, ...line }))
const cutEnter = [{ asked: 'enter' }, { cut: 'enter' }, { over: 'enter' }] as const

test('a registration that was cut off and never acknowledged is unresolved', () => {
  assert.equal(unresolved(logOf(...cutEnter)).length, 1)
})

test('what another person or another region was told resolves nothing', () => {
  const told = { told: 'registered' } as const
  assert.equal(unresolved([...logOf(...cutEnter), { ...who, region: 'RU-KGD', ...told }]).length, 1)
  assert.equal(unresolved([...logOf(...cutEnter), { ...who, person: 'Другой', ...told }]).length, 1)
})

test('another acknowledgement does not resolve a change', () => {
  assert.equal(unresolved(logOf(...cutEnter, { told: 'waiting' }, { told: 'signed-in' })).length, 1)
})

test('a change that was cut off and told later is resolved', () => {
  assert.deepEqual(unresolved(logOf(...cutEnter, { told: 'registered' })), [])
})

test('a page or a sign-in that was cut off changes no account', () => {
  assert.deepEqual(ambiguousSince(0, logOf({ cut: 'page' }, { cut: 'sign-in' }, { cut: 'sign-out' })), [])
})

test('coming again after an acknowledged registration is not ambiguous', () => {
  assert.deepEqual(ambiguousSince(0, logOf({ told: 'registered' }, ...cutEnter)), [])
})

test('each kill looks only at what was cut off since the one before, each once', () => {
  const log = logOf(...cutEnter, { asked: 'enter' }, { cut: 'enter' }, { cut: 'enter' })
  assert.equal(ambiguousSince(0, log).length, 1)
  assert.equal(ambiguousSince(3, log).length, 1)
  assert.equal(ambiguousSince(log.length, log).length, 0)
})

test('the database tells whether a change had happened', () => {
  const found = { accounts: [], sessions: [], orphans: [] }
  assert.equal(hadHappened({ ...who, change: 'enter' }, found), false)
  assert.equal(hadHappened({ ...who, change: 'save-password' }, foundWith()), false)
  assert.equal(hadHappened({ ...who, change: 'check-card' }, foundWith()), false)
  assert.equal(hadHappened({ ...who, change: 'enter' }, foundWith()), true)
  assert.equal(hadHappened({ ...who, change: 'save-password' }, foundWith({ hasPassword: true })), true)
})

test('a person waits for what they asked until it is answered or given up', () => {
  assert.equal(openAsk(logOf({ asked: 'enter' }, { cut: 'enter' })), 'enter')
  assert.equal(openAsk(logOf(...cutEnter)), undefined)
  assert.equal(openAsk([]), undefined)
})
