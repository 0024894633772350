import { esiaErrors, oauthErrors } from './esia-errors.ts'
import { failure } from './failure.ts'

/**
 * What ESIA's refusal means for us. A known code is told by its catalogue's words; an unknown one keeps the text
 * as it came, scrubbed, for whoever reads the log.
 */
export function explainError(where: string, said: { readonly error: string; readonly description: string }) {
  const esiaCode = /ESIA-\d{6}(?!\d)/.exec(said.description)?.[0]
  const known = esiaErrors.get(esiaCode ?? '')

  if (known === undefined) {
    const code = esiaCode === undefined ? oauthErrors.get(said.error) : undefined
    return failure(code ?? 'other', `${where}: ${said.error} ${said.description}`, esiaCode)
  }

  const parameter = /\[\w{1,40}\]/.exec(said.description)?.[0] ?? ''
  return failure(
    known.code,
    `${where}: ${said.error} ${esiaCode} ${known.meaning} ${parameter}`.trim(),
    esiaCode,
  )
}
