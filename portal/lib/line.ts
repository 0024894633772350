import { countCodePoints } from './code-points.ts'
import { fail, ok, type Result } from './result.ts'

export type LineError = 'empty' | 'too-long' | 'forbidden-character'

/** What breaks a page or a database: controls (NUL too), line ends, invisible and direction marks, half of a surrogate pair. */
const forbidden = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u

/** No alphabet stacks more than two accents on a letter; a flood of them hides the lines around. */
const accentFlood = /\p{M}{3}/u

/**
 * Reads one line of free text (an address, an issuer), kept as typed but for outer spaces and NFC.
 *
 * @param longest in code points
 */
export function readLine(text: string, longest: number): Result<string, LineError> {
  if (text.length > longest * 4) return fail('too-long')

  const line = text.normalize('NFC').trim()
  if (line === '') return fail('empty')
  if (countCodePoints(line) > longest) return fail('too-long')
  return forbidden.test(line) || accentFlood.test(line) ? fail('forbidden-character') : ok(line)
}
