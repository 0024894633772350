import { verifyRaw } from '@registratura/gost'
import type { Client, RegisteredCertificate } from '../clients.ts'
import { fromAnyBase64 } from './base64.ts'

export type SignedRequest = {
  readonly client: Client
  readonly secret: string
  /** `client_certificate_hash`; undefined only where a grant may come without it. */
  readonly hash: string | undefined
  /** What may have been signed, UTF-8, best known first. */
  readonly messages: readonly string[]
  /** What people sign by mistake, by name: only to tell them in the log. */
  readonly mistakes: ReadonlyMap<string, string>
  readonly now: Date
}

/** Undefined when the raw GOST signature holds; else, for the log, what is wrong with it. */
export function secretIsWrong(request: SignedRequest): string | undefined {
  const { client, secret, hash, messages, mistakes, now } = request
  const named = certificatesNamed(client, hash)
  if (named.length === 0) return `client_certificate_hash: ${hashAdvice(client, hash ?? '')}`

  const certificates = named.filter(({ notBefore, notAfter }) => notBefore <= now && now <= notAfter)
  if (certificates.length === 0) return 'client_certificate_hash: the certificate is out of its validity'

  const signature = fromAnyBase64(secret)
  if (signature === undefined) return 'client_secret: neither base64url nor base64'
  if (signature.length !== 64) {
    const advice = signature[0] === 0x30 ? '; this looks like PKCS#7, which only v1 takes' : ''
    return `client_secret: ${signature.length} bytes instead of 64${advice}`
  }

  const holds = (bytes: Uint8Array, message: string) =>
    certificates.some((certificate) => verifyRaw(Buffer.from(message), bytes, certificate.publicKey))

  if (messages.some((message) => holds(signature, message))) return undefined

  const reversed = signature.toReversed()
  if (messages.some((message) => holds(reversed, message))) {
    return 'client_secret: the 64 bytes are reversed, as CryptoPro writes them; turn them round'
  }
  for (const [mistake, message] of mistakes) {
    if (holds(signature, message)) return `client_secret: signed over ${mistake}`
  }
  return 'client_secret: the signature does not hold over the string of this request'
}

function certificatesNamed(client: Client, hash: string | undefined): readonly RegisteredCertificate[] {
  if (hash === undefined) return client.certificates
  const plain = hash.replaceAll(/[:\s]/g, '').toUpperCase()
  return client.certificates.filter((certificate) => certificate.hash === plain)
}

function hashAdvice(client: Client, hash: string): string {
  const digits = hash.replaceAll(/[:\s]/g, '').length
  if (digits !== 64) return `${digits} characters; Streebog-256 of the certificate's DER has 64 hex digits`
  return `not of a registered certificate; ${client.mnemonic} has ${client.certificates.map((one) => one.hash).join(', ')}`
}
