import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseJson } from '../json/parse-json.ts'
import { readPerson } from '../person/read-person.ts'
import { decodeJwt } from '../token/decode-jwt.ts'
import { readTokenAnswer } from '../token/read-token-answer.ts'
import { base64url } from './tokens.ts'

const parse = (text: string) => parseJson(Buffer.from(text))
const anyJson = fc
  .json({ maxDepth: 4, stringUnit: 'binary' })
  .filter((text) => Buffer.from(text).toString() === text)

test('what JSON.parse reads, with each key once, is read the same', () => {
  fc.assert(
    fc.property(anyJson, fc.boolean(), (compact, spaced) => {
      const value: unknown = JSON.parse(compact)
      const text = spaced ? JSON.stringify(value, null, ' \t') : JSON.stringify(value)
      assert.deepEqual(parse(text), { ok: true, value })
    }),
  )
})

test('XI-015 a key given twice is found wherever it stands and however it is spelt', () => {
  const key = fc.string({ unit: fc.constantFrom('a', 'b', '"', '\\', ':', '{', 'ж', ' ') })
  const unit = (text: string, at: number) => text.charCodeAt(at).toString(16).padStart(4, '0')
  const spell = (text: string) => Array.from(text, (_, at) => `\\u${unit(text, at)}`).join('')

  fc.assert(
    fc.property(key, anyJson, fc.nat(5), fc.boolean(), (key, value, depth, escaped) => {
      const again = escaped ? `"${spell(key)}"` : JSON.stringify(key)
      const twice = `{${JSON.stringify(key)}:${value}, "other" : [], ${again}\n:${value}}`
      assert.equal(parse('[{"x":'.repeat(depth) + twice + '}]'.repeat(depth)).ok, false)
    }),
  )
})

test('the same key in two objects, and a value that looks like a key, are no duplicates', () => {
  for (const text of [
    '[{"a":1},{"a":2}]',
    '{"a":{"a":"a"}}',
    '{"a":["b","b"],"b":"a"}',
    '{"a":"\\"a\\":","b":"a"}',
  ]) {
    assert.deepEqual(parse(text), { ok: true, value: JSON.parse(text) })
  }
})

test('text that is not UTF-8 is refused, not mended', () => {
  for (const bytes of [
    [0x22, 0xff, 0x22],
    [0x22, 0xed, 0xa0, 0x80, 0x22],
    [0x22, 0xc0, 0xa2, 0x22],
  ]) {
    assert.equal(parseJson(Uint8Array.from(bytes)).ok, false)
  }
})

test('XI-015 twelve levels are read and thirteen refused', () => {
  assert.equal(parse('['.repeat(12) + ']'.repeat(12)).ok, true)
  assert.equal(parse('['.repeat(13) + ']'.repeat(13)).ok, false)
  assert.equal(parse('{"a":'.repeat(100_000)).ok, false)
})

test('XI-015 a MiB of brackets, quotes or backslashes is judged in under a second', () => {
  for (const text of [
    '['.repeat(1e6),
    `"${'\\"'.repeat(5e5)}"`,
    `{${'"a":1,'.repeat(1e5)}"b":1}`,
    `"${'\\'.repeat(1e6)}`,
  ]) {
    const began = performance.now()
    parse(text)
    assert(performance.now() - began < 1000)
  }
})

test('whatever ESIA answers, reading it gives a value and never throws', () => {
  const bytes = fc.oneof(
    fc.uint8Array(),
    anyJson.map((text) => new TextEncoder().encode(text)),
  )

  fc.assert(
    fc.property(bytes, fc.string(), (body, text) => {
      const scopes = [
        'openid',
        'fullname',
        'snils',
        'contacts',
        'addresses',
        'id_doc',
        'kid_snils',
        'kid_medical_doc',
      ]
      const json = parseJson(body)
      const answered = json.ok ? json.value : text
      const person = readPerson({ person: answered, kids: answered }, { oid: '1', scopes })
      assert.equal(typeof person.ok, 'boolean')
      for (const grantType of ['authorization_code', 'refresh_token'] as const) {
        assert.equal(readTokenAnswer(body, { sentState: 'state', grantType }).ok, false)
      }
      assert.equal(typeof decodeJwt(text).ok, 'boolean')
      assert.equal(
        typeof decodeJwt(`${Buffer.from(body).toString('base64url')}.${base64url(text)}.x`).ok,
        'boolean',
      )
    }),
  )
})
