import { esiaFailure, type EsiaFailure } from './esia-error.ts'
import type { Parameters } from './parameters.ts'

/** 007003 for a parameter sent twice, else 007014 with the name of the first that is missing. */
export function missingParameter(
  parameters: Parameters,
  mandatory: readonly string[],
): EsiaFailure | undefined {
  const repeated = parameters.repeated()
  if (repeated !== undefined) {
    return esiaFailure('007003', { detail: `parameter ${JSON.stringify(repeated)} was sent more than once` })
  }

  // An empty scope has a code of its own, 007013.
  const missing = mandatory.find((name) =>
    name === 'scope' ? parameters.get(name) === undefined : parameters.text(name) === '',
  )
  if (missing === undefined) return undefined
  return esiaFailure('007014', { parameter: missing, detail: `mandatory parameter ${missing} is missing` })
}
