import { readEnp, type EnpError } from './enp.ts'
import { readLine } from './line.ts'
import { fail, ok, type Result } from './result.ts'
import { onlyDigits, plainNumber } from './typed-number.ts'

/** Forms of an ОМС policy in use: the ЕНП, the one from before May 2011, the temporary certificate of nine digits. */
export type PolicyKind = 'enp' | 'old' | 'temporary'

export type Policy =
  | { readonly kind: 'enp' | 'temporary'; readonly number: string }
  | { readonly kind: 'old'; readonly series?: string; readonly number: string }

export type PolicyError = EnpError | 'temporary-malformed' | 'old-malformed'

/** Reads a policy of the kind chosen; the old form has free series and number of up to 25 characters. */
export function readPolicy(
  kind: PolicyKind,
  typed: { readonly series: string; readonly number: string },
): Result<Policy, PolicyError> {
  if (kind === 'old') return readOld(typed)
  if (kind === 'temporary') {
    const digits = onlyDigits(plainNumber(typed.number))
    return digits?.length === 9 ? ok({ kind, number: digits }) : fail('temporary-malformed')
  }
  const enp = readEnp(typed.number)
  return enp.ok ? ok({ kind, number: enp.value }) : enp
}

function readOld(typed: { readonly series: string; readonly number: string }): Result<Policy, PolicyError> {
  const number = readLine(typed.number, 25)
  const series = readLine(typed.series, 25)
  if (!number.ok) return fail('old-malformed')
  if (series.ok) return ok({ kind: 'old', series: series.value, number: number.value })
  return series.error === 'empty' ? ok({ kind: 'old', number: number.value }) : fail('old-malformed')
}
