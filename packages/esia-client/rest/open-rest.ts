import { failure, type EsiaFailure } from '../failure.ts'
import { askTwice } from '../http/ask-twice.ts'
import { explainSilence } from '../http/explain-silence.ts'
import { explainStatus } from '../http/explain-status.ts'
import { parseJson } from '../json/parse-json.ts'
import { ok, type Result } from '../result.ts'

/** `/rs/prns` of one person, by one access token, before one deadline. */
export type Rest = {
  /** Absolute, without a slash at the end. */
  readonly base: string
  /** The JSON at this address below `base`: what begins elsewhere is not asked, and nor is the hundred-and-first. */
  get(address: string): Promise<Result<unknown, EsiaFailure>>
}

const mostCalls = 100

export function openRest(
  {
    origin,
    oid,
    accessToken,
  }: { readonly origin: string; readonly oid: string; readonly accessToken: string },
  signal: AbortSignal,
): Rest {
  const base = `${origin}/rs/prns/${oid}`
  const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/json' }
  let calls = 0

  return {
    base,
    async get(address) {
      if (!isBelow(base, address)) {
        return failure('invalid-answer', 'person: an address leads elsewhere')
      }
      if (++calls > mostCalls) return failure('invalid-answer', `person: needs more than ${mostCalls} calls`)

      const answer = await askTwice(address, headers, signal)
      if (!answer.ok) return explainSilence('person', answer.error)
      if (answer.value.status !== 200) return explainStatus('person', answer.value)

      const json = parseJson(answer.value.body)
      return json.ok ? ok(json.value) : failure('invalid-answer', `person: ${json.error}`)
    },
  }
}

/** As it will be called, with dots resolved: an id in an answer may be anything. */
function isBelow(base: string, address: string): boolean {
  const called = URL.parse(address)
  const path = `${called?.origin ?? ''}${called?.pathname ?? ''}`

  return path === base || path.startsWith(`${base}/`)
}
