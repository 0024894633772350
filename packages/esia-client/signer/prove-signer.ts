import { verifyCms, verifyRaw } from '@registratura/gost'
import { checkValidity, readSignerCertificate, type SignerCertificate } from './signer-certificate.ts'
import { SignerError } from './signer-error.ts'
import type { Signer } from './signer.ts'

/**
 * Has a signer sign a probe and verifies it against the certificate (PEM) that ESIA knows: what a program does once,
 * before it lets people in. Throws a SignerError for each of its faults. With `cms`, a CMS is proved as well.
 */
export async function proveSigner(
  signer: Signer,
  proof: {
    readonly certificatePem: string
    readonly now?: Date
    /** How long each probe may take, in milliseconds; 5000. */
    readonly deadlineMs?: number
    readonly cms?: boolean
  },
): Promise<void> {
  const certificate = readSignerCertificate(proof.certificatePem)
  checkValidity(certificate, proof.now ?? new Date())

  const deadlineMs = proof.deadlineMs ?? 5000
  // Another text each time, so that no answer of yesterday passes.
  const probe = new TextEncoder().encode(`probe ${crypto.randomUUID()}`)
  checkRaw(probe, await probed(deadlineMs, (signal) => signer.sign(probe, signal)), certificate)
  if (proof.cms !== true) return

  const made = await probed(deadlineMs, async (signal) => signer.signCms?.(probe, signal))
  if (made === undefined) throw new SignerError('unreachable', 'The signer makes no CMS')
  const verified = verifyCms(probe, made, certificate.der)
  if (!verified.ok) throw wrongKey(certificate, verified.error)
}

function checkRaw(probe: Uint8Array, signature: Uint8Array, certificate: SignerCertificate): void {
  if (signature.length !== 64)
    throw new SignerError('unreachable', `The signer gave ${signature.length} bytes instead of 64`)
  if (verifyRaw(probe, signature, certificate.publicKey)) return
  if (verifyRaw(probe, signature.toReversed(), certificate.publicKey))
    throw new SignerError('reversed-bytes', 'The signer gives its 64 bytes reversed')
  throw wrongKey(certificate)
}

function wrongKey({ commonName }: SignerCertificate, detail = ''): SignerError {
  return new SignerError(
    'wrong-key',
    `The key is not that of the certificate «${commonName}» ${detail}`.trim(),
  )
}

async function probed<T>(deadlineMs: number, sign: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(deadlineMs)
  const { promise: late, reject } = Promise.withResolvers<never>()
  signal.addEventListener('abort', () =>
    reject(new SignerError('unreachable', `The signer gave no signature within ${deadlineMs} ms`)),
  )
  try {
    return await Promise.race([sign(signal), late])
  } catch (error) {
    if (error instanceof SignerError) throw error
    const detail = error instanceof Error ? `: ${error.message}` : ''
    throw new SignerError('unreachable', `The signer gave no signature${detail}`, { cause: error })
  }
}
