/** A signature could not be made; the message names no key, no text and nothing that a program or a service wrote. */
export class SigningError extends Error {
  override readonly name = 'SigningError'
}
