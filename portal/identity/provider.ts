import type { Result } from '../lib/result.ts'
import type { Identity } from './identity.ts'

/** The road to Госуслуги. Which one a portal takes is its operator's configuration; the features can't tell. */
export type IdentityProvider = {
  /** Where browsers are sent to, as an origin: forms that end there must be allowed by the page's policy. */
  readonly origin: string
  /** The address that asks a person to prove who they are; `state` comes back with the answer. */
  startUrl(request: { readonly state: string }): Promise<Result<string, ProviderFailure>>
  /** Reads what the browser brought back; even a refusal bears the state it answers, where one was given. */
  readAnswer(query: unknown): Result<{ readonly state: string; readonly code: string }, ProviderFailure>
  /** Exchanges the code, checks everything, and tells who the person is. All calls share one deadline. */
  identify(code: string): Promise<Result<Identity, ProviderFailure>>
  /** Ends the person's session at Госуслуги and brings the browser back to `returnTo`. */
  endUrl(returnTo: string): string
}

export type ProviderError = 'refused' | 'unconfirmed' | 'unavailable' | 'timed-out' | 'rejected' | 'invalid'

export type ProviderFailure = {
  readonly code: ProviderError
  /** For the log alone: the protocol's words, without secrets and without values of a person. */
  readonly detail: string
  readonly state?: string | undefined
}
