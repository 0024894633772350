import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Signer } from './signer.ts'
import { gostMaterial, now, ours, rsaMaterial } from '../test/keys.ts'
import { certificateExpiry } from './certificate-expiry.ts'
import { inProcessSigner } from './in-process-signer.ts'
import { proveSigner } from './prove-signer.ts'
import { SignerError, type SignerFault } from './signer-error.ts'

const honest = inProcessSigner({ ...ours, now: () => now })
const { certificatePem } = ours

async function refuses(signer: Signer, fault: SignerFault, more: object = {}): Promise<void> {
  await assert.rejects(
    proveSigner(signer, { certificatePem, now, deadlineMs: 200, ...more }),
    (error) => error instanceof SignerError && error.fault === fault && !error.message.includes('secret-pin'),
  )
}

test('an honest signer is proved by a raw signature and by a CMS', async () => {
  await proveSigner(honest, { certificatePem, now, cms: true })
})

test('IF-007 a signature whose bytes come reversed is called by that name', async () => {
  await refuses(
    { ...honest, sign: async (message) => (await honest.sign(message)).toReversed() },
    'reversed-bytes',
  )
})

test('IF-007 the key of another certificate is called by that name, raw and in a CMS', async () => {
  const other = inProcessSigner({ ...gostMaterial('Other'), now: () => now })
  await refuses(other, 'wrong-key')
  await refuses({ ...other, sign: (message) => honest.sign(message) }, 'wrong-key', { cms: true })
})

test('a signature over another text than the probe proves nothing', async () => {
  const yesterdays = await honest.sign(new TextEncoder().encode('probe'))
  await refuses({ ...honest, sign: async () => yesterdays }, 'wrong-key')
})

test('IF-006 a certificate out of its time is refused before anything is signed', async () => {
  const untouched: Signer = { ...honest, sign: () => assert.fail('asked to sign') }
  await refuses(untouched, 'certificate-expired', { now: new Date('2027-01-01T00:00:01Z') })
  await refuses(untouched, 'certificate-not-yet-valid', { now: new Date('2025-12-31T23:59:59Z') })
})

test('IF-007 a signer that fails, is silent, gives too little or makes no CMS is out of reach', async () => {
  const fails = () => Promise.reject(new Error('no connection'))
  await refuses({ ...honest, sign: fails }, 'unreachable')
  await refuses({ ...honest, sign: () => Promise.withResolvers<never>().promise }, 'unreachable')
  await refuses({ ...honest, sign: async () => new Uint8Array(63) }, 'unreachable')
  const rawOnly: Signer = {
    certificateHash: () => honest.certificateHash(),
    sign: (message) => honest.sign(message),
  }
  await refuses(rawOnly, 'unreachable', { cms: true })
})

test('a certificate that is none, or of RSA, is unreadable', async () => {
  await refuses(honest, 'unreadable', { certificatePem: '' })
  await refuses(honest, 'unreadable', { certificatePem: rsaMaterial().publicKeyPem })
})

test('a certificate comes within 30, 14 and 7 days of its end', () => {
  const end = new Date('2027-01-01T00:00:00Z')
  const seen = [31, 30, 15, 14, 8, 7, 1, 0, -1].map((days) => {
    const { within, daysLeft } = certificateExpiry(
      certificatePem,
      new Date(end.getTime() - days * 86_400_000),
    )
    assert.equal(daysLeft, days)
    return within
  })
  assert.deepEqual(seen, [undefined, 30, 30, 14, 14, 7, 7, 7, 7])
})
