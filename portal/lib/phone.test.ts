import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isRussianMobile, printPhone, readPhone } from './phone.ts'

test('IN-009 IN-016 one number is equal in every spelling', () => {
  for (const typed of [
    '+79161234567',
    '89161234567',
    '79161234567',
    '9161234567',
    '8 (916) 123-45-67',
    '+7(916)1234567',
    '+7 916 123 45 67',
    '8-916-123-45-67',
    '8.916.123.45.67',
    '(916) 123–45–67',
    '+7\u00A0916\u00A0123‑45‑67',
    '＋７９１６１２３４５６７',
    '٨٩١٦١٢٣٤٥٦٧',
    '\u202A+7 916 123-45-67\u202C',
    '+8 916 123-45-67',
  ]) {
    assert.deepEqual(readPhone(typed), { ok: true, value: '+79161234567' }, JSON.stringify(typed))
  }
})

test('a city number needs its code, and gets the country by itself', () => {
  assert.deepEqual(readPhone('(495) 123-45-67'), { ok: true, value: '+74951234567' })
  assert.deepEqual(readPhone('8 (4722) 12-34-56'), { ok: true, value: '+74722123456' })
  assert.deepEqual(readPhone('123-45-67'), { ok: false, error: 'malformed' })
})

test('IN-009 a foreign number is kept for contact but gets no codes', () => {
  for (const [typed, number] of [
    ['+375 29 123-45-67', '+375291234567'],
    ['8~10 375 29 1234567', '+375291234567'],
    ['00375291234567', '+375291234567'],
    ['+86 138 0013 8000', '+8613800138000'],
    ['+1 (212) 555-01-00', '+12125550100'],
  ] as const) {
    assert.deepEqual(readPhone(typed), { ok: true, value: number }, typed)
    assert.equal(isRussianMobile(number), false)
  }
})

test('codes go to mobile numbers of Russia alone', () => {
  assert.equal(isRussianMobile('+79161234567'), true)
  assert.equal(isRussianMobile('+74951234567'), false)
  assert.equal(isRussianMobile('+78001234567'), false)
  assert.equal(isRussianMobile('+77012345678'), false)
})

test('IN-009 an extension is named, since nobody can be reached by it', () => {
  for (const typed of [
    '8 495 123-45-67 доб. 12',
    '84951234567#12',
    '8 495 123 45 67, 12',
    '84951234567 ext 5',
  ]) {
    assert.deepEqual(readPhone(typed), { ok: false, error: 'extension' }, typed)
  }
})

test('what is no phone number is refused', () => {
  for (const typed of [
    '',
    'телефон',
    '+',
    '++79161234567',
    '+7916123456',
    '+791612345678',
    '7916123456',
    '1161234567',
    '+09161234567',
    '+7916123456a',
    '+7916\u00001234567',
    '810',
    '1234567890123456',
  ]) {
    assert.deepEqual(readPhone(typed), { ok: false, error: 'malformed' }, JSON.stringify(typed))
  }
})

test('a number that was read reads the same again, and as printed', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[+78]?[\d ()-]{5,18}$/), (typed) => {
      const read = readPhone(typed)
      if (!read.ok) return
      assert.deepEqual(readPhone(read.value), read)
      assert.deepEqual(readPhone(printPhone(read.value)), read)
    }),
  )
  assert.equal(printPhone('+79161234567'), '+7 916 123-45-67')
})
