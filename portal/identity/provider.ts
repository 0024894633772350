import type { Result } from '../lib/result.ts'
import type { Parent } from './child.ts'
import type { Identity } from './identity.ts'

/** The road to Госуслуги. Which one a portal takes is its operator's configuration; the features can't tell. */
export type IdentityProvider = {
  /** Where answers come back to: of each road its own, so that one can't answer for another (RFC 9700 4.4.2). */
  readonly callbackPath: string
  /** Where people see to their data at Госуслуги, as an origin. */
  readonly origin: string
  /** Where browsers are sent on the way: forms that end there must be allowed by the page's policy. */
  readonly formOrigins: readonly string[]
  /** Of our own key, PEM, where the road signs with one that ends some day. */
  readonly certificatePem?: string
  /** Whether the road has been seen to be there; asking looks again where it hasn't. */
  isReady(): boolean
  /**
   * The address that asks a person to prove who they are; `state` comes back with the answer. A `fresh` proof is one
   * that they give now, where the road can ask for it.
   */
  startUrl(request: {
    readonly state: string
    readonly fresh?: boolean
  }): Promise<Result<string, ProviderFailure>>
  /** Reads what the browser brought back; even a refusal bears the state it answers, where one was given. */
  readAnswer(query: unknown): Result<Answer, ProviderFailure>
  /** Exchanges the code, checks everything, and tells who the person is. All calls share one deadline. */
  identify(answer: Answer): Promise<Result<Identity, ProviderFailure>>
  /** Asks for a person's children and nothing else of theirs; only where the road can tell of any. */
  readonly children?: ChildrenRoad | undefined
  /** Ends the person's session at Госуслуги and brings the browser back to `returnTo`. */
  endUrl(returnTo: string): string
}

/** A trip of its own, so that nobody is asked for children who has none to add. */
export type ChildrenRoad = {
  startUrl(request: { readonly state: string }): Promise<Result<string, ProviderFailure>>
  identify(answer: Answer): Promise<Result<Parent, ProviderFailure>>
}

/** What the browser brought back; the issuer where the road names itself (RFC 9207). */
export type Answer = {
  readonly state: string
  readonly code: string
  readonly issuer?: string | undefined
}

export type ProviderError = 'refused' | 'unconfirmed' | 'unavailable' | 'timed-out' | 'rejected' | 'invalid'

export type ProviderFailure = {
  readonly code: ProviderError
  /** For the log alone: the protocol's words, without secrets and without values of a person. */
  readonly detail: string
  readonly state?: string | undefined
}
