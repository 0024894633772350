import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { verifyCms, verifyRaw } from '@registratura/gost'
import { findOpenssl, skipUnlessFound } from '../../../test/openssl-engine.ts'
import { gostMaterial, now, ours } from '../test/keys.ts'
import { commandSigner } from './command-signer.ts'
import { opensslSigner } from './openssl-signer.ts'
import { proveSigner } from './prove-signer.ts'
import type { SignerFault } from './signer-error.ts'

const found = findOpenssl()
const skip = skipUnlessFound(found)
const { certificatePem } = ours
const message = Buffer.from('openid fullname2026.11.23 08:37:25 +0300')
const deadlineMs = 10_000

before(() => {
  if (typeof found === 'string') return
  found.write('key.pem', ours.privateKeyPem)
  found.write('other.pem', gostMaterial('Other').privateKeyPem)
  found.write('crt.pem', certificatePem)
})
after(() => typeof found === 'string' || found.remove())

const at = (name: string) => (typeof found === 'string' ? assert.fail(found) : found.path(name))
const signerOf = (keyFile: string, more = {}) =>
  opensslSigner({
    certificatePem,
    keyFile: at(keyFile),
    certificateFile: at('crt.pem'),
    deadlineMs,
    ...more,
  })

const refuses = (signer: ReturnType<typeof signerOf>, fault: SignerFault) =>
  assert.rejects(proveSigner(signer, { certificatePem, now }), { name: 'SignerError', fault })

test('OpenSSL signs raw and in CMS, and both verify against the certificate', { skip }, async () => {
  const signer = signerOf('key.pem')
  assert.equal(verifyRaw(message, await signer.sign(message), ours.publicKey), true)
  const cms = await signer.signCms?.(message)
  assert.equal(verifyCms(message, cms ?? new Uint8Array(), certificatePem).ok, true)
  await proveSigner(signer, { certificatePem, now, cms: true })
})

test('OpenSSL that finds its engine by a configuration of its own signs too', { skip }, async () => {
  await proveSigner(signerOf('key.pem', { configFile: at('openssl.cnf') }), {
    certificatePem,
    now,
    cms: true,
  })
})

test('twenty signatures asked for at once are all made', { skip }, async () => {
  const signer = signerOf('key.pem')
  const made = await Promise.all(Array.from({ length: 20 }, () => signer.sign(message)))
  assert.ok(made.every((signature) => verifyRaw(message, signature, ours.publicKey)))
})

test('IF-007 OpenSSL with the key of another certificate is refused by name', { skip }, async () => {
  await refuses(signerOf('other.pem'), 'wrong-key')
})

test('IF-007 without the key file, the program or the engine no signature is made', { skip }, async () => {
  await refuses(signerOf('nowhere.pem'), 'unreachable')
  await refuses(signerOf('crt.pem'), 'unreachable')
  await refuses(signerOf('key.pem', { openssl: at('nowhere') }), 'unreachable')
  await refuses(signerOf('key.pem', { configFile: at('nowhere.cnf') }), 'unreachable')
})

test(
  'IF-007 a program that reverses the bytes as CryptoPro does is found out, and serves once that is said',
  {
    skip,
  },
  async () => {
    const script = `
    const { status, stdout } = require('node:child_process').spawnSync(
      'openssl', ['dgst', '-engine', 'gost', '-md_gost12_256', '-binary', '-sign', process.argv[1]], { input: require('node:fs').readFileSync(0) })
    process.stdout.write(stdout.reverse())
    process.exitCode = status`
    const signer = (reversed: boolean) =>
      commandSigner({
        certificatePem,
        command: [process.execPath, '-e', script, at('key.pem')],
        reversed,
        deadlineMs,
      })
    await refuses(signer(false), 'reversed-bytes')
    await proveSigner(signer(true), { certificatePem, now })
  },
)
