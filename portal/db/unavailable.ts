import { codeOf } from './error-code.ts'

/** Codes of the system; of PostgreSQL (its appendix A) no connection, no resources, ending, read only, cancelled. */
const passing = /^(?:E[A-Z]+|08...|53...|57P0.|57014|25006)$/

/** What `pg` says without a code: the server hung up, or was silent for too long. */
const hungUp = /connection terminated|timeout|not queryable/i

/**
 * The same error, marked with the HTTP status of a failure that passes by itself where it is one: what a person sees
 * is then «come back in a minute», not a fault of the portal, and a balancer may ask elsewhere.
 */
export function markUnavailable(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = codeOf(error)
  const passes = code === undefined ? hungUp.test(error.message) : passing.test(code)
  return passes ? Object.assign(error, { statusCode: 503 }) : error
}
