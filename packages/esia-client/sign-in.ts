import { through } from './circuit/through.ts'
import { failure, type EsiaFailure } from './failure.ts'
import type { EsiaPerson } from './person/esia-person.ts'
import { requestPerson } from './person/request-person.ts'
import { ok, type Result } from './result.ts'
import { scopeText, type CheckedSettings } from './settings.ts'
import { requestTokens } from './token/request-tokens.ts'
import type { VerificationKeys } from './token/verification-keys.ts'
import { verifyTokens } from './token/verify-tokens.ts'

export type SignInRequest = {
  /** As the callback brought it. */
  readonly code: string
  /** Those of the authorization, when they were not the usual ones. */
  readonly scopes?: readonly string[]
}

/** Whoever holds these reads the person's data: keep them out of browsers and logs, or throw them away. */
export type EsiaTokens = {
  readonly accessToken: string
  /** When the access token ends: an hour later, as a rule. */
  readonly expiresAt: Date
  /** Where the authorization asked for `offline`. Serves once. */
  readonly refreshToken?: string
}

export type EsiaSignIn = {
  readonly oid: string
  /** When the person last proved who they are to ESIA, which may be long before this sign-in. */
  readonly authTime: Date
  /** Both the id token and the person's own record say so. */
  readonly confirmed: boolean
  /** What was both asked for and granted. */
  readonly scopes: readonly string[]
  readonly person: EsiaPerson
  readonly tokens: EsiaTokens
}

/** Code → tokens → proof → person, all before one deadline. */
export async function signIn(
  settings: CheckedSettings,
  keys: VerificationKeys,
  { code, scopes = settings.scopes }: SignInRequest,
): Promise<Result<EsiaSignIn, EsiaFailure>> {
  const signal = AbortSignal.timeout(settings.deadlineMs)
  const { origin, issuer, clientId, circuit } = settings
  const grant = { grant_type: 'authorization_code', code } as const

  const tokens = await requestTokens(settings, { grant, scope: scopeText(scopes) }, signal)
  if (!tokens.ok) return tokens
  const { idToken, accessToken, refreshToken } = tokens.value
  if (idToken === undefined) return failure('invalid-answer', 'token: no id_token')

  const trust = { keys, issuer, clientId, scopes, now: settings.now() }
  const proof = verifyTokens({ idToken, accessToken }, trust)
  if (!proof.ok) return proof

  const { expiresAt, ...proven } = proof.value
  const person = await through(circuit, 'person', () =>
    requestPerson({ origin, ...proven, accessToken }, signal),
  )
  if (!person.ok) return person

  return ok({
    ...proven,
    confirmed: proven.confirmed && person.value.trusted,
    person: person.value,
    tokens: { accessToken, expiresAt, ...(refreshToken === undefined ? {} : { refreshToken }) },
  })
}
