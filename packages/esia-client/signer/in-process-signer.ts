import {
  certificateHash,
  readCertificate,
  readPrivateKey,
  signRaw,
  verifyRaw,
  type GostCertificate,
} from '@registratura/gost'
import type { Signer } from './signer.ts'

export type SignerFault = 'unreadable' | 'wrong-key' | 'certificate-expired' | 'certificate-not-yet-valid'

export class SignerError extends Error {
  override readonly name = 'SignerError'
  readonly fault: SignerFault

  constructor(fault: SignerFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.fault = fault
  }
}

/**
 * Signs in this process, in plain TypeScript: neither certified nor constant-time, so for trials and tests.
 * Takes PKCS#8 and X.509 PEMs. Signs a probe at once and verifies it against the certificate.
 * Throws a SignerError: `wrong-key`, `certificate-expired`, `certificate-not-yet-valid` or `unreadable`.
 */
export function inProcessSigner(material: {
  readonly privateKeyPem: string
  readonly certificatePem: string
  readonly now?: () => Date
}): Signer {
  const { privateKey, certificate } = readMaterial(material)
  checkValidity(certificate, material.now?.() ?? new Date())

  const probe = new TextEncoder().encode('probe')
  if (!verifyRaw(probe, signRaw(probe, privateKey), certificate.publicKey)) {
    throw new SignerError('wrong-key', `The key is not that of the certificate «${certificate.commonName}»`)
  }

  const hash = certificateHash(certificate.der)
  return { certificateHash: () => hash, sign: async (message) => signRaw(message, privateKey) }
}

function readMaterial(material: { readonly privateKeyPem: string; readonly certificatePem: string }) {
  try {
    return {
      privateKey: readPrivateKey(material.privateKeyPem),
      certificate: readCertificate(material.certificatePem),
    }
  } catch (error) {
    throw new SignerError('unreadable', 'The key or the certificate of the signer is unreadable', {
      cause: error,
    })
  }
}

function checkValidity({ notBefore, notAfter, commonName }: GostCertificate, now: Date): void {
  if (now > notAfter) {
    throw new SignerError('certificate-expired', `«${commonName}» expired on ${notAfter.toISOString()}`)
  }
  if (now < notBefore) {
    throw new SignerError(
      'certificate-not-yet-valid',
      `«${commonName}» is valid from ${notBefore.toISOString()}`,
    )
  }
}
