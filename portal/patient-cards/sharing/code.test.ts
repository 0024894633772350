import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readCode } from './code.ts'
import { codeFrom, printCode } from './invitation.ts'
import { mayEnd } from './may-end.ts'

test('a code is ten digits, and is read as it is printed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const code = codeFrom(bytes)
      assert.match(code, /^\d{10}$/)
      assert.deepEqual(readCode(printCode(code)), { ok: true, value: code })
    }),
  )
})

test('a code may be typed with spaces, dashes or none, and nothing else is one', () => {
  for (const typed of ['1234567890', ' 1234 567 890 ', '1234-567-890', '１２３４５６７８９０'])
    assert.deepEqual(readCode(typed), { ok: true, value: '1234567890' }, typed)
  for (const typed of ['123456789', '12345678901', 'abcdefghij', '1'.repeat(100_000)])
    assert.deepEqual(readCode(typed), { ok: false, error: 'malformed' })
  assert.deepEqual(readCode('  '), { ok: false, error: 'empty' })
})

test('AZ-013 of two parents neither can put the other out, and who came by a code puts out nobody', () => {
  const parent = { kinship: 'child', ground: 'birth-certificate' } as const
  const guest = { kinship: 'other', ground: 'consent' } as const
  const self = { kinship: 'self', ground: 'own' } as const

  assert.ok(!mayEnd(parent, { ...parent, ground: 'kids-register' }))
  assert.ok(mayEnd(parent, guest))
  assert.ok(mayEnd(self, parent))
  for (const theirs of [parent, guest, self]) assert.ok(!mayEnd(guest, theirs))
  assert.ok(!mayEnd(parent, self))
})
