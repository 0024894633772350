import { createPrivateKey, type KeyObject } from 'node:crypto'
import { ClientSecretBasic, PrivateKeyJwt, type ClientAuth } from 'openid-client'
import { StartError } from '../../lib/start-error.ts'

export type ClientKeyAlg = 'RS256' | 'PS256' | 'ES256'

const importAs = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
} as const satisfies Record<ClientKeyAlg, object>

type Signing = {
  readonly pem: string
  /** `undefined`: by the kind of the key, ES256 for P-256 and RS256 for RSA. */
  readonly alg: ClientKeyAlg | undefined
  /** Under which name the gateway knows the key, where it asks for one. */
  readonly kid: string | undefined
}

/** Proves who we are by a signature (RFC 7523, private_key_jwt). Throws a StartError for a key that can't be it. */
export function signingAuth({ pem, alg, kid }: Signing): ClientAuth {
  const key = readPrivateKey(pem)
  const kind = kindOf(key)
  const chosen = alg ?? (kind === 'ec' ? 'ES256' : 'RS256')
  if ((chosen === 'ES256') !== (kind === 'ec'))
    throw new StartError(`GATEWAY_KEY_ALG: ключ в GATEWAY_KEY_FILE не подходит для ${chosen}`)

  const imported = key.toCryptoKey(importAs[chosen], false, ['sign'])
  return PrivateKeyJwt(kid === undefined ? imported : { key: imported, kid })
}

/** Proves who we are by a secret (RFC 6749 2.3.1); for gateways that know no keys. */
export const secretAuth = (secret: string): ClientAuth => ClientSecretBasic(secret)

function readPrivateKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch {
    throw new StartError('GATEWAY_KEY_FILE: это не закрытый ключ в PEM без пароля')
  }
}

function kindOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): 'rsa' | 'ec' {
  if (asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) return 'rsa'
  if (asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'ec'
  throw new StartError('GATEWAY_KEY_FILE: нужен ключ RSA от 2048 бит или EC P-256')
}
