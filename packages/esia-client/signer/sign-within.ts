import { types } from 'node:util'
import type { Signer } from './signer.ts'
import { SigningError } from './signing-error.ts'

export { SigningError }

/**
 * base64url of the raw signature, unpadded: 86 characters. Throws a SigningError when the signer fails, answers with
 * anything but 64 bytes, or outlasts the signal; its message names no key and no text.
 */
export async function signWithin(signer: Signer, message: Uint8Array, signal: AbortSignal): Promise<string> {
  const signature: unknown = await within(async () => signer.sign(message, signal), signal)

  if (!types.isUint8Array(signature)) throw new SigningError('The signer gave no bytes')
  if (signature.length !== 64)
    throw new SigningError(`The signer gave ${signature.length} bytes instead of 64`)
  return Buffer.from(signature).toString('base64url')
}

/**
 * base64url of the detached CMS, unpadded. Throws a SigningError as `signWithin` does, and for what is no DER SEQUENCE
 * of up to 16 KiB: the CMS goes into an address.
 */
export async function signCmsWithin(
  signer: Signer,
  message: Uint8Array,
  signal: AbortSignal,
): Promise<string> {
  const cms: unknown = await within(async () => signer.signCms?.(message, signal), signal)

  if (!types.isUint8Array(cms)) throw new SigningError('The signer makes no CMS')
  if (cms[0] !== 0x30 || cms.length <= 64 || cms.length > 16_384)
    throw new SigningError(`The signer gave ${cms.length} bytes that are no CMS`)
  return Buffer.from(cms).toString('base64url')
}

/** Throws a SigningError for what is no hash, so that the request isn't sent in vain: the signer may be anybody's. */
export function hashOf(signer: Signer): string {
  let hash: unknown
  try {
    hash = signer.certificateHash()
  } catch (error) {
    throw new SigningError('The signer failed', { cause: error })
  }
  if (typeof hash === 'string' && /^[\dA-Fa-f]{64}$/.test(hash)) return hash
  throw new SigningError('The signer’s hash of its certificate is not 64 hex characters')
}

async function within<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([asked(ask), endOf(signal)])
}

async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw new SigningError('The signer failed', { cause: error })
  }
}

function endOf(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  const end = () => reject(new SigningError('The signer was too slow'))

  if (signal.aborted) end()
  else signal.addEventListener('abort', end, { once: true })
  return promise
}
