import { isWalk, keysOf } from './keyboard.ts'

/** All as `keysOf` names them: what attackers try first, and Russian words. */
export type Blocklist = {
  /** The 3,000 that obey the manual’s rule; `common` has them and more. */
  readonly commonest: ReadonlySet<string>
  readonly common: ReadonlySet<string>
  readonly words: ReadonlySet<string>
}

/** What others know of the person whose password it is. */
type Own = ReadonlySet<string>

/** Why a password will be guessed: as one of the commonest, as a word in whichever layout, as a walk, as the person's own. */
export type Guessable = 'common' | 'word' | 'layout' | 'walk' | 'own'

/**
 * The manual lets people choose any letters and digits but the commonest passwords, so those are refused as they stand;
 * and a Russian word in the Latin layout with the usual ends, which no English list of the commonest knows.
 */
export function whyCommon(
  password: string,
  { commonest, words }: Blocklist,
  own: Own,
): Guessable | undefined {
  const pressed = keysOf(password)
  if (own.has(pressed)) return 'own'
  if (commonest.has(pressed)) return 'common'
  return triedIn(pressed, commonest).some((core) => words.has(core)) ? 'layout' : undefined
}

/**
 * A password is guessable when nothing but a listed word is left of it once its ends are cut off: capitals, the
 * layout, a year, a few signs and a repetition add nothing. A word inside something longer is no reason.
 */
export function whyGuessable(
  password: string,
  { common, words }: Blocklist,
  own: Own,
): Guessable | undefined {
  const tried = triedIn(keysOf(password), common)
  if (tried.some((core) => own.has(core))) return 'own'
  if (tried.some((core) => words.has(core))) return /[а-яё]/i.test(password) ? 'word' : 'layout'
  if (tried.some(isWalk)) return 'walk'
  return tried.some((core) => common.has(core)) ? 'common' : undefined
}

/** What an attacker who knows the habits of people would look up. */
function triedIn(pressed: string, common: ReadonlySet<string>): readonly string[] {
  const cores = [pressed, ...coresOf(pressed, common)]
  return [...new Set(cores.flatMap((core) => [core, ...unitsOf(core), core.replaceAll(/[\s_-]/g, '')]))]
}

/** A sign may end a word or belong to it, since «х» is `[` and «ю» is `.`: each way of cutting gives a core. */
const ends = [
  /^(?<head>[^a-z`[\];',.]*)(?<core>[a-z`[\];',.](?:.*[a-z`[\];',.])?)(?<tail>[^a-z`[\];',.]*)$/su,
  /^(?<head>[^a-z]*)(?<core>[a-z](?:.*[a-z])?)(?<tail>[^a-z]*)$/su,
]

const coresOf = (pressed: string, common: ReadonlySet<string>): readonly string[] =>
  ends.flatMap((cut) => {
    const { head = '', core = '', tail = '' } = cut.exec(pressed)?.groups ?? {}
    return core !== '' && [head, tail].every((end) => isUsualEnd(end, common)) ? [core] : []
  })

const date = /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)?\d\d$/

/** A year, a few digits, a date or 123456: more digits than that are the person's own. */
function isUsualEnd(end: string, common: ReadonlySet<string>): boolean {
  const digits = end.replaceAll(/\D/g, '')
  if (end.length - digits.length > 4) return false
  return digits.length <= 4 || date.test(digits) || isWalk(digits) || common.has(digits)
}

/** What is typed again and again: `vf` and `vfvf` of `vfvfvfvf`. */
const unitsOf = (core: string): readonly string[] =>
  Array.from({ length: core.length >> 1 }, (_, before) => core.slice(0, before + 1)).filter(
    (unit) => core.length % unit.length === 0 && unit.repeat(core.length / unit.length) === core,
  )
