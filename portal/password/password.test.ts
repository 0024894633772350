import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { blocklist } from './blocklist.ts'
import { checkNewPassword, isTooLong, type PasswordError, type PasswordRule } from './password.ts'

const own = new Set<string>()
const refusalOf = (
  password: string,
  { again = password, rule = 'manual' }: { again?: string; rule?: PasswordRule } = {},
): PasswordError | undefined => {
  const checked = checkNewPassword({ password, again }, { rule, blocklist, own })
  return checked.ok ? undefined : checked.error
}

const commonest = readFileSync(new URL('common.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')

test('PW-001 six Latin letters and digits or more are a password, in any mixture', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9]{3,120}$/), (rest) => {
      const text = `q7${rest}X7x`
      assert.deepEqual(
        checkNewPassword({ password: text, again: text }, { rule: 'manual', blocklist, own }),
        {
          ok: true,
          value: text,
        },
      )
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
    ['Калина58', 'cyrillic'],
    ['Kalinа58', 'cyrillic'],
    ['Кa', 'cyrillic'],
    ['Kalina-58', 'characters'],
    ['Ka', 'short'],
    ['Ｋalina58', 'characters'],
    ['Kalina٥٨', 'characters'],
    ['Kalina58\u200b', 'characters'],
    ['Kalina58\0', 'characters'],
    ['Kaliná58', 'characters'],
    ['Kalina\u030158', 'characters'],
    ['🔑🔑🔑🔑🔑🔑', 'characters'],
  ]
  for (const [password, error] of refused) assert.equal(refusalOf(password), error, JSON.stringify(password))
})

test('PW-001 each of the 3,000 commonest passwords is refused, in small letters, capitals or both', () => {
  assert.equal(new Set(commonest).size, 3000)
  for (const common of commonest) {
    const capital = common.charAt(0).toUpperCase() + common.slice(1)
    for (const typed of [common, common.toUpperCase(), capital])
      assert.equal(refusalOf(typed), 'common', typed)
  }
})

test('PW-001 the manual’s rule takes a word with a year that the strict rule refuses', () => {
  for (const password of ['Secret123', 'Medic2026', 'Portal2026', 'Abcdef12', 'Dragon1985']) {
    assert.equal(refusalOf(password), undefined, password)
    assert.notEqual(refusalOf(password, { rule: 'strict' }), undefined, password)
  }
  for (const password of ['Qwerty123', 'gfhjkm', 'Gfhjkm2024', 'LFNFIF', 'yfnfif241290'])
    assert.notEqual(refusalOf(password), undefined, password)
})

test('PW-001 where the strict rule holds, eight characters of any kind or more are a password', () => {
  const taken = [
    'Калина58 у реки',
    'Kalina-58',
    ' Kalina58 ',
    'ёжик в тумане',
    '🔑'.repeat(4) + 'ключ',
    'Ｋalina58',
    'Ünïcødé!',
    'a1'.repeat(64),
    '🔑я'.repeat(64),
  ]
  for (const password of taken) assert.equal(refusalOf(password, { rule: 'strict' }), undefined, password)
})

test('PW-001 PW-003 the strict rule refuses for its own reasons, and never for the kind of characters', () => {
  const refused: [string, PasswordError][] = [
    ['', 'empty'],
    ['Kalin58', 'short'],
    ['🔑🔑🔑🔑🔑🔑🔑', 'short'],
    ['и\u0306'.repeat(7), 'short'],
    ['🔑я'.repeat(64) + 'я', 'long'],
    ['Kalina58'.repeat(17), 'long'],
    ['Пароль2024', 'word'],
    ['Gfhjkm2024', 'layout'],
    ['password', 'common'],
    ['        ', 'walk'],
  ]
  for (const [password, error] of refused)
    assert.equal(refusalOf(password, { rule: 'strict' }), error, JSON.stringify(password))
})

test('й sent as two characters is й, whichever keyboard typed it and whichever repeated it', () => {
  const [whole, parts] = ['мой ключ и ёж', 'мои\u0306 ключ и е\u0308ж']
  for (const [password, again] of [
    [whole, parts],
    [parts, whole],
  ] as const) {
    const checked = checkNewPassword({ password, again }, { rule: 'strict', blocklist, own })
    assert.deepEqual(checked, { ok: true, value: whole })
  }
  assert.equal(refusalOf('Ｋalina58', { again: 'Kalina58', rule: 'strict' }), 'different')
})

test('two passwords that differ in anything are different', () => {
  for (const again of ['kalina58', 'Kalina58 ', 'Kalina5', '', 'Kalinа58', 'Kalina58\0']) {
    for (const rule of ['manual', 'strict'] as const)
      assert.equal(refusalOf('Kalina58', { again, rule }), 'different', JSON.stringify(again))
  }
})

test('PW-003 the 73rd character counts like the first', () => {
  const long = 'a1'.repeat(40)
  assert.equal(refusalOf(long, { again: `${long.slice(0, 72)}x${long.slice(73)}` }), 'different')
  assert.equal(isTooLong('a'.repeat(128)), false)
  assert.equal(isTooLong('a'.repeat(129)), true)
  assert.equal(isTooLong('🔑'.repeat(128)), false)
  assert.equal(isTooLong('и\u0306'.repeat(128)), false)
})
