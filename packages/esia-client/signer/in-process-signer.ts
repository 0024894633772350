import { readPrivateKey, signCms, signRaw, verifyRaw, type GostPrivateKey } from '@registratura/gost'
import { checkValidity, readSignerCertificate } from './signer-certificate.ts'
import { SignerError } from './signer-error.ts'
import type { Signer } from './signer.ts'

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
  const privateKey = readKey(material.privateKeyPem)
  const certificate = readSignerCertificate(material.certificatePem)
  checkValidity(certificate, material.now?.() ?? new Date())

  const probe = new TextEncoder().encode('probe')
  if (!verifyRaw(probe, signRaw(probe, privateKey), certificate.publicKey)) {
    throw new SignerError('wrong-key', `The key is not that of the certificate «${certificate.commonName}»`)
  }

  const cms = { privateKey, certificate: certificate.der, signedAttributes: true }
  return {
    certificateHash: () => certificate.hash,
    sign: async (message) => signRaw(message, privateKey),
    signCms: async (message) => signCms(message, { ...cms, signingTime: material.now?.() ?? new Date() }),
  }
}

function readKey(privateKeyPem: string): GostPrivateKey {
  try {
    return readPrivateKey(privateKeyPem)
  } catch (error) {
    throw new SignerError('unreadable', 'The key of the signer is unreadable', { cause: error })
  }
}
