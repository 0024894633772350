import { setTimeout as pause } from 'node:timers/promises'
import type { Result } from '../result.ts'
import { ask, type Answer, type Silence } from './ask.ts'

/** In milliseconds: a gateway that restarts needs a moment, a broken connection none. */
const beforeAnother = 200
const passing: ReadonlySet<number> = new Set([502, 503, 504])

/**
 * A GET, and one more where the first broke off or met a gateway without its server: nothing changes by reading, so
 * nothing is done twice (RFC 9110 §9.2.2). Both before the one deadline; a refusal is not asked again.
 */
export async function askTwice(
  address: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Result<Answer, Silence>> {
  const first = await ask(address, { method: 'GET', headers }, signal)
  const broken = !first.ok && first.error.kind === 'no-connection'
  if (!broken && !(first.ok && passing.has(first.value.status))) return first

  if (!broken) await pause(beforeAnother, undefined, { signal }).catch(() => undefined)
  return ask(address, { method: 'GET', headers }, signal)
}
