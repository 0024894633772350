import { SigningError } from './signing-error.ts'

/** 64 bytes, s‖r, of what a program or a service gave. Throws a SigningError when it gave less or more. */
export function rawSignature(given: Uint8Array, { reversed }: { readonly reversed: boolean }): Uint8Array {
  if (given.length !== 64) throw new SigningError(`The signer gave ${given.length} bytes instead of 64`)
  return reversed ? given.toReversed() : given
}
