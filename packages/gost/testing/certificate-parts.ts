import { tag } from '../der/tags.ts'
import {
  bitString,
  objectIdentifier,
  sequence,
  setOfOne,
  time,
  unsignedInteger,
  utf8String,
  value,
} from '../der/write.ts'
import { readDer } from '../der/read.ts'
import { publicKeyOf, verifyRaw } from '../index.ts'
import { GostPrivateKey, type GostPublicKey } from '../keys.ts'
import { writePublicKeyInfo } from '../public-key-info.ts'

// Published by TC 26, with its private key, as the example of a GOST certificate (2013).
export const published = `-----BEGIN CERTIFICATE-----
MIICYjCCAg+gAwIBAgIBATAKBggqhQMHAQEDAjBWMSkwJwYJKoZIhvcNAQkBFhpH
b3N0UjM0MTAtMjAxMkBleGFtcGxlLmNvbTEpMCcGA1UEAxMgR29zdFIzNDEwLTIw
MTIgKDI1NiBiaXQpIGV4YW1wbGUwHhcNMTMxMTA1MTQwMjM3WhcNMzAxMTAxMTQw
MjM3WjBWMSkwJwYJKoZIhvcNAQkBFhpHb3N0UjM0MTAtMjAxMkBleGFtcGxlLmNv
bTEpMCcGA1UEAxMgR29zdFIzNDEwLTIwMTIgKDI1NiBiaXQpIGV4YW1wbGUwZjAf
BggqhQMHAQEBATATBgcqhQMCAiQABggqhQMHAQECAgNDAARAut/Qw1MUq9KPqkdH
C2xAF3K7TugHfo9n525D2s5mFZdD5pwf90/i4vF0mFmr9nfRwMYP4o0Pg1mOn5Rl
aXNYraOBwDCBvTAdBgNVHQ4EFgQU1fIeN1HaPbw+XWUzbkJ+kHJUT0AwCwYDVR0P
BAQDAgHGMA8GA1UdEwQIMAYBAf8CAQEwfgYDVR0BBHcwdYAU1fIeN1HaPbw+XWUz
bkJ+kHJUT0ChWqRYMFYxKTAnBgkqhkiG9w0BCQEWGkdvc3RSMzQxMC0yMDEyQGV4
YW1wbGUuY29tMSkwJwYDVQQDEyBHb3N0UjM0MTAtMjAxMiAoMjU2IGJpdCkgZXhh
bXBsZYIBATAKBggqhQMHAQEDAgNBAF5bm4BbARR6hJLEoWJkOsYV3Hd7kXQQjz3C
dqQfmHrz6TI6Xojdh/t8ckODv/587NS5/6KsM77vc6Wh90NAT2s=
-----END CERTIFICATE-----
`
const publishedScalar = 0xbfcf1d623e5cdd3032a7c6eabb4a923c46e43d640ffeaaf2c3ed39a8fa399924n
export const publishedKey = publicKeyOf(new GostPrivateKey('1.2.643.2.2.36.0', publishedScalar))

export const notBefore = new Date('2026-01-01T00:00:00Z')
export const notAfter = new Date('2051-06-01T12:30:15Z')

const algorithm = sequence(objectIdentifier('1.2.643.7.1.1.3.2'))
export const nameOf = (text: Uint8Array) => sequence(setOfOne(sequence(objectIdentifier('2.5.4.3'), text)))
type Parts = {
  algorithm?: Uint8Array
  subject?: Uint8Array
  period?: Uint8Array
  key?: Uint8Array
  more?: Uint8Array[]
}

/** A certificate of chosen parts; nobody signed it, which reading does not look at. */
export function certificate(parts: Parts): Uint8Array {
  const period = parts.period ?? sequence(time(notBefore), time(notAfter))
  const name = parts.subject ?? nameOf(utf8String('x'))
  const body = sequence(
    unsignedInteger(new Uint8Array([1])),
    parts.algorithm ?? algorithm,
    name,
    period,
    name,
    parts.key ?? writePublicKeyInfo(publishedKey),
    ...(parts.more ?? []),
  )
  return sequence(body, algorithm, bitString(new Uint8Array(64)))
}

/** SubjectPublicKeyInfo of chosen bytes. */
export function keyInfo(
  point: Uint8Array,
  { curve = '1.2.643.2.2.36.0', type = '1.2.643.7.1.1.1.1' } = {},
): Uint8Array {
  return sequence(sequence(objectIdentifier(type), sequence(objectIdentifier(curve))), bitString(point))
}

export const rsaKey = sequence(
  sequence(objectIdentifier('1.2.840.113549.1.1.1'), value(tag.null)),
  bitString(sequence(unsignedInteger(new Uint8Array([5])))),
)

/** The encoded fields of a constructed value. */
export function fieldsOf(der: Uint8Array): Uint8Array[] {
  return readDer(der).children.map(({ whole }) => whole)
}

/** Tells whether a certificate's own key signed it (RFC 5280, 4.1.1.3). */
export function vouchesForItself(der: Uint8Array, owner: GostPublicKey): boolean {
  const [body, , signature] = readDer(der).children
  return (
    body !== undefined &&
    signature !== undefined &&
    verifyRaw(body.whole, signature.content.subarray(1), owner)
  )
}
