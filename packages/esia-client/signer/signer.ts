/** Holds the client's key: in this process, in a cryptographic service, in a box of its own. */
export type Signer = {
  /** Streebog-256 of the certificate's DER, 64 upper-case hex characters. */
  certificateHash(): string
  /** Raw GOST R 34.10-2012-256 signature over Streebog-256 of the message: 64 bytes, s‖r, each big-endian. */
  sign(message: Uint8Array): Promise<Uint8Array>
}
