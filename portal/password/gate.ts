import { Busy, ClientGone } from '../errors.ts'

export type Gate = {
  readonly enter: <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>
  /**
   * Does work that will enter on its way. Who would not find a place is refused now, before anything is done: so many
   * may be under way as may be inside and wait.
   */
  readonly admitted: <T>(work: () => Promise<T>) => Promise<T>
}

type Places = { readonly places: number; readonly longestQueue: number }

/**
 * Lets so many in at a time, so that a flood can't take the cores from everyone else. Who comes when too many wait is
 * refused with Busy at once; whose browser has gone is let out of the queue with ClientGone and costs nothing.
 */
export function gate({ places, longestQueue }: Places): Gate {
  const waiting = new Set<() => void>()
  let inside = 0
  let underWay = 0

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
    async admitted(work) {
      if (underWay >= places + longestQueue) throw new Busy('password hashing')
      underWay += 1
      try {
        return await work()
      } finally {
        underWay -= 1
      }
    },
    async enter(work, signal) {
      if (signal?.aborted === true) throw new ClientGone()
      if (inside >= places && waiting.size >= longestQueue) throw new Busy('password hashing')
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
