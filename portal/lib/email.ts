import { domainToASCII, domainToUnicode } from 'node:url'
import { fail, ok, type Result } from './result.ts'

export type EmailError = 'malformed' | 'too-long'

/** RFC 5321, 4.5.3.1: local part 64 octets, path 256 with its brackets. */
const longestLocal = 64
const longestAddress = 254

/**
 * Reads an e-mail address into the one form that is stored and compared: trimmed, lower-case, NFC, a Punycode domain
 * told in its letters. The local part is lower-cased too: no mail system in use tells capitals apart, people do not.
 */
export function readEmail(text: string): Result<string, EmailError> {
  if (text.length > longestAddress * 4) return fail('too-long')

  const address = text.trim().normalize('NFC').toLowerCase()
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0))
  const domain = readDomain(address.slice(at + 1))
  if (domain === undefined || !isLocal(local)) return fail('malformed')

  const read = `${local}@${domain.unicode}`
  const tooLong =
    Buffer.byteLength(local) > longestLocal || Buffer.byteLength(`${local}@${domain.ascii}`) > longestAddress
  return tooLong ? fail('too-long') : ok(read)
}

/** Dot-atom of RFC 5322, 3.2.3, with the letters of RFC 6531; quoted local parts are not taken. */
function isLocal(local: string): boolean {
  return local.split('.').every((atom) => /^[\p{L}\p{M}\p{Nd}!#$%&'*+/=?^_`{|}~-]+$/u.test(atom))
}

function readDomain(text: string): { ascii: string; unicode: string } | undefined {
  if (!/^[\p{L}\p{M}\p{Nd}.-]+$/u.test(text)) return undefined

  const ascii = domainToASCII(text)
  const unicode = domainToUnicode(ascii)
  const labels = ascii.split('.')
  const wellFormed = labels.every((label) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(label))
  // A last label of digits would be an IP address (RFC 3696, 2).
  if (labels.length < 2 || !wellFormed || /^\d+$/.test(labels.at(-1) ?? '')) return undefined
  return domainToASCII(unicode) === ascii ? { ascii, unicode } : undefined
}
