import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newGate } from './gate.ts'

test('a closed gate lets nobody by', async () => {
  const gate = newGate()
  const passed = gate.passed().then(() => 'passed')
  assert.equal(await Promise.race([passed, Promise.resolve('waits')]), 'waits')

  gate.open()
  gate.close()
  const late = gate.passed().then(() => 'passed')
  assert.equal(await Promise.race([late, Promise.resolve('waits')]), 'waits')
})

test('who waits at a gate that is closed twice is let by when it opens', async () => {
  const gate = newGate()
  gate.open()
  gate.close()
  const waiting = gate.passed()
  gate.close()
  gate.open()
  await waiting
})
