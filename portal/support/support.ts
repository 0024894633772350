import { fail, ok, type Result } from '../lib/result.ts'

export type Asked = { readonly contact: string; readonly message: string }

export type SupportError = 'contact-empty' | 'message-empty' | 'message-long' | 'contact-long'

export const longest = { contact: 200, message: 4000 } as const

/** What a person wrote is kept as it stands; only nothing, and too much, is refused. */
export function checkRequest({ contact, message }: Asked): Result<Asked, readonly SupportError[]> {
  const errors: SupportError[] = []
  if (contact.trim() === '') errors.push('contact-empty')
  if (contact.length > longest.contact) errors.push('contact-long')
  if (message.trim() === '') errors.push('message-empty')
  if (message.length > longest.message) errors.push('message-long')
  return errors.length > 0 ? fail(errors) : ok({ contact, message })
}

/** As it stands in the address of the page that tells it. */
export const isNumber = (text: string): boolean => /^\d{4}-\d{4}$/.test(text)

/** The same words sent again within this time, in milliseconds, are the same request: a second press, a reload. */
export const sameRequestFor = 60 * 60_000

/**
 * Short enough to read out on the telephone, and it tells nothing of how many asked before. Takes a keyed digest of
 * the request, so that one request gets one number however often it is sent.
 */
export function numberFrom(digest: Buffer): string {
  const digits = String(digest.readUIntBE(0, 6) % 100_000_000).padStart(8, '0')
  return `${digits.slice(0, 4)}-${digits.slice(4)}`
}
