import type { Client } from '../clients/client.ts'
import type { Stand } from '../stand.ts'
import type { Endpoint } from './endpoint.ts'
import type { EsiaFailure } from './esia-error.ts'
import type { Parameters } from './parameters.ts'

/** A request of a client that the stand knows, not yet believed in anything else. */
export type Asked = {
  readonly stand: Stand
  readonly endpoint: Endpoint
  readonly parameters: Parameters
  readonly client: Client
}

/** A failure ends the request; a note goes to the log; nothing lets it pass. */
export type Verdict = EsiaFailure | Note | undefined
export type Note = { readonly note: string }

/** One rule of the protocol. It changes nothing. */
export type Rule<About> = (asked: About) => Verdict

export type Judged = { readonly failure: EsiaFailure | undefined; readonly notes: readonly string[] }

/** The first rule that refuses is the one that answers. */
export function judge<About>(rules: readonly Rule<About>[], asked: About): Judged {
  const notes: string[] = []
  for (const rule of rules) {
    const verdict = rule(asked)
    if (verdict === undefined) continue
    if (!('note' in verdict)) return { failure: verdict, notes }
    notes.push(verdict.note)
  }
  return { failure: undefined, notes }
}
