import type { EsiaFailure } from '../failure.ts'
import { isFields } from '../json/fields.ts'
import { openRest, type Rest } from '../rest/open-rest.ts'
import type { Result } from '../result.ts'
import { completeBorne } from './complete-borne.ts'
import type { EsiaPerson } from './esia-person.ts'
import { readPerson } from './read-person.ts'
import { requestKids } from './request-kids.ts'
import { openCollections, opensKids } from './scopes.ts'

type From = {
  readonly origin: string
  readonly oid: string
  readonly scopes: readonly string[]
  readonly accessToken: string
}

/** The person and all that the scopes open: one call, another for kids, and more only where ESIA gives addresses or pages. */
export async function requestPerson(
  from: From,
  signal: AbortSignal,
): Promise<Result<EsiaPerson, EsiaFailure>> {
  const { oid, scopes } = from
  const rest = openRest(from, signal)

  const person = await requestWhole(rest, scopes)
  if (!person.ok) return person
  const kids = opensKids(scopes) ? await requestKids(rest, scopes) : undefined
  if (kids?.ok === false) return kids

  return readPerson({ person: person.value, kids: kids?.value }, { oid, scopes })
}

async function requestWhole(rest: Rest, scopes: readonly string[]): Promise<Result<unknown, EsiaFailure>> {
  const open = openCollections(scopes)
  const embed = open.map((name) => `${name}.elements`).join(',')
  const person = await rest.get(embed === '' ? rest.base : `${rest.base}?embed=(${embed})`)
  if (!person.ok || !isFields(person.value)) return person

  return completeBorne(rest, person.value, { address: rest.base, names: open })
}
