import { fail, type Result } from '../../lib/result.ts'
import type { ProviderFailure } from '../provider.ts'

/** In milliseconds: when a description is read again, and how soon after a failure it may be tried again. */
const fresh = 60 * 60_000
const patience = 2000

export type MetadataKeeper<M> = {
  /** The description, read where it isn't known yet; a failure is told at once until the next try is due. */
  read(): Promise<Result<M, ProviderFailure>>
  /** The description that is known now. */
  known(): M | undefined
  /** Whether there is one; asking reads it where there isn't. */
  isKnown(): boolean
}

type Around<M> = {
  readonly discover: () => Promise<Result<M, ProviderFailure>>
  /** In milliseconds. */
  readonly clock: () => number
}

/**
 * Keeps the gateway's description. A gateway that is down at the start is asked again whenever somebody needs it, so
 * that the portal recovers by itself; one that goes down later leaves the description that it gave.
 */
export function keepMetadata<M>({ discover, clock }: Around<M>): MetadataKeeper<M> {
  let known: { readonly metadata: Result<M, ProviderFailure>; readonly at: number } | undefined
  let reading: Promise<Result<M, ProviderFailure>> | undefined

  const readNow = () => {
    reading ??= discover()
      .then((metadata) => {
        const before = known?.metadata
        known = { metadata: metadata.ok || before?.ok !== true ? metadata : before, at: clock() }
        return known.metadata
      })
      .finally(() => {
        reading = undefined
      })
    return reading
  }
  const isDue = () => known === undefined || clock() - known.at >= (known.metadata.ok ? fresh : patience)

  return {
    async read() {
      if (!isDue()) return known?.metadata ?? fail({ code: 'unavailable', detail: 'no discovery yet' })
      const asking = readNow()
      return known?.metadata.ok === true ? known.metadata : asking
    },
    known: () => (known?.metadata.ok === true ? known.metadata.value : undefined),
    isKnown() {
      if (isDue()) void readNow()
      return known?.metadata.ok === true
    },
  }
}
