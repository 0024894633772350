import { codeOf } from './error-code.ts'

/** Classes 08 and 57P of PostgreSQL's appendix A, too many connections, no such database, and what sockets say. */
const codes =
  /^(?:08...|57P0[1-5]|53300|3D000|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/
/** What Kysely, pg and PGlite say without a code. */
const words =
  /driver has already been destroyed|Connection terminated|timeout exceeded when trying to connect|PGlite is closed/

/** Whether a statement failed since nobody was there to run it: another moment may find the database again. */
export function isDatabaseAway(error: unknown): boolean {
  return error instanceof Error && (codes.test(codeOf(error) ?? '') || words.test(error.message))
}
