/** The object identifiers this package knows. */
export const oid = {
  /** Public key, GOST R 34.10-2012 of 256 bits (RFC 9215, 4.2). */
  key256: '1.2.643.7.1.1.1.1',
  /** The same key marked for key agreement (RFC 9215, 4.1); CryptoPro exports its exchange keys so. */
  agreementKey256: '1.2.643.7.1.1.6.1',
  /** Signature of 256 bits over Streebog-256 (RFC 9215, 2). */
  signature256: '1.2.643.7.1.1.3.2',
  /** Streebog-256 (RFC 9215, 3). */
  digest256: '1.2.643.7.1.1.2.2',
  /** RFC 8017, C: the key, and its signature over SHA-256. */
  rsa: '1.2.840.113549.1.1.1',
  rsaSha256: '1.2.840.113549.1.1.11',
  sha256: '2.16.840.1.101.3.4.2.1',
  /** RFC 5652, 4, 5.1 and 11. */
  pkcs7Data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  commonName: '2.5.4.3',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
} as const

/** Decodes the content of an OBJECT IDENTIFIER into dotted numbers. Throws TypeError (X.690, 8.19). */
export function decodeOid(content: Uint8Array): string {
  const arcs: number[] = []
  let arc = 0
  let begun = false
  for (const byte of content) {
    if (!begun && byte === 0x80) throw new TypeError('Object identifier is padded')
    if (arc > 0x1_0000_0000) throw new TypeError('Object identifier is too large')
    arc = arc * 128 + (byte & 0x7f)
    begun = (byte & 0x80) !== 0
    if (begun) continue
    arcs.push(arc)
    arc = 0
  }
  const [first, ...rest] = arcs
  if (begun || first === undefined) throw new TypeError('Object identifier is cut short')
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - 40 * root, ...rest].join('.')
}

/** Encodes dotted numbers as the content of an OBJECT IDENTIFIER. */
export function encodeOid(dotted: string): Uint8Array {
  const [root = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return new Uint8Array([root * 40 + second, ...rest].flatMap(base128))
}

function base128(arc: number): number[] {
  const digits = [arc % 128]
  for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
    digits.unshift((left % 128) | 0x80)
  return digits
}
