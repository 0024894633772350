import { certificateExpiry, type CertificateExpiry } from '@registratura/esia-client'
import type { IdentityProvider } from './provider.ts'

const day = 24 * 60 * 60 * 1000

type Around = {
  readonly now: () => Date
  readonly warn: (expiry: CertificateExpiry) => void
}

/** Tells now and each day of every certificate that ends within 30, 14 or 7 days, or has ended. */
export function watchCertificates(
  roads: readonly Pick<IdentityProvider, 'certificatePem'>[],
  { now, warn }: Around,
): void {
  const look = () => {
    for (const { certificatePem } of roads) {
      if (certificatePem === undefined) continue
      const expiry = certificateExpiry(certificatePem, now())
      if (expiry.within !== undefined) warn(expiry)
    }
  }
  look()
  setInterval(look, day).unref()
}
