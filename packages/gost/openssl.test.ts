import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  certificateHash,
  generateKeys,
  isGostCertificate,
  publicKeyOf,
  readCertificate,
  readPrivateKey,
  readPublicKey,
  samePublicKey,
  selfSignedCertificate,
  signRaw,
  streebog256,
  streebog512,
  verifyRaw,
  writePrivateKey,
} from './index.ts'
import { findOpenssl, type OpensslEngine, skipUnlessFound } from '../../test/openssl-engine.ts'

const found = findOpenssl()
const skip = skipUnlessFound(found)
const message = new TextEncoder().encode('Привет, ЕСИА. '.repeat(20))
const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2051-01-01') }

// As `openssl genpkey` names them: the three CryptoPro curves, both exchange names, TC 26’s own.
const parameterSets = ['A', 'B', 'C', 'XA', 'XB', 'TCA', 'TCB', 'TCC', 'TCD']

function openssl(): OpensslEngine {
  if (typeof found === 'string') throw new Error(found)
  return found
}

after(() => {
  if (typeof found !== 'string') found.remove()
})

test('a missing OpenSSL is a skip with its reason for a person, and a failure in CI', () => {
  assert.equal(skipUnlessFound('no openssl', ''), 'no openssl')
  assert.throws(() => skipUnlessFound('no openssl', 'true'), /CI needs OpenSSL/)
})

test('Streebog agrees with OpenSSL at every length around a block, and with every bit set', { skip }, () => {
  for (const length of [0, 1, 62, 63, 64, 65, 127, 128, 129, 1000]) {
    for (const fill of [0, 0xff]) {
      const text = new Uint8Array(length).fill(fill)
      openssl().write('text', text)
      assert.ok(
        openssl()
          .must('dgst', '-md_gost12_256', 'text')
          .includes(hex(streebog256(text))),
      )
      assert.ok(
        openssl()
          .must('dgst', '-md_gost12_512', 'text')
          .includes(hex(streebog512(text))),
      )
    }
  }
})

for (const set of parameterSets) {
  test(
    `parameter set ${set}: OpenSSL’s key, certificate and signature are read and verified here`,
    { skip },
    () => {
      makeKey(set)
      openssl().must(
        'req',
        '-x509',
        '-new',
        '-key',
        'key',
        '-md_gost12_256',
        '-utf8',
        '-subj',
        '/C=RU/CN=Стенд',
        '-out',
        'crt',
      )
      openssl().must('pkey', '-in', 'key', '-pubout', '-out', 'pub')
      openssl().write('text', message)
      openssl().must('dgst', '-md_gost12_256', '-sign', 'key', '-out', 'sig', 'text')

      const certificate = readCertificate(openssl().text('crt'))
      assert.equal(certificate.commonName, 'Стенд')
      assert.equal(isGostCertificate(openssl().text('crt')), true)
      assert.equal(
        samePublicKey(certificate.publicKey, publicKeyOf(readPrivateKey(openssl().text('key')))),
        true,
      )
      assert.equal(samePublicKey(certificate.publicKey, readPublicKey(openssl().text('pub'))), true)
      assert.equal(verifyRaw(message, openssl().read('sig'), certificate.publicKey), true)
      assert.equal(verifyRaw(message.subarray(1), openssl().read('sig'), certificate.publicKey), false)
    },
  )

  test(
    `parameter set ${set}: a signature and a certificate made here are verified by OpenSSL`,
    { skip },
    () => {
      makeKey(set)
      const privateKey = readPrivateKey(openssl().text('key'))
      assert.equal(writePrivateKey(privateKey), openssl().text('key'))
      openssl().write('crt', selfSignedCertificate({ commonName: 'Регистратура', privateKey, ...validity }))
      openssl().must('x509', '-in', 'crt', '-noout', '-pubkey', '-out', 'pub')
      openssl().must('verify', '-x509_strict', '-check_ss_sig', '-CAfile', 'crt', 'crt')

      openssl().write('text', message)
      openssl().write('sig', signRaw(message, privateKey))
      assert.match(
        openssl().must('dgst', '-md_gost12_256', '-verify', 'pub', '-signature', 'sig', 'text'),
        /Verified OK/,
      )
      openssl().write('text', message.subarray(1))
      assert.equal(
        openssl().run('dgst', '-md_gost12_256', '-verify', 'pub', '-signature', 'sig', 'text').ok,
        false,
      )
    },
  )
}

test('a key made here is read by OpenSSL, whose signature with it verifies here', { skip }, () => {
  const { privateKey, publicKey } = generateKeys()
  openssl().write('own.key', writePrivateKey(privateKey))
  openssl().write('text', message)
  openssl().must('dgst', '-md_gost12_256', '-sign', 'own.key', '-out', 'sig', 'text')
  assert.equal(verifyRaw(message, openssl().read('sig'), publicKey), true)
})

test('a certificate made here shows OpenSSL its name, period and use', { skip }, () => {
  const { privateKey } = generateKeys()
  openssl().write('crt', selfSignedCertificate({ commonName: 'Регистратура', privateKey, ...validity }))
  const shown = openssl().must(
    'x509',
    '-in',
    'crt',
    '-noout',
    '-nameopt',
    'utf8',
    '-subject',
    '-dates',
    '-ext',
    'keyUsage',
  )
  assert.match(shown, /CN=Регистратура/)
  assert.match(shown, /notBefore=Jan {2}1 00:00:00 2026 GMT/)
  assert.match(shown, /notAfter=Jan {2}1 00:00:00 2051 GMT/)
  assert.match(shown, /critical\s+Digital Signature/)
})

test('the hash of a certificate is what OpenSSL computes over its DER', { skip }, () => {
  const { privateKey } = generateKeys()
  const pem = selfSignedCertificate({ commonName: 'Хеш', privateKey, ...validity })
  openssl().write('crt', pem)
  openssl().must('x509', '-in', 'crt', '-outform', 'DER', '-out', 'der')
  const hash = certificateHash(readCertificate(pem).der)
  assert.match(hash, /^[\dA-F]{64}$/)
  assert.ok(openssl().must('dgst', '-md_gost12_256', 'der').includes(hash.toLowerCase()))
})

test('an RSA certificate is told apart and refused', { skip }, () => {
  openssl().must(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'rsa',
    '-subj',
    '/CN=RSA',
    '-out',
    'crt',
  )
  assert.equal(isGostCertificate(openssl().text('crt')), false)
  assert.throws(() => readCertificate(openssl().text('crt')), { name: 'TypeError', message: /not GOST/ })
  assert.throws(() => readPrivateKey(openssl().text('rsa')), { name: 'TypeError' })
})

test('a certificate and a key of 512 bits are refused by name, not taken for RSA', { skip }, () => {
  openssl().must('genpkey', '-algorithm', 'gost2012_512', '-pkeyopt', 'paramset:A', '-out', 'key')
  openssl().must('req', '-x509', '-new', '-key', 'key', '-md_gost12_512', '-subj', '/CN=512', '-out', 'crt')
  assert.equal(isGostCertificate(openssl().text('crt')), true)
  assert.throws(() => readCertificate(openssl().text('crt')), { name: 'TypeError', message: /256 bits/ })
  assert.throws(() => readPrivateKey(openssl().text('key')), { name: 'TypeError', message: /256 bits/ })
})

function makeKey(set: string): void {
  openssl().must('genpkey', '-algorithm', 'gost2012_256', '-pkeyopt', `paramset:${set}`, '-out', 'key')
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
