/** The keys that bear letters, in the two layouts of a Russian keyboard, in the same order. */
const latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
const cyrillic = 'ёйцукенгшщзхъфывапролджэячсмитьбю'
/** What Shift makes of those of them that bear signs in the Latin layout. */
const shifted = '~{}:"<>'
const plain = "`[];',."

const keys = new Map([
  ...Array.from(cyrillic, (letter, at) => [letter, latin.charAt(at)] as const),
  ...Array.from(shifted, (sign, at) => [sign, plain.charAt(at)] as const),
])

/**
 * Which keys were pressed, named by the Latin layout, without Shift: «Пароль», `Gfhjkm` and `gfhjkm` are one text.
 * For comparing alone: what a person typed is never changed.
 */
export function keysOf(typed: string): string {
  return Array.from(typed.toLowerCase(), (sign) => keys.get(sign) ?? sign).join('')
}

/** Hands that look for a password walk along rows, down columns, and through the two alphabets. */
const walks = [
  '1234567890',
  '`1234567890-=',
  'qwertyuiop[]',
  "asdfghjkl;'",
  'zxcvbnm,./',
  "qwertyuiop[]asdfghjkl;'zxcvbnm,./",
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  'qazwsxedcrfvtgbyhnujmik,ol.p;/',
  'zaqxswcdevfrbgtnhymjuki',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'qweasdzxc',
  'qwaszx',
  '123qweasdzxc',
  'abcdefghijklmnopqrstuvwxyz',
  keysOf('абвгдеёжзийклмнопрстуфхцчшщъыьэюя'),
  keysOf('абвгдежзийклмнопрстуфхцчшщъыьэюя'),
].flatMap((walk) => [walk, Array.from(walk).toReversed().join('')])

/** Of keys as `keysOf` names them: neighbours in a row, or one key again and again; four at least. */
export const isWalk = (pressed: string): boolean =>
  pressed.length >= 4 && (new Set(pressed).size === 1 || walks.some((walk) => walk.includes(pressed)))
