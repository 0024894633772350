import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLogin } from './login.ts'

test('bare eleven digits may be a phone and a СНИЛС', () => {
  assert.deepEqual(readLogin('82098123300'), {
    ok: true,
    value: [
      { kind: 'phone', value: '+72098123300' },
      { kind: 'snils', value: '82098123300' },
    ],
  })
})

test('a spelling that only one of them has means that one', () => {
  assert.deepEqual(readLogin('+7 (916) 123-45-67'), {
    ok: true,
    value: [{ kind: 'phone', value: '+79161234567' }],
  })
  assert.deepEqual(readLogin('112-233-445 95'), {
    ok: true,
    value: [{ kind: 'snils', value: '11223344595' }],
  })
  assert.deepEqual(readLogin(' Ivan@Mail.example'), {
    ok: true,
    value: [{ kind: 'email', value: 'ivan@mail.example' }],
  })
})

test('eleven digits whose checksum is wrong are a phone at most', () => {
  assert.deepEqual(readLogin('89161234567'), { ok: true, value: [{ kind: 'phone', value: '+79161234567' }] })
  assert.deepEqual(readLogin('11223344596'), { ok: false, error: 'malformed' })
})

test('what is neither is no login', () => {
  for (const typed of ['', 'ivan', 'ivan@', '12345', "' or 1=1 --", '\u0000', '@'.repeat(100_000)]) {
    assert.deepEqual(readLogin(typed), { ok: false, error: 'malformed' })
  }
})
