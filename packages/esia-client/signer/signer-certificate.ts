import { certificateHash, readCertificate, type GostCertificate } from '@registratura/gost'
import { SignerError } from './signer-error.ts'

export type SignerCertificate = GostCertificate & { readonly hash: string }

/** Throws a SignerError, `unreadable`. */
export function readSignerCertificate(certificatePem: string): SignerCertificate {
  try {
    const certificate = readCertificate(certificatePem)
    return { ...certificate, hash: certificateHash(certificate.der) }
  } catch (error) {
    throw new SignerError('unreadable', 'The certificate of the signer is unreadable', { cause: error })
  }
}

/** Throws a SignerError, `certificate-expired` or `certificate-not-yet-valid`. */
export function checkValidity({ notBefore, notAfter, commonName }: GostCertificate, now: Date): void {
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
