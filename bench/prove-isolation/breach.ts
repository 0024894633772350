import type { Answer } from '../../test/browser.ts'
import type { Deed } from './deed.ts'
import { wordsIn } from './words.ts'

/** How an answer differs from what the model says of it, in words; nothing where it doesn't. */
export function breachesIn(deed: Deed, answer: Answer, own: readonly string[]): readonly string[] {
  const { status, location: expected, shows = [], may = new Set() } = deed
  const text = answer.body + JSON.stringify(answer.headers)
  const typed = wordsIn(
    Object.values(deed.form ?? {})
      .map((value) => `${value}@`)
      .join(' '),
  )
  const found = wordsIn(text)
  const foreign = [...found].filter((word) => !may.has(word) && !typed.has(word) && !own.includes(word))
  const missing = shows.filter((word) => !text.includes(word))
  const location = answer.headers.location ?? ''

  return [
    ...(answer.statusCode === status ? [] : [`answered ${answer.statusCode}, the model says ${status}`]),
    ...(expected === undefined || location === expected
      ? []
      : [`leads to ${location}, the model says ${expected}`]),
    ...foreign.map((word) => `shows ${word}, which is not for the asker`),
    ...missing.map((word) => `does not show ${word}, which the asker may see`),
  ]
}
