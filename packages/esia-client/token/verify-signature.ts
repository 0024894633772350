import { constants, verify } from 'node:crypto'
import { verifyRaw } from '@registratura/gost'
import { own } from '../json/fields.ts'
import type { Jwt } from './decode-jwt.ts'
import type { VerificationKeys } from './verification-keys.ts'

/**
 * Returns what is wrong, or undefined. The header only chooses between our own keys: `jwk`, `jku`, `x5u`, `x5c` and
 * `kid` are not read, and `alg` is one of two names. ESIA has no kid, so each key of the kind is tried.
 */
export function verifySignature(jwt: Jwt, keys: VerificationKeys): string | undefined {
  const alg = own(jwt.header, 'alg')
  if (own(jwt.header, 'crit') !== undefined) return 'header asks for an unknown extension'

  if (alg === 'GOST3410_2012_256') {
    const valid = keys.gost.some((key) => verifyRaw(jwt.signedPart, jwt.signature, key))
    return valid ? undefined : 'no GOST certificate verifies the signature'
  }
  if (alg === 'RS256') {
    const valid = keys.rsa.some((key) => {
      return verify('sha256', jwt.signedPart, { key, padding: constants.RSA_PKCS1_PADDING }, jwt.signature)
    })
    return valid ? undefined : 'no RSA key verifies the signature'
  }

  return 'algorithm is not on the list'
}
