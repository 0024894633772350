import { isClaims } from './claims.ts'

export type KeySet = { readonly keys: Record<string, unknown>[] }

/**
 * In seconds: how long keys serve (openid-client's own figure), how often an unknown kid may fetch them, and for how
 * long they stand in for an answer that holds none.
 */
const fresh = 300
const cooldown = 60
const longest = 24 * 3600

export type KeyKeeper = {
  /** Keys to begin with, and how old they are to be taken for. */
  lend(): { readonly jwks: KeySet; readonly age: number } | undefined
  /** Fetches keys; what holds none is answered with the last that were good, while those may serve. */
  fetch(ask: () => Promise<Response>): Promise<Response>
}

/**
 * Keys may change the moment after they were read, and openid-client fetches again only those of a minute and more.
 * So they are lent as that old, once a minute: an unknown kid fetches at once, and a flood of them doesn't.
 */
export function keepKeys(seconds: () => number): KeyKeeper {
  let kept: { readonly jwks: KeySet; readonly readAt: number } | undefined
  let refetchedAt = -Infinity

  const ageOf = ({ readAt }: { readonly readAt: number }) => seconds() - readAt

  return {
    lend() {
      if (kept === undefined || ageOf(kept) >= fresh) return undefined
      const mayRefetch = seconds() - refetchedAt >= cooldown
      const age = mayRefetch ? Math.max(ageOf(kept), cooldown) : Math.min(ageOf(kept), cooldown - 1)
      return { jwks: kept.jwks, age }
    },

    async fetch(ask) {
      if (kept !== undefined && ageOf(kept) < fresh) refetchedAt = seconds()
      const instead = kept !== undefined && ageOf(kept) < longest ? kept.jwks : undefined
      try {
        const answer = await ask()
        const jwks: unknown = await answer.clone().json()
        if (answer.status === 200 && isKeySet(jwks)) {
          kept = { jwks, readAt: seconds() }
          return answer
        }
        return instead === undefined ? answer : Response.json(instead)
      } catch (error) {
        if (instead === undefined) throw error
        return Response.json(instead)
      }
    },
  }
}

function isKeySet(value: unknown): value is KeySet {
  return (
    isClaims(value) &&
    Array.isArray(value['keys']) &&
    value['keys'].length > 0 &&
    value['keys'].every(isClaims)
  )
}
