import { failure, type EsiaFailure } from '../failure.ts'
import type { Fields } from '../json/fields.ts'

export type TokenKind = 'id' | 'access'

export type Token = { readonly kind: TokenKind; readonly header: Fields; readonly claims: Fields }

export type Expected = { readonly issuer: string; readonly clientId: string; readonly now: Date }

/** One rule of a token; returns its breach, or undefined. */
export type Rule = (token: Token, expected: Expected) => EsiaFailure | undefined

export const leewaySeconds = 60

export function breach(token: Token, what: string): EsiaFailure {
  return failure('invalid-token', `${token.kind} token: ${what}`).error
}

export function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0
}
