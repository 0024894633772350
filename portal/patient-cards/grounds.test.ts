import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  allowedBy,
  fits,
  groundsFor,
  groundsThat,
  isClaimedGround,
  isRelation,
  mayShare,
  relations,
} from './grounds.ts'

test('each kinship has grounds, and the last of them is none at all', () => {
  for (const relation of relations) {
    assert.equal(groundsFor[relation].at(-1), 'none')
    for (const ground of groundsFor[relation]) assert.ok(fits(relation, ground, undefined))
  }
})

test('a certificate of birth lets a parent act until 18, and nobody else', () => {
  assert.ok(fits('child', 'birth-certificate', 17))
  assert.ok(!fits('child', 'birth-certificate', 18))
  for (const relation of ['ward', 'parent', 'spouse', 'other'] as const)
    assert.ok(!fits(relation, 'birth-certificate', 5))
})

test('AZ-016 a right that was given by a code, a power or nobody is not passed on', () => {
  assert.deepEqual(groundsThat('share'), ['own', 'kids-register', 'birth-certificate', 'guardianship'])
  for (const ground of ['consent', 'power-of-attorney', 'none'] as const) assert.ok(!mayShare(ground))
  assert.deepEqual(allowedBy.none, ['keep'])
})

test('what a register or a person vouches for can’t be claimed', () => {
  for (const text of ['own', 'kids-register', 'consent', 'constructor', '', undefined])
    assert.ok(!isClaimedGround(text))
  for (const text of ['self', '', undefined, 'toString']) assert.ok(!isRelation(text))
})
