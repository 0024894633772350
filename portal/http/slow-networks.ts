import { setTimeout } from 'node:timers/promises'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { networkOf } from './address-limit.ts'

/** Wrong tries of a network in a minute that cost it nothing; each further one makes it slower, to a bound (ms). */
const slowing = { free: 20, step: 250, longest: 5000 } as const

export type SlowNetworks = {
  /** Keeps a network waiting that was wrong too often, nobody else. */
  pause(ip: string): Promise<void>
  noteWrong(ip: string): Promise<void>
}

/**
 * Slows down who tries many passwords from one place, on one instance. It refuses nobody: a hospital's staff may share
 * an address, and accounts have exact counters of their own.
 */
export function slowNetworks(): SlowNetworks {
  const wrong = new RateLimiterMemory({ points: slowing.free, duration: 60 })

  return {
    async pause(ip) {
      const noted = await wrong.get(networkOf(ip))
      const wait = pauseAfter(noted?.consumedPoints ?? 0)
      if (wait > 0) await setTimeout(wait)
    },
    async noteWrong(ip) {
      await wrong.penalty(networkOf(ip))
    },
  }
}

/** In milliseconds. */
export const pauseAfter = (wrong: number): number =>
  Math.min(slowing.longest, Math.max(0, wrong - slowing.free) * slowing.step)
