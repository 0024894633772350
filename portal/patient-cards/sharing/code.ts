import { fail, ok, type Result } from '../../lib/result.ts'
import { onlyDigits, plainNumber } from '../../lib/typed-number.ts'

/** `wrong` stands for every code that opens nothing: mistyped, too old, used, of another region. */
export type CodeError = 'empty' | 'malformed' | 'wrong' | 'wait' | 'known'

/** Reads a code in any grouping. */
export function readCode(typed: string): Result<string, CodeError> {
  if (typed.trim() === '') return fail('empty')
  const digits = onlyDigits(plainNumber(typed))
  return digits?.length === 10 ? ok(digits) : fail('malformed')
}
