import { sha256Of, type RegisteredCertificate } from '../../clients/registered-certificate.ts'
import type { Asked } from '../rule.ts'

/** Those of the client's certificates that the request names: all of them where it names none. */
export function certificatesNamed({ client, parameters }: Asked): readonly RegisteredCertificate[] {
  const hash = hashIn(parameters.get('client_certificate_hash'))
  if (hash === undefined) return client.certificates

  // The README of a client says SHA-256 for GOST certificates too.
  const sha256Too = client.profile === 'compat'
  return client.certificates.filter((one) => one.hash === hash || (sha256Too && sha256Of(one.der) === hash))
}

/** Upper-case hex without colons and spaces; undefined where the parameter is absent or empty. */
export function hashIn(sent: string | undefined): string | undefined {
  const plain = (sent ?? '').replaceAll(/[:\s]/g, '').toUpperCase()
  return plain === '' ? undefined : plain
}

export function isInForce({ notBefore, notAfter }: RegisteredCertificate, now: Date): boolean {
  return notBefore <= now && now <= notAfter
}
