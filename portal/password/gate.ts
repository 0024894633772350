import { Busy, ClientGone } from '../errors.ts'

export type Gate = {
  readonly enter: <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>
  readonly isFull: () => boolean
}

type Places = { readonly places: number; readonly longestQueue: number }

/**
 * Lets so many in at a time, so that a flood can't take the cores from everyone else. Who comes when too many wait is
 * refused with Busy at once; whose browser has gone is let out of the queue with ClientGone and costs nothing.
 */
export function gate({ places, longestQueue }: Places): Gate {
  const waiting = new Set<() => void>()
  let inside = 0
  const isFull = () => inside >= places && waiting.size >= longestQueue

  function turn(signal?: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const enter = () => {
      signal?.removeEventListener('abort', giveUp)
      resolve()
    }
    const giveUp = () => {
      waiting.delete(enter)
      reject(new ClientGone())
    }
    waiting.add(enter)
    signal?.addEventListener('abort', giveUp, { once: true })
    return promise
  }

  function leave(): void {
    const [next] = waiting
    if (next === undefined) {
      inside -= 1
      return
    }
    waiting.delete(next)
    next()
  }

  return {
    isFull,
    async enter(work, signal) {
      if (signal?.aborted === true) throw new ClientGone()
      if (isFull()) throw new Busy('password hashing')
      if (inside < places) inside += 1
      else await turn(signal)
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}
