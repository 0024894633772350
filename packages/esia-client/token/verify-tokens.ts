import { failure, type EsiaFailure } from '../failure.ts'
import { isFields, own } from '../json/fields.ts'
import { fail, ok, type Result } from '../result.ts'
import { decodeJwt } from './decode-jwt.ts'
import { readGrantedScopes } from './read-granted-scopes.ts'
import { readOid } from './read-oid.ts'
import type { Tokens } from './read-token-answer.ts'
import { breach, type Expected, type Rule, type Token, type TokenKind } from './rule.ts'
import type { VerificationKeys } from './verification-keys.ts'
import { verifyAudience } from './verify-audience.ts'
import { verifyAuthTime } from './verify-auth-time.ts'
import { verifyClient } from './verify-client.ts'
import { verifyIssuer } from './verify-issuer.ts'
import { verifyKind } from './verify-kind.ts'
import { verifySignature } from './verify-signature.ts'
import { verifySubject } from './verify-subject.ts'
import { verifyTimes } from './verify-times.ts'

// oxfmt-ignore
const rules: readonly (readonly [Rule, ...TokenKind[]])[] = [
  [verifyKind,     'id', 'access'],
  [verifyIssuer,   'id', 'access'],
  [verifyTimes,    'id', 'access'],
  [verifyAudience, 'id'],
  [verifyClient,         'access'],
  [verifySubject,  'id'],
  [verifyAuthTime, 'id'],
]

/** What the two tokens prove together. */
export type Proof = {
  readonly oid: string
  readonly authTime: Date
  /** `is_tru` of the id token; ESIA leaves it out for an account that is not confirmed. */
  readonly confirmed: boolean
  readonly scopes: readonly string[]
}

export function verifyTokens(
  tokens: Tokens,
  expected: Expected & { readonly keys: VerificationKeys; readonly scopes: readonly string[] },
): Result<Proof, EsiaFailure> {
  const id = verifyToken('id', tokens.idToken, expected)
  if (!id.ok) return id
  const access = verifyToken('access', tokens.accessToken, expected)
  if (!access.ok) return access

  const oid = readOid(own(id.value.claims, 'sub'))
  const scope = own(access.value.claims, 'scope')
  if (oid === undefined || readOid(own(access.value.claims, 'urn:esia:sbj_id')) !== oid) {
    return fail(breach(access.value, 'is about another person than the id token'))
  }
  if (typeof scope !== 'string') return fail(breach(access.value, 'scope is no text'))

  const scopes = readGrantedScopes(scope, { asked: expected.scopes, oid })
  if (scopes === undefined) return fail(breach(access.value, 'a scope is about another person'))

  const subject = own(id.value.claims, 'urn:esia:sbj')
  return ok({
    oid,
    authTime: new Date(Number(own(id.value.claims, 'auth_time')) * 1000),
    confirmed: isFields(subject) && own(subject, 'urn:esia:sbj:is_tru') === true,
    scopes,
  })
}

function verifyToken(
  kind: TokenKind,
  text: string,
  expected: Expected & { readonly keys: VerificationKeys },
): Result<Token, EsiaFailure> {
  const jwt = decodeJwt(text)
  if (!jwt.ok) return failure('invalid-token', `${kind} token: ${jwt.error}`)

  const forged = verifySignature(jwt.value, expected.keys)
  if (forged !== undefined) return failure('invalid-token', `${kind} token: ${forged}`)

  const token = { kind, header: jwt.value.header, claims: jwt.value.claims }
  for (const [rule, ...kinds] of rules) {
    const error = kinds.includes(kind) ? rule(token, expected) : undefined
    if (error !== undefined) return fail(error)
  }

  return ok(token)
}
