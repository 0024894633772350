import { isIPv6 } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { TooMany } from '../errors.ts'

/** What one address may do in a minute on one instance. A hospital's whole staff may share an address. */
export type PerMinute = { readonly perMinute: number }

/**
 * Slows a flood from one address down: a guard of the machine, not of accounts, whose counters are exact and in the
 * database. Throws TooMany, which says how long to wait.
 */
export function addressLimit({ perMinute }: PerMinute): (request: FastifyRequest) => Promise<void> {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })

  return async ({ ip }) => {
    try {
      await limiter.consume(networkOf(ip))
    } catch (refused) {
      throw refused instanceof RateLimiterRes ? new TooMany(Math.ceil(refused.msBeforeNext / 1000)) : refused
    }
  }
}

/** One home or one phone holds a whole /64 of IPv6. */
export function networkOf(ip: string): string {
  if (!isIPv6(ip) || ip.startsWith('::ffff:')) return ip
  const [head = '', tail] = ip.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...zeros, ...after].slice(0, 4).join(':')
}
