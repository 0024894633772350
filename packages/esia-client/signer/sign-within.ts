import type { Signer } from './signer.ts'

export class SigningError extends Error {
  override readonly name = 'SigningError'
}

/**
 * base64url of the signature, unpadded: 86 characters. Throws a SigningError when the signer fails, answers with
 * anything but 64 bytes, or outlasts the signal; its message names no key and no text.
 */
export async function signWithin(signer: Signer, message: Uint8Array, signal: AbortSignal): Promise<string> {
  const signature = await Promise.race([askSigner(signer, message), endOf(signal)])

  if (signature.length !== 64)
    throw new SigningError(`The signer gave ${signature.length} bytes instead of 64`)
  return Buffer.from(signature).toString('base64url')
}

async function askSigner(signer: Signer, message: Uint8Array): Promise<Uint8Array> {
  try {
    return await signer.sign(message)
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
