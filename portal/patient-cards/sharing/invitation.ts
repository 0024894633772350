/** How long a code serves, in milliseconds. */
export const invitationLasts = 15 * 60_000

/** Spent codes are kept so long, so that a form sent again later makes no code anew. */
export const invitationKept = 24 * 60 * 60_000

/** Digits can be told by phone and have no look-alikes; ten of them outlast any number of tries that are let through. */
const length = 10

/** The code that these bytes stand for. */
export function codeFrom(bytes: Uint8Array): string {
  const whole = bytes.subarray(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  return String(whole % 10n ** BigInt(length)).padStart(length, '0')
}

/** `1234567890` → `1234 567 890`. */
export const printCode = (code: string): string => code.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3')
