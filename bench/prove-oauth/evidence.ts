import type { Tried } from './run-tests.ts'

/** What is to be proved, and the tests that bear its name. */
export type Evidence = { readonly name: string; readonly what: string; readonly tests: readonly Tried[] }

/** Held where a test bears the name, and none of them ended otherwise than well. */
export const isHeld = ({ tests }: Evidence): boolean =>
  tests.length > 0 && tests.every(({ ended }) => ended === 'passed')

/** Names are letters, digits and hyphens. The tests that bear the name as a whole word: `silent` is not `person-silent`. */
export function evidenceFor(
  { name, what }: { readonly name: string; readonly what: string },
  tried: readonly Tried[],
): Evidence {
  const word = new RegExp(`(?<![\\w-])${name}(?![\\w-])`)
  return { name, what, tests: tried.filter((test) => word.test(test.name)) }
}
