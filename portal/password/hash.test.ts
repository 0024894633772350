import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { hash as argon2 } from '@node-rs/argon2'
import { passwordHasher, type Hasher } from './hash.ts'
import { pepperOf, type Pepper } from './pepper.ts'

const newPepper = (): Pepper => pepperOf(randomBytes(32))
const [first, second, third] = [newPepper(), newPepper(), newPepper()]
const hasherWith = (current: Pepper, others: readonly Pepper[] = []): Promise<Hasher> =>
  passwordHasher({ peppers: { current, others }, places: 2 })
const own = await hasherWith(first)
const kept = await own.hash('Ryabina58')

test('a password is right, and no other is', async () => {
  assert.equal(await own.verify('Ryabina58', kept), 'right')
  for (const typed of ['ryabina58', 'Ryabina58 ', '', 'Ryabina5'])
    assert.equal(await own.verify(typed, kept), 'wrong')
  assert.equal(await own.verify('nobody', undefined), 'wrong')
})

test('two hashes of one password are not alike, and name their pepper', async () => {
  const again = await own.hash('Ryabina58')
  assert.notEqual(again, kept)
  assert.ok(kept.startsWith(`${first.id}:$argon2id$`) && again.startsWith(`${first.id}:$argon2id$`))
})

test('PW-011 a hash with a former pepper is verified by it, and is to be made anew', async () => {
  const turned = await hasherWith(second, [first])
  assert.equal(await turned.verify('Ryabina58', kept), 'right')
  assert.equal(await turned.verify('Ryabina59', kept), 'wrong')
  assert.equal(turned.isStale(kept), true)
  const renewed = await turned.hash('Ryabina58')
  assert.equal(turned.isStale(renewed), false)
  assert.equal(await own.verify('Ryabina58', renewed), 'unreadable', 'the former pepper opened a new hash')
})

test('PW-011 a hash from before peppers had names belongs to the oldest', async () => {
  const unnamed = kept.slice(kept.indexOf(':') + 1)
  assert.equal(await own.verify('Ryabina58', unnamed), 'right')
  assert.equal(own.isStale(unnamed), true)
  const turned = await hasherWith(third, [second, first])
  assert.equal(await turned.verify('Ryabina58', unnamed), 'right')
})

test('PW-011 a hash of another cost is verified, and is to be made anew', async () => {
  const cheap = await argon2('Ryabina58', {
    algorithm: 2,
    memoryCost: 8192,
    timeCost: 1,
    parallelism: 1,
    secret: first.secret,
  })
  const named = `${first.id}:${cheap}`
  assert.equal(await own.verify('Ryabina58', named), 'right')
  assert.equal(own.isStale(named), true)
  assert.equal(own.isStale(kept), false)
})

for (const [what, damaged] of [
  ['half of it', kept.slice(0, 60)],
  ['nothing', ''],
  ['a pepper that nobody has', `0123456789abcdef:${kept.slice(17)}`],
  ['a cost that would take all memory', kept.replace('m=19456', 'm=9999999')],
  ['no memory', kept.replace('m=19456', 'm=0')],
  ['another algorithm', kept.replace('argon2id', 'argon2i')],
  ['an older version', kept.replace('v=19', 'v=16')],
  ['a line more', `${kept}\n`],
  ['a word', 'x'],
] as const) {
  test(`PW-011 a row with ${what} is unreadable, and lets nobody in`, async () => {
    assert.equal(await own.verify('Ryabina58', damaged), 'unreadable')
    assert.equal(await own.verify('', damaged), 'unreadable')
  })
}

test('NFC: one password in two forms is one', async () => {
  const composed = await own.hash('й\u00e9Ключ9')
  assert.equal(await own.verify('и\u0306e\u0301Ключ9', composed), 'right')
})
