import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { esiaClient, type EsiaSettings } from '../index.ts'
import { settingsOf } from './esia.ts'
import { rsaMaterial, theirs } from './keys.ts'

const good = settingsOf('https://esia.gosuslugi.ru')
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
  type: 'spki',
  format: 'pem',
})
const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey.export({
  type: 'spki',
  format: 'pem',
})
const privatePem = theirs.rsa.privateKey.export({ type: 'pkcs8', format: 'pem' })

const refusals: readonly (readonly [name: string, change: Partial<EsiaSettings>])[] = [
  ['an origin with a trailing slash', { origin: 'https://esia.gosuslugi.ru/' }],
  ['an origin with a path', { origin: 'https://esia.gosuslugi.ru/aas' }],
  ['an origin with a user', { origin: 'https://a:b@esia.gosuslugi.ru' }],
  ['an origin in http that is not loopback', { origin: 'http://esia.gosuslugi.ru' }],
  ['an origin that only begins like loopback', { origin: 'http://127.0.0.1.evil.example' }],
  ['no origin', { origin: '' }],
  ['another scheme', { origin: 'file:///' }],
  ['no issuer', { issuer: '' }],
  ['a relative redirect address', { redirectUri: '/callback' }],
  ['no client id', { clientId: '' }],
  ['a client id with a space', { clientId: 'A B' }],
  ['a deadline of 0', { deadlineMs: 0 }],
  ['a deadline that is no number', { deadlineMs: Number.NaN }],
  ['a deadline without end', { deadlineMs: Number.POSITIVE_INFINITY }],
  ['no openid', { scopes: ['fullname'] }],
  ['OA-034 no verification certificate', { verificationCertificates: [] }],
  ['OA-034 an empty verification certificate', { verificationCertificates: [''] }],
  [
    'OA-034 one good and one unreadable certificate',
    { verificationCertificates: [theirs.gost.certificatePem, 'x'] },
  ],
  [
    'OA-034 a certificate cut short',
    { verificationCertificates: [theirs.gost.certificatePem.replace(/\n.{20}/, '\n')] },
  ],
  ['OA-034 an RSA key of 1024 bits', { verificationCertificates: [rsaMaterial(1024).publicKeyPem] }],
  ['OA-034 a key of another kind', { verificationCertificates: [String(curve)] }],
  ['OA-034 an RSA key for PSS alone', { verificationCertificates: [String(pss)] }],
  ['OA-034 a private key', { verificationCertificates: [String(privatePem)] }],
]

for (const [name, change] of refusals) {
  test(`${name} stops the client at its creation`, () => {
    assert.throws(() => esiaClient({ ...good, ...change }), TypeError)
  })
}

const names =
  'origin issuer clientId redirectUri scopes signer verificationCertificates generation deadlineMs now'.split(
    ' ',
  )
test('a setting of another kind stops the client by its name, as one that the environment lacks', () => {
  for (const name of names) {
    for (const value of [null, 1, {}, [], [1], '', Symbol('x'), new Date()]) {
      if (name === 'deadlineMs' && value === 1) continue
      assert.throws(
        () => esiaClient(Object.assign({ ...good }, { [name]: value })),
        (error) => error instanceof TypeError && /ESIA/.test(error.message),
        `${name} ${typeof value}`,
      )
    }
  }
  for (const name of names.slice(0, 7)) {
    assert.throws(() => esiaClient(Object.assign({ ...good }, { [name]: undefined })), /ESIA/, name)
  }
})

test('ESIA’s own settings make a client, and so does loopback over http', () => {
  esiaClient({ ...good, issuer: 'http://esia.gosuslugi.ru/' })
  for (const origin of ['http://127.0.0.1:3001', 'http://localhost:3001', 'http://[::1]:3001']) {
    esiaClient({ ...good, origin })
  }
})

test('the logout address names the client and where to return', () => {
  assert.equal(
    esiaClient(good).logoutUrl('https://portal.example/?a=1&b=ж'),
    'https://esia.gosuslugi.ru/idp/ext/Logout?client_id=REGISTRATURA&redirect_url=https%3A%2F%2Fportal.example%2F%3Fa%3D1%26b%3D%D0%B6',
  )
})
