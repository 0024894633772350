import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type GatewayKeys = {
  /**
   * What the gateway signs with first; rotation makes others, and forgets them with the process. Making it takes longer
   * than the rest of a start, so it is made once somebody asks.
   */
  readonly signing: () => KeyObject
  /** The public half of the trial client's key, as it would be registered with the gateway. */
  readonly client: KeyObject
  /** Of the trial client that proves itself by a secret. */
  readonly clientSecret: string
}

/**
 * Reads the gateway's keys from the stand's folder, making there what is missing: `gateway.key`, and for the trial
 * clients `gateway-client.key` and `gateway-client.secret`.
 */
export function openGatewayKeys(dataDir: string): GatewayKeys {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const pem = (name: string, make: () => KeyObject) =>
    createPrivateKey(
      keep(join(dataDir, name), () => make().export({ type: 'pkcs8', format: 'pem' }).toString()),
    )

  return {
    signing: () => pem('gateway.key', newSigningKey),
    client: createPublicKey(
      pem('gateway-client.key', () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
    ),
    clientSecret: keep(join(dataDir, 'gateway-client.secret'), () => randomBytes(32).toString('base64url')),
  }
}

export const newSigningKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

function keep(path: string, make: () => string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8')
  const text = make()
  writeFileSync(path, text, { mode: 0o600, flag: 'wx' })
  return text
}
