import { quoted } from '../../log.ts'
import { esiaFailure } from '../esia-error.ts'
import type { Parameters } from '../parameters.ts'
import type { Asked, Verdict } from '../rule.ts'

/** Only what the client was registered with. */
export function allowScopes({ client, parameters }: Asked): Verdict {
  const scopes = scopesOf(parameters)
  if (scopes.length === 0) return esiaFailure('007013', { detail: 'scope is empty' })

  const foreign =
    scopes.find((name) => !client.scopes.includes(name)) ??
    organisationScopesOf(parameters).find((name) => !client.organisationScopes.includes(name))
  if (foreign === undefined) return undefined
  return esiaFailure('007006', { detail: `scope ${quoted(foreign)} is not registered for the client` })
}

export const scopesOf = (parameters: Parameters): readonly string[] => namesIn(parameters.text('scope'))

export const organisationScopesOf = (parameters: Parameters): readonly string[] =>
  namesIn(parameters.text('scope_org'))

function namesIn(text: string): readonly string[] {
  return [...new Set(text.split(' ').filter((name) => name !== ''))]
}
