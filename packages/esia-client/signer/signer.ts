/**
 * Holds the client's key: in this process, in a program of its own, in a signing service.
 * Both kinds of signature are made by the key of the one certificate; a promise rejects when none could be made, and
 * once the signal ends, nothing goes on working for it.
 */
export type Signer = {
  /** Streebog-256 of the certificate's DER, 64 upper-case hex characters. */
  certificateHash(): string
  /** Raw GOST R 34.10-2012-256 signature over Streebog-256 of the message: 64 bytes, s‖r, each 32 bytes big-endian. */
  sign(message: Uint8Array, signal?: AbortSignal): Promise<Uint8Array>
  /** Detached CMS SignedData over the message, DER, with the certificate in it: for `/ac` and `/te` of version 1. */
  signCms?(message: Uint8Array, signal?: AbortSignal): Promise<Uint8Array>
}
