import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Fields } from './fields.ts'
import { decodeOid, encodeOid } from './oid.ts'
import { readDer } from './read.ts'
import { tag } from './tags.ts'
import { readTime } from './time.ts'
import { octetString, sequence, setOf, time, unsignedInteger, value } from './write.ts'

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))

test('what is written reads back, up to lengths of three octets', () => {
  for (const length of [0, 1, 127, 128, 255, 256, 65_000]) {
    const content = new Uint8Array(length).fill(7)
    const whole = readDer(sequence(octetString(content)))
    assert.deepEqual(whole.children[0]?.content, content)
  }
})

test('a set is written in the order of its encoded parts', () => {
  const parts = ['040102', '0401ff', '040100', '0500', '0101ff']
  assert.deepEqual(setOf(...parts.map(bytes)), bytes('310e0101ff0401000401020401ff0500'))
})

test('an integer is written in the fewest octets and never negative', () => {
  assert.deepEqual(unsignedInteger(bytes('000000')), bytes('020100'))
  assert.deepEqual(unsignedInteger(bytes('')), bytes('020100'))
  assert.deepEqual(unsignedInteger(bytes('007f')), bytes('02017f'))
  assert.deepEqual(unsignedInteger(bytes('80')), bytes('02020080'))
})

const malformed: readonly (readonly [string, string, RegExp])[] = [
  ['nothing at all', '', /empty/],
  ['a tag alone', '30', /cut short/],
  ['a value shorter than its length', '300402', /cut short/],
  ['a value beyond its parent', '3003020200', /cut short/],
  ['a length whose octets are missing', '3082', /cut short/],
  ['an indefinite length', '30800201000000', /indefinite/],
  ['a length of four gigabytes', '3084ffffffff', /too large/],
  ['a length of sixteen megabytes', '3083ffffff', /cut short/],
  ['a length of 126 octets', 'b0fe', /too large/],
  ['a long length where a short one would do', '30810100', /not minimal/],
  ['a length with a leading nought', '30820081' + '00'.repeat(129), /not minimal/],
  ['a tag of several octets', '1f8101', /longer than a byte/],
  ['a tag of several octets inside', '30033f0100', /longer than a byte/],
  ['a second value after the first', '30000500', /left over/],
  ['a byte after the value', '300000', /cut short|left over/],
]

for (const [what, hex, reason] of malformed) {
  test(`DER is refused for ${what}`, () => {
    assert.throws(() => readDer(bytes(hex)), { name: 'TypeError', message: reason })
  })
}

test('DER is refused for nesting deeper than any certificate', () => {
  const nested = (depth: number) =>
    Array.from({ length: depth }).reduce<Uint8Array>((inner) => sequence(inner), new Uint8Array())
  assert.equal(readDer(nested(20)).tag, tag.sequence)
  assert.throws(() => readDer(nested(30)), { name: 'TypeError', message: /deeply/ })
  assert.throws(() => readDer(nested(1000)), { name: 'TypeError', message: /deeply/ })
})

test('DER is refused when longer than 64 KiB, before it is read', () => {
  assert.throws(() => readDer(sequence(new Uint8Array(65_536))), { name: 'TypeError', message: /64 KiB/ })
})

test('any bytes read or are refused by TypeError, and what reads is all there', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (input) => {
      try {
        assert.deepEqual(readDer(input).whole, input)
      } catch (error) {
        assert.ok(error instanceof TypeError)
      }
    }),
    { numRuns: 2000 },
  )
})

test('an identifier reads as it was written', () => {
  for (const dotted of [
    '1.2.643.7.1.1.1.1',
    '2.5.4.3',
    '0.9.2342',
    '1.39.0',
    '2.999.127.128.16384',
    '1.2.840.113549',
  ]) {
    assert.equal(decodeOid(encodeOid(dotted)), dotted)
  }
})

test('an identifier is refused when empty, padded, cut short or huge', () => {
  for (const hex of ['', '2a8001', '2a81', '81', 'ff'.repeat(20) + '01']) {
    assert.throws(() => decodeOid(bytes(hex)), TypeError, hex)
  }
})

test('a moment reads as it was written, on both sides of 2050', () => {
  for (const iso of [
    '1950-01-01T00:00:00.000Z',
    '1999-12-31T23:59:59.000Z',
    '2049-12-31T23:59:59.000Z',
    '2050-01-01T00:00:00.000Z',
    '2100-02-28T12:00:00.000Z',
  ]) {
    assert.equal(readTime(readDer(time(new Date(iso)))).toISOString(), iso)
  }
  assert.equal(readDer(time(new Date('2049-12-31'))).tag, tag.utcTime)
  assert.equal(readDer(time(new Date('2050-01-01'))).tag, tag.generalizedTime)
})

test('a moment is refused when it does not exist or is in another form', () => {
  const utc = [
    '260231000000Z',
    '261301000000Z',
    '260101240000Z',
    '260101006000Z',
    '2601010000Z',
    '260101000000+0300',
    '',
    '26010100000aZ',
  ]
  const general = ['20260101000000', '20260101000000.5Z', '260101000000Z', '20260229000000Z']
  for (const text of utc)
    assert.throws(() => readTime(readDer(value(tag.utcTime, Buffer.from(text)))), TypeError, text)
  for (const text of general) {
    assert.throws(() => readTime(readDer(value(tag.generalizedTime, Buffer.from(text)))), TypeError, text)
  }
  assert.throws(() => readTime(readDer(value(tag.utf8String, Buffer.from('260101000000Z')))), TypeError)
})

test('a structure is refused for a missing, wrong or extra field', () => {
  const structure = (hex: string) => new Fields(readDer(bytes(hex)), 'Parcel')
  assert.throws(() => structure('0400'), /Parcel has another type/)
  assert.throws(() => structure('3000').any(), /Parcel lacks a field/)
  assert.throws(() => structure('30020500').take(tag.integer), /Parcel has a field of another type/)
  assert.throws(() => structure('30020500').end(), /Parcel has fields left over/)
  assert.throws(() => structure('3003030107').bits(), /not whole bytes/)
  assert.throws(() => structure('30020300').bits(), /not whole bytes/)
})
