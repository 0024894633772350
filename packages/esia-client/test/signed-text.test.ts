import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatTimestamp } from '../authorization/format-timestamp.ts'
import { signedText } from '../authorization/signed-text.ts'

const signed = {
  clientId: '775607_DP',
  scope: 'openid fullname',
  timestamp: '2026.11.23 08:37:25 +0300',
  state: '0b6c2a51-3f0e-4a36-9a7c-7a6a2b1f4d10',
  redirectUri: 'https://portal.example/вход?a=1',
}

test('v2/ac signs exactly these bytes', () => {
  assert.equal(
    Buffer.from(signedText('v3', signed)).toString('hex'),
    Buffer.from(
      '775607_DPopenid fullname2026.11.23 08:37:25 +03000b6c2a51-3f0e-4a36-9a7c-7a6a2b1f4d10https://portal.example/вход?a=1',
    ).toString('hex'),
  )
})

test('v3/te signs exactly these bytes', () => {
  assert.equal(
    Buffer.from(signedText('v3', { ...signed, code: 'eyJ2ZXIi.x.y' })).toString('hex'),
    Buffer.from(
      '775607_DPopenid fullname2026.11.23 08:37:25 +03000b6c2a51-3f0e-4a36-9a7c-7a6a2b1f4d10https://portal.example/вход?a=1eyJ2ZXIi.x.y',
    ).toString('hex'),
  )
})

test('ac and te of v1 sign exactly these bytes, the redirect address and the code not among them', () => {
  const bytes = Buffer.from(
    'openid fullname2026.11.23 08:37:25 +0300775607_DP0b6c2a51-3f0e-4a36-9a7c-7a6a2b1f4d10',
  )
  assert.deepEqual(Buffer.from(signedText('v1', signed)), bytes)
  assert.deepEqual(Buffer.from(signedText('v1', { ...signed, code: 'eyJ2ZXIi.x.y' })), bytes)
})

test('the signed text is UTF-8', () => {
  const text = signedText('v3', { clientId: 'ж', scope: '', timestamp: '', state: '', redirectUri: '' })
  assert.deepEqual([...text], [0xd0, 0xb6])
})

test('the time is Moscow time with its zone, in both halves of the year and over midnight', () => {
  assert.equal(formatTimestamp(new Date('2026-11-23T05:37:25.999Z')), '2026.11.23 08:37:25 +0300')
  assert.equal(formatTimestamp(new Date('2026-07-01T05:03:09Z')), '2026.07.01 08:03:09 +0300')
  assert.equal(formatTimestamp(new Date('2026-12-31T21:00:00Z')), '2027.01.01 00:00:00 +0300')
})
