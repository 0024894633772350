import { failure, type EsiaFailure } from '../failure.ts'
import type { Result } from '../result.ts'
import type { CircuitBreaker } from './circuit-breaker.ts'

/** A call that the circuit may refuse. Only silence and ESIA's own trouble count: a refusal is an answer. */
export async function through<T>(
  circuit: CircuitBreaker,
  endpoint: 'token' | 'person',
  call: () => Promise<Result<T, EsiaFailure>>,
): Promise<Result<T, EsiaFailure>> {
  const attempt = circuit.admit(endpoint)
  if (attempt === undefined) return failure('unavailable', `${endpoint}: not asked, the circuit is open`)

  const result = await call()
  const silent = !result.ok && ['unavailable', 'timed-out'].includes(result.error.code)
  attempt.end(silent ? 'failed' : 'answered')
  return result
}
