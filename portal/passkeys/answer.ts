import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { fail, ok, type Result } from '../lib/result.ts'

/** What a form bears: the credential as the browser's own `toJSON` prints it, in characters. */
export const Credential = Type.String({ minLength: 1, maxLength: 20_000 })

const bytes = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '^[A-Za-z0-9_-]+$' })

/** An id has up to 1023 bytes (WebAuthn 4, credential id). */
const head = { id: bytes(1364), rawId: bytes(1364), type: Type.Literal('public-key') }

const New = Type.Object({
  ...head,
  authenticatorAttachment: Type.Optional(Type.Union([Type.String({ maxLength: 20 }), Type.Null()])),
  response: Type.Object({
    clientDataJSON: bytes(4000),
    attestationObject: bytes(16_000),
    transports: Type.Optional(Type.Array(Type.String({ pattern: '^[a-z-]{1,20}$' }), { maxItems: 10 })),
  }),
})

const Signed = Type.Object({
  ...head,
  response: Type.Object({
    clientDataJSON: bytes(4000),
    authenticatorData: bytes(4000),
    signature: bytes(8000),
    userHandle: Type.Optional(Type.Union([bytes(100), Type.Null()])),
  }),
})

const shapes = { made: Compile(New), signed: Compile(Signed) }

export type NewAnswer = Static<typeof New>
export type SignedAnswer = Static<typeof Signed>

/** Of an authenticator that made a key. */
export const readNewAnswer = (text: string): Result<NewAnswer, 'unreadable'> => read(shapes.made, text)

/** Of an authenticator that signed by one. */
export const readSignedAnswer = (text: string): Result<SignedAnswer, 'unreadable'> =>
  read(shapes.signed, text)

function read<T>(shape: { Check(value: unknown): value is T }, text: string): Result<T, 'unreadable'> {
  try {
    const value: unknown = JSON.parse(text)
    return shape.Check(value) ? ok(value) : fail('unreadable')
  } catch {
    return fail('unreadable')
  }
}
