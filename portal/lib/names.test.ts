import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hasMixedScript, isSameName, readName } from './names.ts'

test('IN-004 names of every people of the country are taken as they are', () => {
  for (const name of [
    'Я',
    'О',
    'Салтыков-Щедрин',
    "Д'Артаньян",
    'О’Коннор',
    'Мамед оглы',
    'Лейла кызы',
    'фон дер Лейен',
    'Ә',
    'Өмүр',
    'Үүнүк',
    'Һиҥилчэ',
    'Күн',
    'Ёлкин',
    'Людовик XIV',
    'Людовик Ⅳ',
    'Müller',
    'Nguyễn',
    'Иванов (Петров)',
    'Бин-Ладен мл.',
    'Александр'.repeat(22),
  ]) {
    assert.deepEqual(readName(name), { ok: true, value: name.normalize('NFC') }, name)
  }
})

test('spaces are tidied, dashes made one, letters and their case never touched', () => {
  assert.deepEqual(readName('  Анна \u00A0 Мария '), { ok: true, value: 'Анна Мария' })
  assert.deepEqual(readName('Салтыков–Щедрин'), { ok: true, value: 'Салтыков-Щедрин' })
  assert.deepEqual(readName('иВАНОВ'), { ok: true, value: 'иВАНОВ' })
  assert.deepEqual(readName('Андреи\u0306'), { ok: true, value: 'Андрей' })
})

test('IN-005 what could break or disguise a page is refused, not dropped', () => {
  for (const name of [
    'Ива\u0000нов',
    'Ива\u200Bнов',
    'Ива\u00ADнов',
    'Ива\u202Eнов',
    '\u202AИванов\u202C',
    'Ива\u2066нов',
    'Ива\nнов',
    'Ива\uD800нов',
    'Иван😀',
    'Иванов1',
    '<b>Иван</b>',
    'Иван&amp;',
    'Иван@почта',
    'Иванов, Пётр',
    '---',
    '.',
    '王伟',
    'И' + '\u0301'.repeat(3),
    'И' + '\u0301'.repeat(1000),
  ]) {
    assert.equal(readName(name).ok, false, JSON.stringify(name.slice(0, 20)))
  }
})

test('an empty name and one beyond 200 letters are told apart', () => {
  assert.deepEqual(readName(' \u00A0 '), { ok: false, error: 'empty' })
  assert.deepEqual(readName('и'.repeat(200)), { ok: true, value: 'и'.repeat(200) })
  assert.deepEqual(readName('и'.repeat(201)), { ok: false, error: 'too-long' })
  assert.deepEqual(readName('и'.repeat(100_000)), { ok: false, error: 'too-long' })
})

test('IN-003 a Latin letter inside a Russian word is noticed, a foreign or numbered name is not', () => {
  assert.deepEqual(readName('Иванoв'), { ok: false, error: 'mixed-script' })
  assert.deepEqual(readName('Салтыков-Щeдрин'), { ok: false, error: 'mixed-script' })
  assert.equal(hasMixedScript('Anna Мария'), false)
  assert.equal(hasMixedScript('Людовик XIV'), false)
})

test('ё and е, case, dashes and look-alikes don’t make two people', () => {
  assert.equal(isSameName('Ёлкин', 'елкин'), true)
  assert.equal(isSameName('Иванoв', 'Иванов'), true)
  assert.equal(isSameName('Андреи\u0306', 'Андрей'), true)
  assert.equal(isSameName('Салтыков–Щедрин', 'Салтыков Щедрин'), true)
  assert.equal(isSameName('Андреи', 'Андрей'), false)
  assert.equal(isSameName('Иванова', 'Иванов'), false)
})

test('a name that was read reads the same again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const read = readName(typed)
      if (read.ok) assert.deepEqual(readName(read.value), read)
    }),
  )
})
