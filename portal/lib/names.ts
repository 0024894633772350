import { countCodePoints } from './code-points.ts'
import { cyrillicLookAlikes } from './look-alikes.ts'
import { fail, ok, type Result } from './result.ts'

export type NameError = 'empty' | 'too-long' | 'forbidden-character' | 'mixed-script'

/** The longest name stored, in code points. The ФОМС exchange takes 40, which is that exchange's limit, not ours. */
export const longestName = 200

/** Cyrillic and Latin letters (Roman numerals too), their accents, and what stands between the parts of a name. */
const allowed = /^[\p{Script=Cyrillic}\p{Script=Latin}\p{M} '’ʼ`().-]+$/u

/** No alphabet of a Russian document stacks more than two accents; a flood of them breaks the page. */
const accentFlood = /\p{M}{3}/u

/**
 * Reads one part of a person's name: outer spaces go, inner ones become one, every dash a hyphen, NFC. Letters and
 * their case stay as typed. Refused, never silently dropped: control, invisible and direction characters, lone
 * surrogates, emoji, digits. `mixed-script`: Latin and Cyrillic letters in one word, so a look-alike slipped in.
 */
export function readName(text: string): Result<string, NameError> {
  if (text.length > longestName * 4) return fail('too-long')

  const name = text
    .normalize('NFC')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(/[\p{Zs}\t]+/gu, ' ')
    .trim()
  if (name === '') return fail('empty')
  if (countCodePoints(name) > longestName) return fail('too-long')
  if (!allowed.test(name) || accentFlood.test(name) || !/\p{L}|\p{Nl}/u.test(name))
    return fail('forbidden-character')
  return hasMixedScript(name) ? fail('mixed-script') : ok(name)
}

/** Whether one word of a name mixes Latin and Cyrillic letters, as `Иванoв` with a Latin o does. */
export function hasMixedScript(name: string): boolean {
  return name
    .split(/[ -]/)
    .some((word) => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word))
}

/** Whether two spellings name the same person: case, ё and е, look-alike letters, dashes and spaces aside. */
export function isSameName(one: string, other: string): boolean {
  return skeleton(one) === skeleton(other)
}

function skeleton(name: string): string {
  return cyrillicLookAlikes(name.normalize('NFC').toUpperCase())
    .replaceAll('Ё', 'Е')
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
}
