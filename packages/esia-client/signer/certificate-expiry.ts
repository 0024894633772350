import { readSignerCertificate } from './signer-certificate.ts'

const day = 24 * 60 * 60 * 1000
const marks = [7, 14, 30] as const

export type CertificateExpiry = {
  readonly notAfter: Date
  /** Whole days that are left; below zero once it has expired. */
  readonly daysLeft: number
  /** The mark that it has come within, in days; undefined while there are more than 30. */
  readonly within: (typeof marks)[number] | undefined
}

/**
 * How long a certificate (PEM) still serves. ESIA has to learn of its successor before the last day, and a certification
 * centre takes its time: hence three marks. Throws a SignerError, `unreadable`.
 */
export function certificateExpiry(certificatePem: string, now: Date): CertificateExpiry {
  const { notAfter } = readSignerCertificate(certificatePem)
  const left = (notAfter.getTime() - now.getTime()) / day
  return { notAfter, daysLeft: Math.floor(left), within: marks.find((mark) => left <= mark) }
}
