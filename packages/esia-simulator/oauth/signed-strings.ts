import type { Parameters } from './parameters.ts'

/** The strings that clients sign: plain concatenation of the decoded values, UTF-8. */
const join = (parameters: Parameters, names: readonly string[]): string =>
  names.map((name) => parameters.text(name)).join('')

const v1 = ['scope', 'timestamp', 'client_id', 'state']
const v2 = ['client_id', 'scope', 'scope_org', 'timestamp', 'state', 'redirect_uri']

export const authorizationString = (parameters: Parameters): string => join(parameters, v2)

export const codeString = (parameters: Parameters): string => join(parameters, [...v2, 'code'])

/** Two are seen in production clients; which one ESIA documents is not public, so both pass. */
export const refreshStrings = (parameters: Parameters): readonly string[] => [
  join(parameters, v2),
  join(parameters, ['client_id', 'scope', 'timestamp', 'state', 'refresh_token']),
]

/** What integrators sign by mistake, for the log. */
export function mistakenStrings(parameters: Parameters): ReadonlyMap<string, string> {
  const encoded = v2.map((name) => encodeURIComponent(parameters.text(name))).join('')
  return new Map([
    ['the order of v1 (scope, timestamp, client_id, state)', join(parameters, v1)],
    ['the string of v2/ac, without the code', authorizationString(parameters)],
    ['the string of v3/te, with the code', codeString(parameters)],
    ['percent-encoded values instead of decoded ones', encoded],
  ])
}
