import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEmail } from './email.ts'

test('IN-016 one mailbox is equal in every spelling', () => {
  for (const typed of [
    'ivan@mail.example',
    ' Ivan@Mail.Example ',
    'IVAN@MAIL.EXAMPLE',
    'ivan@mail。example',
  ]) {
    const read = readEmail(typed)
    if (typed.includes('。')) assert.equal(read.ok, false)
    else assert.deepEqual(read, { ok: true, value: 'ivan@mail.example' }, typed)
  }
})

test('two normal forms and Punycode make one mailbox', () => {
  const composed = { ok: true, value: 'ёж@почта.рф' }
  assert.deepEqual(readEmail('ёж@почта.рф'), composed)
  assert.deepEqual(readEmail('е\u0308ж@почта.рф'), composed)
  assert.deepEqual(readEmail('ЁЖ@XN--80A1ACNY.XN--P1AI'), composed)
})

test('usual local parts pass', () => {
  for (const address of ['a@b.ru', "o'hara@b.ru", 'first.last+tag@sub.b-c.ru', '1@1.ru', '_@b.ru']) {
    assert.deepEqual(readEmail(address), { ok: true, value: address })
  }
})

test('what no mail system delivers is refused', () => {
  for (const typed of [
    '',
    '@',
    'ivan',
    'ivan@',
    '@mail.example',
    'ivan@mail',
    'ivan@.example',
    'ivan@mail..example',
    'ivan@mail.example.',
    'ivan@-mail.example',
    'ivan@mail-.example',
    'ivan@mail。example',
    'ivan@127.0.0.1',
    'ivan@127.1',
    'ivan@[127.0.0.1]',
    '.ivan@mail.example',
    'ivan.@mail.example',
    'iv..an@mail.example',
    'iv an@mail.example',
    'ivan@ma il.example',
    'ivan@ivan@mail.example',
    '"iv an"@mail.example',
    'ivan@mail.example\u0000',
    'ivan\u202E@mail.example',
    'iv\u200Ban@mail.example',
    'ivan@mail.example\r\nBcc: other@mail.example',
    'Иван <ivan@mail.example>',
  ]) {
    assert.equal(readEmail(typed).ok, false, JSON.stringify(typed))
  }
})

test('lengths of RFC 5321 are the limit', () => {
  const domain = `${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(57)}.ru`
  assert.equal(readEmail(`${'a'.repeat(64)}@b.ru`).ok, true)
  assert.deepEqual(readEmail(`${'a'.repeat(65)}@b.ru`), { ok: false, error: 'too-long' })
  assert.equal(readEmail(`${'a'.repeat(64)}@${domain}`).ok, true)
  assert.equal(readEmail(`${'a'.repeat(64)}@d${domain}`).ok, false)
  assert.deepEqual(readEmail(`${'a'.repeat(100_000)}@b.ru`), { ok: false, error: 'too-long' })
})
