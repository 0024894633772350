import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWrite, shapeOf } from './writes.ts'

test('a statement that only reads is no write, whatever its columns are called', () => {
  assert.equal(isWrite('select updated_at, deleted from account'), false)
  assert.equal(isWrite('begin'), false)
  assert.equal(isWrite(''), false)
})

test('a write is found in any case, and inside a statement that begins as a reading one', () => {
  for (const text of [
    'INSERT INTO account values ($1)',
    'with kept as (insert into session values ($1)) select 1',
    'delete from session',
    'update password set failures_in_row = 0',
    'commit',
  ]) {
    assert.equal(isWrite(text), true, text)
  }
})

test('the same statement has the same shape however it is laid out', () => {
  assert.equal(shapeOf('  insert into a\n    values ($1)'), shapeOf('insert into a values ($1)'))
  assert.notEqual(shapeOf('insert into a values ($1)'), shapeOf('insert into b values ($1)'))
})
