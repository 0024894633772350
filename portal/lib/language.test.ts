import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLanguage, languages, usualLanguage, type Catalogues, type Shape } from './language.ts'
import { counted } from './plural.ts'

const ru = {
  title: 'Мои карты',
  of: (name: string) => `Карта: ${name}`,
  keys: (number: number) => counted('ru', number, { one: 'ключ', few: 'ключа', many: 'ключей' }),
  errors: { empty: 'Введите название' } satisfies Record<'empty', string>,
  rows: [['Имя', 'чтобы узнать']] as const,
}
type Words = Shape<typeof ru>

const en: Words = {
  title: 'My cards',
  of: (name) => `Card: ${name}`,
  keys: (number) => counted('en', number, { one: 'key', other: 'keys' }),
  errors: { empty: 'Enter a name' },
  rows: [['Name', 'to know you']],
}

/** Each of these would be a fault on somebody's screen; the compiler takes none, or this file would not compile. */
const wrong: readonly Words[] = [
  // @ts-expect-error -- a key is missing
  { title: en.title, of: en.of, keys: en.keys, errors: en.errors },
  // @ts-expect-error -- a key deeper in is missing
  { ...en, errors: {} },
  // @ts-expect-error -- a key that Russian doesn't have
  { ...en, subtitle: 'And yours' },
  // @ts-expect-error -- a surplus key deeper in
  { ...en, errors: { empty: 'Enter a name', long: 'Too long' } },
  // @ts-expect-error -- a parameter of another type
  { ...en, of: (name: number) => `Card: ${name}` },
  // @ts-expect-error -- a parameter that nobody tells
  { ...en, of: (name: string, day: string) => `Card: ${name}, ${day}` },
  // @ts-expect-error -- a text in place of words that are told something
  { ...en, of: 'Card' },
  // @ts-expect-error -- «few» is no form of English
  { ...en, keys: (number) => counted('en', number, { one: 'key', few: 'keys', other: 'keys' }) },
  // @ts-expect-error -- a form is missing
  { ...en, keys: (number) => counted('en', number, { other: 'keys' }) },
  // @ts-expect-error -- the forms of English are not those of Russian
  { ...en, keys: (number) => counted('ru', number, { one: 'ключ', other: 'ключей' }) },
  // @ts-expect-error -- a row of three in place of two
  { ...en, rows: [['Name', 'to know you', 'twice']] },
]

// @ts-expect-error -- a language without its catalogue
export const lacking: Catalogues<Words> = { ru }

test('a catalogue that differs from the Russian one does not compile', () => {
  assert.equal(wrong.length, 11)
})

test('every language of the portal has a catalogue, and no other word names one', () => {
  const words: Catalogues<Words> = { ru, en }
  assert.deepEqual(Object.keys(words), languages)
  assert.equal(usualLanguage, 'ru')
  for (const text of ['tt', 'EN', 'en-GB', '', undefined, 'toString']) assert.equal(isLanguage(text), false)
})

test('LO-001 a number has its noun in the right form, in both languages', () => {
  const told = (number: number) => [ru.keys(number), en.keys(number)]
  assert.deepEqual(told(0), ['0 ключей', '0 keys'])
  assert.deepEqual(told(1), ['1 ключ', '1 key'])
  assert.deepEqual(told(2), ['2 ключа', '2 keys'])
  assert.deepEqual(told(5), ['5 ключей', '5 keys'])
  assert.deepEqual(told(11), ['11 ключей', '11 keys'])
  assert.deepEqual(told(21), ['21 ключ', '21 keys'])
  assert.deepEqual(told(112), ['112 ключей', '112 keys'])
})
