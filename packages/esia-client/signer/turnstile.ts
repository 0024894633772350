import { SigningError } from './signing-error.ts'

export type Width = {
  /** How many signatures are made at once. */
  readonly atOnce: number
  /** How many more wait for their turn; one above that is refused at once, so that slowness can't pile up. */
  readonly waiting: number
}

/** Lets work through, so many at once. The work rejects with a SigningError when its signal ends before its turn. */
export function turnstile({ atOnce, waiting }: Width) {
  const queue: (() => void)[] = []
  let inside = 0

  async function enter(signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw new SigningError('The signer was too slow')
    if (inside < atOnce) {
      inside += 1
      return
    }
    if (queue.length >= waiting) throw new SigningError('Too many wait for the signer')

    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const giveUp = () => {
      queue.splice(queue.indexOf(resolve), 1)
      reject(new SigningError('The signer was too slow'))
    }
    queue.push(resolve)
    signal.addEventListener('abort', giveUp, { once: true })
    await promise
    signal.removeEventListener('abort', giveUp)
  }

  /** The place goes straight to who waits, so that nobody who comes now can slip in. */
  function leave(): void {
    const next = queue.shift()
    if (next === undefined) inside -= 1
    else next()
  }

  return async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    await enter(signal)
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
