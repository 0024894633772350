import { fail, ok, type Result } from '../result.ts'
import { isUnambiguous } from './is-unambiguous.ts'

/**
 * Reads UTF-8 JSON. Refuses what two readers could understand differently: malformed UTF-8, a key given twice in
 * one object, nesting deeper than 12. The error says which, without a word of the text.
 */
export function parseJson(bytes: Uint8Array): Result<unknown, string> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const value: unknown = JSON.parse(text)

    return isUnambiguous(text) ? ok(value) : fail('JSON with a key given twice or nested too deep')
  } catch {
    return fail('not JSON in UTF-8')
  }
}
