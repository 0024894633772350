import type { EsiaFailure } from './failure.ts'
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

export type EsiaSignIn = {
  readonly oid: string
  /** When the person last proved who they are to ESIA, which may be long before this sign-in. */
  readonly authTime: Date
  /** Both the id token and the person's own record say so. */
  readonly confirmed: boolean
  /** What was both asked for and granted. */
  readonly scopes: readonly string[]
  readonly person: EsiaPerson
}

/** Code → tokens → proof → person, all before one deadline. */
export async function signIn(
  settings: CheckedSettings,
  keys: VerificationKeys,
  { code, scopes = settings.scopes }: SignInRequest,
): Promise<Result<EsiaSignIn, EsiaFailure>> {
  const signal = AbortSignal.timeout(settings.deadlineMs)
  const { origin, issuer, clientId } = settings

  const tokens = await requestTokens(settings, { code, scope: scopeText(scopes) }, signal)
  if (!tokens.ok) return tokens

  const proof = verifyTokens(tokens.value, { keys, issuer, clientId, scopes, now: settings.now() })
  if (!proof.ok) return proof

  const { accessToken } = tokens.value
  const person = await requestPerson({ origin, ...proof.value, accessToken }, signal)
  if (!person.ok) return person

  return ok({
    ...proof.value,
    confirmed: proof.value.confirmed && person.value.trusted,
    person: person.value,
  })
}
