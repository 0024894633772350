import type { OpensslEngine } from '../../../../test/openssl-engine.ts'
import type { GostPrivateKey } from '../../index.ts'

export const checks = {
  rawVerifiedHere: 'raw: OpenSSL signs, verified here',
  rawVerifiedThere: 'raw: signed here, OpenSSL verifies',
  cmsVerifiedHere: 'CMS: OpenSSL signs, verified here',
  cmsVerifiedThere: 'CMS: signed here, OpenSSL verifies',
  refusedHere: 'damaged: refused here',
  refusedThere: 'damaged: OpenSSL refuses',
} as const

export type Check = keyof typeof checks

export type Key = {
  /** Of its file; `.crt` and `.pub` stand beside it. */
  readonly name: string
  readonly privateKey: GostPrivateKey
  readonly certificate: string
}

export type Comparison = {
  readonly engine: OpensslEngine
  /** Tells whether the command succeeded. */
  readonly openssl: (...args: readonly string[]) => Promise<boolean>
  readonly key: Key
  readonly number: number
  readonly message: Uint8Array
  /** Holds the message; files of its name with another ending are this comparison’s own. */
  readonly file: string
  /** Whether signatures are also damaged, and must be refused. */
  readonly damage: boolean
  readonly tell: (check: Check, held: boolean) => void
}
