import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Place, SealError, vault } from './seal.ts'

const key = () => createSecretKey(randomBytes(32))
const indexKey = key()
const dataKeys = new Map([
  ['31', new Map([[1, key()]])],
  ['77', new Map([[1, key()]])],
])
const safe = vault(dataKeys, indexKey)
const place: Place = { table: 'patient_card', column: 'sealed', id: '018f' }

test('any JSON value opens as it was sealed', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const copy: unknown = JSON.parse(JSON.stringify(value))
      assert.deepEqual(safe.open('31', place, safe.seal('31', place, value)), copy)
    }),
  )
})

test('a value opens at its own place alone', () => {
  const sealed = safe.seal('31', place, { snils: '11223344595' })
  const elsewhere: readonly (readonly [string, Place])[] = [
    ['77', place],
    ['31', { ...place, table: 'account' }],
    ['31', { ...place, column: 'address_sealed' }],
    ['31', { ...place, id: '018e' }],
    ['31', { table: 'patient_card.', column: 'sealed', id: '018f' }],
    ['31', { table: 'patient_cardsealed', column: '', id: '018f' }],
  ]
  for (const [region, other] of elsewhere) {
    assert.throws(() => safe.open(region, other, sealed), SealError, JSON.stringify([region, other]))
  }
})

test('a value opens in its own region alone, even were the keys the same', () => {
  const shared = new Map([[1, key()]])
  const same = vault(
    new Map([
      ['31', shared],
      ['77', shared],
    ]),
    indexKey,
  )
  assert.throws(() => same.open('77', place, same.seal('31', place, 1)), SealError)
})

test('a change of any bit is noticed', () => {
  const sealed = safe.seal('31', place, 'Иванов')
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    assert.throws(() => safe.open('31', place, changed), SealError, `bit ${bit}`)
  }
})

test('a cut, longer or empty value is no sealed value', () => {
  const sealed = safe.seal('31', place, 'Иванов')
  for (let length = 0; length < sealed.length; length++) {
    assert.throws(() => safe.open('31', place, sealed.subarray(0, length)), SealError)
  }
  assert.throws(() => safe.open('31', place, Buffer.concat([sealed, Buffer.alloc(1)])), SealError)
})

test('another installation’s key opens nothing', () => {
  const other = vault(new Map([['31', new Map([[1, key()]])]]), indexKey)
  assert.throws(() => other.open('31', place, safe.seal('31', place, 1)), SealError)
})

test('a region without a key seals, opens and indexes nothing', () => {
  const sealed = safe.seal('31', place, 1)
  assert.throws(() => safe.seal('99', place, 1), SealError)
  assert.throws(() => safe.open('99', place, sealed), SealError)
  assert.throws(() => safe.index('phone', '99', '+79161234567'), SealError)
})

test('after a change of the data key old values open and new ones bear the new version', () => {
  const [first, second] = [key(), key()]
  const before = vault(new Map([['31', new Map([[1, first]])]]), indexKey)
  const after = vault(
    new Map([
      [
        '31',
        new Map([
          [1, first],
          [2, second],
        ]),
      ],
    ]),
    indexKey,
  )
  const old = before.seal('31', place, 'old')
  assert.equal(after.open('31', place, old), 'old')
  assert.equal(after.seal('31', place, 'new').readUInt32BE(1), 2)
  assert.throws(() => before.open('31', place, after.seal('31', place, 'new')), SealError)
})

test('SE-020 a cookie sealed with the old key opens while both are there, and not once the old one is retired', () => {
  const [first, second] = [key(), key()]
  const cookie: Place = { table: 'cookie', column: '__Host-unsaved', id: '' }
  const withKeys = (...keys: readonly (readonly [number, ReturnType<typeof key>])[]) =>
    vault(new Map([['31', new Map(keys)]]), indexKey)
  const old = withKeys([1, first]).seal('31', cookie, 'typed')
  assert.equal(withKeys([1, first], [2, second]).open('31', cookie, old), 'typed')
  assert.throws(() => withKeys([2, second]).open('31', cookie, old), SealError)
  // Whoever kept the retired key seals with it what they like, and claims the version that is in force.
  assert.throws(
    () => withKeys([2, second]).open('31', cookie, withKeys([2, first]).seal('31', cookie, 'forged')),
    SealError,
  )
})

test('the same value is sealed differently each time', () => {
  const many = Array.from({ length: 1_000 }, () =>
    safe.seal('31', place, 'same').subarray(5, 17).toString('hex'),
  )
  assert.equal(new Set(many).size, 1_000)
})

test('what is no JSON can’t be sealed', () => {
  assert.throws(() => safe.seal('31', place, undefined), TypeError)
})

test('an index tells equal values of one kind and region, and nothing across them', () => {
  const index = safe.index('phone', '31', '+79161234567')
  assert.equal(index.length, 32)
  assert.deepEqual(safe.index('phone', '31', '+79161234567'), index)
  for (const other of [
    safe.index('phone', '77', '+79161234567'),
    safe.index('snils', '31', '+79161234567'),
    safe.index('phone', '31', '+79161234568'),
    vault(dataKeys, key()).index('phone', '31', '+79161234567'),
  ]) {
    assert.notDeepEqual(other, index)
  }
})

test('neither a vault nor an error shows a key or a value', () => {
  const secret = randomBytes(32)
  const own = vault(new Map([['31', new Map([[1, createSecretKey(secret)]])]]), createSecretKey(secret))
  const sealed = own.seal('31', place, 'Иванов')
  let shown = inspect(own, { depth: 9, showHidden: true })
  try {
    own.open('31', { ...place, id: 'x' }, sealed)
  } catch (error) {
    shown += inspect(error, { depth: 9, showHidden: true })
  }
  for (const form of ['hex', 'base64', 'latin1'] as const) assert.ok(!shown.includes(secret.toString(form)))
  assert.doesNotMatch(shown, /Иванов/)
})
