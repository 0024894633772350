/** Whether an error bears this code: of the system (`ENOENT`) or of PostgreSQL (`42P01`). */
export function hasCode(error: unknown, code: string): boolean {
  return codeOf(error) === code
}

/** The code of an error of the system or of PostgreSQL. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
