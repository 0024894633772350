import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Keeper } from '../keeper.ts'
import { mayEnd } from './may-end.ts'

const self: Keeper = { kinship: 'self', ground: 'own' }
const parent: Keeper = { kinship: 'child', ground: 'birth-certificate' }
const byCode: Keeper = { kinship: 'other', ground: 'consent' }
const without: Keeper = { kinship: 'child', ground: 'none' }

test('AZ-013 a person ends anybody’s access to their own card, and nobody ends theirs', () => {
  for (const other of [parent, byCode, without]) {
    assert.equal(mayEnd(self, other), true)
    assert.equal(mayEnd(other, self), false)
  }
  assert.equal(mayEnd(self, self), false)
})

test('AZ-013 who lets others in ends what a code gave, and no parent puts another out', () => {
  assert.equal(mayEnd(parent, byCode), true)
  assert.equal(mayEnd(parent, parent), false)
  for (const weaker of [byCode, without])
    for (const other of [byCode, parent]) assert.equal(mayEnd(weaker, other), false)
})
