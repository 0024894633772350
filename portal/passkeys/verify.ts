import { fail, ok, type Result } from '../lib/result.ts'
import { algorithms } from './algorithms.ts'
import type { NewAnswer, SignedAnswer } from './answer.ts'
import type { Challenge } from './challenge.ts'
import type { RelyingParty } from './relying-party.ts'

export type NewKey = {
  readonly challenge: Challenge
  readonly credentialId: string
  readonly publicKey: string
  readonly counter: number
  readonly aaguid: string
}

export type KnownKey = {
  readonly credentialId: string
  readonly publicKey: string
  readonly userHandle: string
}

/** What a signature proves: a key was there, and its person. */
export type Signature = { readonly challenge: Challenge; readonly counter: number }

export type Refusal = {
  /** For the log alone. */
  readonly detail: string
  /** What was asked was ours, and serves no second time. */
  readonly challenge: Challenge | undefined
}

type Expected = {
  readonly party: RelyingParty
  /** Knows a challenge of ours for this question. */
  readonly read: (challenge: string) => Challenge | undefined
}

/** Whether an authenticator made this key for the portal just now, with its person there (WebAuthn 7.1). */
export async function verifyNew(
  answer: NewAnswer,
  { party, read }: Expected,
): Promise<Result<NewKey, Refusal>> {
  const { verifyRegistrationResponse } = await library()
  let challenge: Challenge | undefined
  try {
    const { clientDataJSON, attestationObject } = answer.response
    const { verified, registrationInfo: told } = await verifyRegistrationResponse({
      response: { ...headOf(answer), response: { clientDataJSON, attestationObject } },
      expectedChallenge: (text) => (challenge = read(text)) !== undefined,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...algorithms],
    })
    if (!verified || challenge === undefined) return fail({ detail: 'not verified', challenge })
    // The page names the key by what the browser says; what is kept is what the authenticator signed for.
    if (told.credential.id !== answer.id) return fail({ detail: 'another id', challenge })
    return ok({
      challenge,
      credentialId: told.credential.id,
      publicKey: Buffer.from(told.credential.publicKey).toString('base64url'),
      counter: told.credential.counter,
      aaguid: told.aaguid,
    })
  } catch (error) {
    return fail({ detail: inShort(error), challenge })
  }
}

/** Whether this very key signed our challenge just now, with its person there (WebAuthn 7.2). */
export async function verifySigned(
  answer: SignedAnswer,
  key: KnownKey,
  { party, read }: Expected,
): Promise<Result<Signature, Refusal>> {
  const { verifyAuthenticationResponse } = await library()
  let challenge: Challenge | undefined
  try {
    const { clientDataJSON, authenticatorData, signature, userHandle } = answer.response
    const { verified, authenticationInfo: told } = await verifyAuthenticationResponse({
      response: { ...headOf(answer), response: { clientDataJSON, authenticatorData, signature } },
      expectedChallenge: (text) => (challenge = read(text)) !== undefined,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: key.credentialId,
        publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')),
        // Held by the statement that keeps the next one: before a signature is verified its counter says nothing.
        counter: 0,
      },
    })
    if (!verified || challenge === undefined) return fail({ detail: 'not verified', challenge })
    // 7.2, 6: a key that says whose it is must say the account's own.
    const isOwn = (userHandle ?? key.userHandle) === key.userHandle
    return isOwn ? ok({ challenge, counter: told.newCounter }) : fail({ detail: 'another user', challenge })
  } catch (error) {
    return fail({ detail: inShort(error), challenge })
  }
}

const headOf = ({ id, rawId, type }: NewAnswer | SignedAnswer) => ({
  id,
  rawId,
  type,
  clientExtensionResults: {},
})

/** Loaded when first asked: it takes longer than all of the rest of a start. */
const library = () => import('@simplewebauthn/server')

/** The library quotes what the browser sent, which may be as long as a form. */
const inShort = (error: unknown) => String(error).slice(0, 200)
