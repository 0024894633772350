export type SignerFault =
  /** The key, the certificate or the material for TLS is no such thing. */
  | 'unreadable'
  /** The signature is not of the certificate's key. */
  | 'wrong-key'
  /** The signature verifies once all its bytes are reversed, as CryptoPro CSP gives them. */
  | 'reversed-bytes'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  /** No signature came: the program or the service is missing, slow, refuses, or answers with something else. */
  | 'unreachable'

/** Why a signer can't be worked with: what should stop the start of whoever meant to. The message bears no secret. */
export class SignerError extends Error {
  override readonly name = 'SignerError'
  readonly fault: SignerFault

  constructor(fault: SignerFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.fault = fault
  }
}
