import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { BadRequest } from '../errors.ts'
import { parseForm } from './form.ts'

test('IN-012 what a browser writes is read back to the last character, field by field', () => {
  const text = fc.string({ unit: 'binary' }).map((value) => value.toWellFormed())
  fc.assert(
    fc.property(fc.dictionary(text, text, { maxKeys: 12 }), (form) => {
      const read = parseForm(new URLSearchParams(form).toString())
      assert.deepEqual(new Map(Object.entries(read)), new Map(Object.entries(form)))
    }),
  )
})

test('XI-012 a field of any name is a field, and changes nothing of other objects', () => {
  for (const name of ['__proto__', 'constructor', 'toString', '__proto__[x]']) {
    const form = parseForm(`${encodeURIComponent(name)}=1`)
    assert.equal(Object.getPrototypeOf(form), null)
    assert.deepEqual(Object.entries(form), [[name, '1']])
  }
  assert.equal(Reflect.get({}, 'x'), undefined)
})

test('OA-009 a field sent twice is no text', () => {
  assert.deepEqual(parseForm('a=1&a=2&a=2')['a'], ['1', '2', '2'])
  assert.deepEqual(parseForm('__proto__=1&__proto__=2')['__proto__'], ['1', '2'])
})

test('IN-013 what is not percent-encoded UTF-8 is refused, never guessed at', () => {
  for (const form of [
    'a=%',
    'a=%e',
    'a=%zz',
    'a=%d0',
    'a=%c0%af',
    'a=%ed%a0%80',
    'a=%u0430',
    'a=я',
    'я=1',
    'a=\0',
    'a=\n',
  ]) {
    assert.throws(() => parseForm(form), BadRequest, form)
  }
})

test('IN-006 a hundred fields are read and one more is not, before any of them is decoded', () => {
  const fields = (count: number, value: string) =>
    Array.from({ length: count }, (_, at) => `f${at}=${value}`).join('&')
  assert.equal(Object.keys(parseForm(fields(100, '1'))).length, 100)
  assert.throws(() => parseForm(fields(101, '%')), /too many fields/)
  assert.throws(() => parseForm('&'.repeat(60_000)), /too many fields/)
})
