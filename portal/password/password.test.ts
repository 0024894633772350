import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { commonPasswords } from './common.ts'
import { commonPasswords as makeCommon } from './make-common.ts'
import { checkNewPassword, isTooLong, type PasswordError } from './password.ts'

const check = (password: string, again = password) => checkNewPassword({ password, again }, commonPasswords)
const refusalOf = (password: string, again?: string): PasswordError | undefined => {
  const checked = check(password, again)
  return checked.ok ? undefined : checked.error
}

test('PW-001 six Latin letters and digits or more are a password, in any mixture', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9]{6,128}$/), (text) => {
      if (commonPasswords.has(text.toLowerCase())) return
      assert.deepEqual(check(text), { ok: true, value: text })
    }),
  )
  for (const password of ['kalina', 'KALINA', 'Kalina58', '58kali', 'x7x7x7', 'a1'.repeat(64)]) {
    assert.equal(refusalOf(password), undefined, password)
  }
})

test('PW-001 PW-003 a password too short, too long or of other signs is refused for that very reason', () => {
  const refused: [string, PasswordError][] = [
    ['', 'empty'],
    ['a', 'short'],
    ['Abc12', 'short'],
    ['a1'.repeat(64) + 'b', 'long'],
    ['пароль'.repeat(100), 'long'],
    [' ', 'spaces'],
    [' Kalina58', 'spaces'],
    ['Kalina58 ', 'spaces'],
    ['Kalina 58', 'spaces'],
    ['Kalina\u00a058', 'spaces'],
    ['Kalina58\t', 'spaces'],
    ['Kalina58\n', 'spaces'],
    ['Kalina\u202858', 'spaces'],
    ['Калина58', 'characters'],
    ['Kalinа58', 'characters'],
    ['Kalina-58', 'characters'],
    ['Ka', 'short'],
    ['Кa', 'characters'],
    ['Ｋalina58', 'characters'],
    ['Kalina٥٨', 'characters'],
    ['Kalina58\u200b', 'characters'],
    ['Kalina58\0', 'characters'],
    ['Kaliná58', 'characters'],
    ['🔑🔑🔑🔑🔑🔑', 'characters'],
  ]
  for (const [password, error] of refused) assert.equal(refusalOf(password), error, JSON.stringify(password))
})

test('PW-001 each of the 3,000 commonest passwords is refused, in small letters, capitals or both', () => {
  assert.equal(commonPasswords.size, 3000)
  for (const common of commonPasswords) {
    const capital = common.charAt(0).toUpperCase() + common.slice(1)
    for (const typed of [common, common.toUpperCase(), capital])
      assert.equal(refusalOf(typed), 'common', typed)
  }
})

test('the list of the commonest is the one that its maker makes, and obeys the rule itself', () => {
  assert.deepEqual([...commonPasswords], makeCommon())
  for (const common of commonPasswords) assert.match(common, /^[a-z0-9]{6,}$/)
})

test('two passwords that differ in anything are different', () => {
  for (const again of ['kalina58', 'Kalina58 ', 'Kalina5', '', 'Kalinа58', 'Kalina58\0']) {
    assert.equal(refusalOf('Kalina58', again), 'different', JSON.stringify(again))
  }
})

test('PW-003 the 73rd character counts like the first', () => {
  const long = 'a1'.repeat(40)
  assert.equal(refusalOf(long, `${long.slice(0, 72)}x${long.slice(73)}`), 'different')
  assert.equal(isTooLong('a'.repeat(128)), false)
  assert.equal(isTooLong('a'.repeat(129)), true)
})
