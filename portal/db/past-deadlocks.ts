import { hasCode } from './error-code.ts'

export const deadlock = '40P01'

/** Each time somebody else has to lock the same rows in another order, at the same moment. */
const mostTries = 3

/**
 * Does a statement again that the database ended because it and another one waited for each other. Nothing of it had
 * happened.
 */
export async function pastDeadlocks<T>(statement: () => Promise<T>, tries = mostTries): Promise<T> {
  try {
    return await statement()
  } catch (error) {
    if (tries > 1 && hasCode(error, deadlock)) return pastDeadlocks(statement, tries - 1)
    throw error
  }
}
