import { readCms, verifyCms, verifyRaw } from '@registratura/gost'
import type { RegisteredCertificate } from '../../clients/registered-certificate.ts'
import { fail, ok, type Result } from '../../result.ts'
import type { Format } from './acceptance.ts'
import { fromAnyBase64, withoutLineBreaks } from './base64.ts'

export type Secret = {
  readonly format: Format
  /** Says «with attributes» where there are any; otherwise the format alone. */
  readonly words: string
  /** Certificates that came along, DER: they prove nothing, but tell whose signature it may be. */
  readonly certificates: readonly Uint8Array[]
  readonly bytes: Uint8Array
}

/** Reads `client_secret`: 64 bytes are a raw signature, anything else must be CMS. An error is words for the log. */
export function readSecret(text: string, lineBreaks: boolean): Result<Secret, string> {
  const bytes = fromAnyBase64(lineBreaks ? withoutLineBreaks(text) : text)
  if (bytes === undefined) {
    const hint = text.includes(' ') ? ' (a + that was not sent as %2B?)' : ''
    return fail(`neither base64url nor base64${hint}`)
  }
  if (bytes.length === 64) {
    return ok({ format: 'raw GOST', words: 'raw GOST', certificates: [], bytes })
  }

  const cms = readCms(bytes)
  if (!cms.ok)
    return fail(`${bytes.length} bytes instead of the 64 of a raw signature, and no CMS: ${cms.error}`)

  const { signers, content, certificates } = cms.value
  const [signer, second] = signers
  if (signer === undefined || second !== undefined)
    return fail(`CMS with ${signers.length} signers instead of one`)

  const format = `${names[signer.algorithm]} CMS, ${content === undefined ? 'detached' : 'attached'}` as const
  const words = signer.signedAttributes ? `${format}, with attributes` : format
  return ok({ format, words, certificates, bytes })
}

const names = { gost: 'GOST', rsa: 'RSA' } as const

/** Whether the owner of this certificate signed these words (UTF-8). */
export function isSignedBy(
  { format, bytes }: Secret,
  message: string,
  certificate: RegisteredCertificate,
): boolean {
  const content = Buffer.from(message)
  if (format !== 'raw GOST') return verifyCms(content, bytes, certificate.der).ok
  return certificate.kind === 'gost' && verifyRaw(content, bytes, certificate.publicKey)
}
