import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'

/** What the portal asks a device to make; only what it answers from. */
export type Making = {
  readonly rp: { readonly id: string }
  readonly user: { readonly id: string; readonly name: string }
  readonly challenge: string
}
/** What the portal asks a device to sign. */
export type Signing = { readonly rpId: string; readonly challenge: string }

type Kept = {
  readonly id: Buffer
  readonly rpId: string
  readonly userHandle: string
  readonly privateKey: KeyObject
}

/** What a dishonest or broken device may do otherwise. */
export type Otherwise = {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly verifiesUser?: boolean
  readonly seesUser?: boolean
  readonly counter?: number
  readonly type?: string
  readonly userHandle?: string
  /** Signs by another key than the one that it names. */
  readonly privateKey?: KeyObject
  /** Names another key than the one that it has made. */
  readonly id?: Buffer
  /** Says that the new key has signed for itself, and it has not. */
  readonly attestsFalsely?: boolean
}

const flags = { present: 0x01, verified: 0x04, attested: 0x40 } as const

/**
 * A device with keys, in software: makes ES256 keys, keeps them, and signs as WebAuthn has it, with attestation of the
 * format `none`. The answers are JSON as a browser's `toJSON` prints it.
 */
export class Authenticator {
  readonly #origin: string
  readonly keys: Kept[] = []
  /** What it counts its signatures with; keys that many devices share stay at 0. */
  counter = 0
  counts = true

  constructor(origin = 'http://localhost:3000') {
    this.#origin = origin
  }

  make({ rp, user, challenge }: Making, otherwise: Otherwise = {}): string {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const id = randomBytes(32)
    const key = { id, rpId: rp.id, userHandle: user.id, privateKey }
    const attested = Buffer.concat([Buffer.alloc(16), uint16(id.length), id, coseOf(publicKey)])
    const authData = Buffer.concat([this.#head(key, flags.attested, otherwise), attested])
    if (Object.keys(otherwise).length === 0) this.keys.push(key)
    return JSON.stringify({
      ...named(otherwise.id ?? id),
      authenticatorAttachment: 'platform',
      response: {
        clientDataJSON: this.#clientData('webauthn.create', challenge, otherwise).toString('base64url'),
        attestationObject: cbor(
          new Map<string, unknown>([
            ['fmt', otherwise.attestsFalsely ? 'packed' : 'none'],
            ['attStmt', otherwise.attestsFalsely ? falseStatement(privateKey) : new Map()],
            ['authData', authData],
          ]),
        ).toString('base64url'),
        transports: ['internal'],
      },
      clientExtensionResults: {},
    })
  }

  sign({ challenge }: Signing, otherwise: Otherwise = {}, key = this.keys.at(-1)): string {
    if (key === undefined) throw new Error('A device without keys signs nothing')
    const authData = this.#head(key, 0, otherwise)
    const clientData = this.#clientData('webauthn.get', challenge, otherwise)
    const signature = createSign('sha256')
      .update(Buffer.concat([authData, sha256(clientData)]))
      .sign(otherwise.privateKey ?? key.privateKey)
    return JSON.stringify({
      ...named(key.id),
      authenticatorAttachment: 'platform',
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: otherwise.userHandle ?? key.userHandle,
      },
      clientExtensionResults: {},
    })
  }

  #head(key: Kept, more: number, { rpId, verifiesUser = true, seesUser = true, counter }: Otherwise): Buffer {
    if (this.counts) this.counter += 1
    const set = more | (seesUser ? flags.present : 0) | (verifiesUser ? flags.verified : 0)
    const counted = Buffer.alloc(4)
    counted.writeUInt32BE(counter ?? this.counter)
    return Buffer.concat([sha256(Buffer.from(rpId ?? key.rpId)), Buffer.of(set), counted])
  }

  #clientData(type: string, challenge: string, otherwise: Otherwise): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: otherwise.type ?? type,
        challenge: otherwise.challenge ?? challenge,
        origin: otherwise.origin ?? this.#origin,
        crossOrigin: false,
      }),
    )
  }
}

/** Self-attestation (WebAuthn 8.2) with a signature of something else. */
const falseStatement = (privateKey: KeyObject) =>
  new Map<string, unknown>([
    ['alg', -7],
    ['sig', createSign('sha256').update('something else').sign(privateKey)],
  ])

const named = (id: Buffer) => ({
  id: id.toString('base64url'),
  rawId: id.toString('base64url'),
  type: 'public-key',
})

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()

/** A P-256 key as COSE has it (RFC 9053, 7.1.1). */
function coseOf(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  )
}

/** As much of CBOR (RFC 8949) as an attestation needs. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Map)
    return Buffer.concat([
      head(5, value.size),
      ...[...value].flatMap(([key, one]: [unknown, unknown]) => [cbor(key), cbor(one)]),
    ])
  throw new TypeError('Not of this part of CBOR')
}

function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.of((major << 5) | value)
  return value < 256
    ? Buffer.of((major << 5) | 24, value)
    : Buffer.concat([Buffer.of((major << 5) | 25), uint16(value)])
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}
