import { through } from './circuit/through.ts'
import type { EsiaFailure } from './failure.ts'
import type { EsiaPerson } from './person/esia-person.ts'
import { requestPerson } from './person/request-person.ts'
import type { Result } from './result.ts'
import { scopeText, type CheckedSettings } from './settings.ts'
import type { VerificationKeys } from './token/verification-keys.ts'
import { verifyAccessToken } from './token/verify-tokens.ts'

export type PersonRequest = {
  readonly accessToken: string
  /** Those of the authorization, when they were not the usual ones. */
  readonly scopes?: readonly string[]
}

/** Access token → proof of whose it is → person, before one deadline. */
export async function fetchPerson(
  settings: CheckedSettings,
  keys: VerificationKeys,
  { accessToken, scopes = settings.scopes }: PersonRequest,
): Promise<Result<EsiaPerson, EsiaFailure>> {
  scopeText(scopes)
  const { origin, issuer, clientId, circuit } = settings

  const proof = verifyAccessToken(accessToken, { keys, issuer, clientId, scopes, now: settings.now() })
  if (!proof.ok) return proof

  const signal = AbortSignal.timeout(settings.deadlineMs)
  return through(circuit, 'person', () => requestPerson({ origin, ...proof.value, accessToken }, signal))
}
