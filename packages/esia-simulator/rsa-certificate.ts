import { createPublicKey, randomBytes, sign, type KeyObject } from 'node:crypto'

type Wanted = {
  readonly commonName: string
  readonly privateKey: KeyObject
  readonly notBefore: Date
  readonly notAfter: Date
}

/** The OIDs of sha256WithRSAEncryption (RFC 4055) and of commonName (RFC 5280), in DER. */
const sha256WithRsa = '06092a864886f70d01010b'
const commonNameOid = '0603550403'

/** A self-signed X.509 certificate of version 1 (RFC 5280, 4.1) in PEM: Node reads certificates and makes none. */
export function rsaCertificate({ commonName, privateKey, notBefore, notAfter }: Wanted): string {
  const algorithm = der(0x30, Buffer.from(`${sha256WithRsa}0500`, 'hex'))
  const attribute = der(0x30, Buffer.from(commonNameOid, 'hex'), der(0x0c, Buffer.from(commonName)))
  const name = der(0x30, der(0x31, attribute))
  // A first byte from 1 to 127 keeps the number positive and as short as can be.
  const serial = der(0x02, Buffer.from([1]), randomBytes(15))
  const validity = der(0x30, time(notBefore), time(notAfter))
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })

  const body = der(0x30, serial, algorithm, name, validity, name, publicKey)
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey))
  return pemOf(der(0x30, body, algorithm, signature))
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content])
}

/** DER takes the shortest form; nothing here is as long as 64 KiB. */
function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length]
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
}

/** UTCTime up to 2049, GeneralizedTime from 2050 on (RFC 5280, 4.1.2.5). */
function time(date: Date): Buffer {
  const digits = date.toISOString().replaceAll(/\D/g, '').slice(0, 14)
  return date.getUTCFullYear() < 2050
    ? der(0x17, Buffer.from(`${digits.slice(2)}Z`))
    : der(0x18, Buffer.from(`${digits}Z`))
}

function pemOf(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
