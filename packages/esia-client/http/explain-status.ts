import { explainError } from '../explain-error.ts'
import { failure } from '../failure.ts'
import { isFields, own } from '../json/fields.ts'
import { parseJson } from '../json/parse-json.ts'
import type { Answer } from './ask.ts'

/**
 * A refusal is JSON by the book and text/plain now and then, so it is read as either, whatever its type says. Of
 * the person endpoint only the ESIA code is kept, since its words may be about the person.
 */
export function explainStatus(where: 'token' | 'person', { status, body }: Answer) {
  const place = `${where} answered ${status}`
  const esiaCode = /ESIA-\d{6}(?!\d)/.exec(new TextDecoder().decode(body))?.[0]

  if (status >= 500 || status === 429)
    return failure('unavailable', `${place} ${esiaCode ?? ''}`.trim(), esiaCode)
  if (where === 'person') return explainError(place, { error: '', description: esiaCode ?? '' })
  return explainError(place, read(body))
}

function read(body: Uint8Array): { readonly error: string; readonly description: string } {
  const json = parseJson(body)
  if (!json.ok || !isFields(json.value)) return { error: '', description: new TextDecoder().decode(body) }

  const error = own(json.value, 'error')
  const description = own(json.value, 'error_description')
  return {
    error: typeof error === 'string' ? error : '',
    description: typeof description === 'string' ? description : '',
  }
}
