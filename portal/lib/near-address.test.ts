import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nearAddress } from './near-address.ts'

test('of an IPv4 address three numbers stay, in whichever form it comes', () => {
  assert.equal(nearAddress('95.24.13.7'), '95.24.13.*')
  assert.equal(nearAddress('::ffff:95.24.13.7'), '95.24.13.*')
})

test('of an IPv6 address 48 bits stay', () => {
  for (const [address, near] of [
    ['2a02:6b8:7:1:2:3:4:5', '2a02:6b8:7:*'],
    ['2A02:6B8::1', '2a02:6b8:0:*'],
    ['2a02:6b8:7::', '2a02:6b8:7:*'],
    ['::1', '0:0:0:*'],
    ['2a02::3:4:5:6:7:8', '2a02:0:3:*'],
    ['::2:3:4:5:6:7:8', '0:2:3:*'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:*'],
    ['fe80::1%eth0', 'fe80:0:0:*'],
  ] as const) {
    assert.equal(nearAddress(address), near)
  }
})

test('what is no address has no network', () => {
  for (const text of [
    '',
    'unknown',
    '95.24.13',
    '95.24.13.7.8',
    '1234.1.1.1',
    'a::b::c',
    '<b>::1',
    ':',
    ':::',
  ])
    assert.equal(nearAddress(text), undefined, text)
})

test('two lines of one network are told alike, and the last part of an address is never told', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.nat({ max: 255 }), (address, last) => {
      const network = address.split('.').slice(0, 3).join('.')
      assert.equal(nearAddress(address), `${network}.*`)
      assert.equal(nearAddress(`${network}.${last}`), nearAddress(address))
    }),
  )
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      assert.match(nearAddress(address) ?? '', /^[\da-f]{1,4}(?::[\da-f]{1,4}){2}:\*$|^(?:\d+\.){3}\*$/)
    }),
  )
})

test('whatever a proxy puts in the place of an address comes out as a network or not at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.match(nearAddress(text) ?? '1.1.1.*', /^[\da-f:.]+\*$/)
    }),
  )
})
