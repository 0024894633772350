import type { EsiaFailure } from '../failure.ts'
import { ask } from '../http/ask.ts'
import { explainSilence } from '../http/explain-silence.ts'
import { explainStatus } from '../http/explain-status.ts'
import type { Result } from '../result.ts'
import type { EsiaPerson } from './esia-person.ts'
import { readPerson } from './read-person.ts'
import { embedsOf } from './scopes.ts'

/** One call for the person and all that the scopes open; a broken connection is tried once more, a refusal is not. */
export async function requestPerson(
  from: {
    readonly origin: string
    readonly oid: string
    readonly scopes: readonly string[]
    readonly accessToken: string
  },
  signal: AbortSignal,
): Promise<Result<EsiaPerson, EsiaFailure>> {
  const embeds = embedsOf(from.scopes)
  const query = embeds.length === 0 ? '' : `?embed=(${embeds.join(',')})`
  const address = `${from.origin}/rs/prns/${from.oid}${query}`
  const headers = { authorization: `Bearer ${from.accessToken}`, accept: 'application/json' }

  const first = await ask(address, { method: 'GET', headers }, signal)
  const broken = !first.ok && first.error.kind === 'no-connection'
  const answer = broken ? await ask(address, { method: 'GET', headers }, signal) : first

  if (!answer.ok) return explainSilence('person', answer.error)
  if (answer.value.status !== 200) return explainStatus('person', answer.value)
  return readPerson(answer.value.body, from)
}
