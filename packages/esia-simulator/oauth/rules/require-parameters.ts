import type { GrantType } from '../../clients/client.ts'
import { grantOf } from './know-grant.ts'
import { esiaFailure } from '../esia-error.ts'
import type { Asked, Verdict } from '../rule.ts'

const words = (text: string): readonly string[] => text.split(' ')

const authorization = words(
  'client_id client_certificate_hash client_secret redirect_uri scope response_type state access_type timestamp',
)

const token: Readonly<Record<GrantType, readonly string[]>> = {
  authorization_code: words(
    'client_id client_secret client_certificate_hash code grant_type state redirect_uri scope timestamp token_type',
  ),
  // One production client sends neither redirect_uri nor hash here.
  refresh_token: words('client_id client_secret refresh_token grant_type state scope timestamp'),
  client_credentials: words(
    'client_id client_secret client_certificate_hash grant_type state scope timestamp',
  ),
}

/** 007014 with the name of the first that is missing or empty; an empty scope has a code of its own, 007013. */
export function requireParameters(asked: Asked): Verdict {
  const { parameters } = asked
  const missing = mandatory(asked).find((name) =>
    name === 'scope' ? parameters.get(name) === undefined : parameters.text(name) === '',
  )
  if (missing === undefined) return undefined
  return esiaFailure('007014', { parameter: missing, detail: `mandatory parameter ${missing} is missing` })
}

function mandatory({ endpoint, client, parameters }: Asked): readonly string[] {
  const grant = grantOf(parameters)
  const all =
    endpoint === 'ac' || endpoint === 'v2/ac' ? authorization : grant === undefined ? [] : token[grant]
  const named = (endpoint === 'v2/ac' || endpoint === 'v3/te') && client.profile === 'strict'
  return named ? all : all.filter((name) => name !== 'client_certificate_hash')
}
