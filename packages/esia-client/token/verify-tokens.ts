import { failure, type EsiaFailure } from '../failure.ts'
import { isFields, own } from '../json/fields.ts'
import { fail, ok, type Result } from '../result.ts'
import { decodeJwt } from './decode-jwt.ts'
import { readGrantedScopes } from './read-granted-scopes.ts'
import { readOid } from './read-oid.ts'
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

/** What an access token proves by itself. */
export type AccessProof = {
  readonly oid: string
  /** What was both asked for and granted. */
  readonly scopes: readonly string[]
  readonly expiresAt: Date
}

/** What it proves together with an id token. */
export type Proof = AccessProof & {
  readonly authTime: Date
  /** `is_tru` of the id token; ESIA leaves it out for an account that is not confirmed. */
  readonly confirmed: boolean
}

export type Trust = Expected & {
  readonly keys: VerificationKeys
  readonly scopes: readonly string[]
  /** Whom another proof names: nobody else's token will do. */
  readonly about?: string
}

export function verifyTokens(
  tokens: { readonly idToken: string; readonly accessToken: string },
  trust: Trust,
): Result<Proof, EsiaFailure> {
  const id = verifyToken('id', tokens.idToken, trust)
  if (!id.ok) return id
  const access = verifyAccessToken(tokens.accessToken, trust)
  if (!access.ok) return access
  if (readOid(own(id.value.claims, 'sub')) !== access.value.oid) {
    return failure('invalid-token', 'access token: is about another person than the id token')
  }

  const subject = own(id.value.claims, 'urn:esia:sbj')
  return ok({
    ...access.value,
    authTime: new Date(Number(own(id.value.claims, 'auth_time')) * 1000),
    confirmed: isFields(subject) && own(subject, 'urn:esia:sbj:is_tru') === true,
  })
}

export function verifyAccessToken(text: string, trust: Trust): Result<AccessProof, EsiaFailure> {
  const token = verifyToken('access', text, trust)
  if (!token.ok) return token

  const oid = readOid(own(token.value.claims, 'urn:esia:sbj_id'))
  const scope = own(token.value.claims, 'scope')
  if (oid === undefined) return fail(breach(token.value, 'urn:esia:sbj_id is not a positive integer'))
  if (trust.about !== undefined && oid !== trust.about)
    return fail(breach(token.value, 'is about another person than the one asked about'))
  if (typeof scope !== 'string') return fail(breach(token.value, 'scope is no text'))

  const scopes = readGrantedScopes(scope, { asked: trust.scopes, oid })
  if (scopes === undefined) return fail(breach(token.value, 'a scope is about another person'))

  return ok({ oid, scopes, expiresAt: new Date(Number(own(token.value.claims, 'exp')) * 1000) })
}

function verifyToken(kind: TokenKind, text: string, expected: Trust): Result<Token, EsiaFailure> {
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
