/** Latin capitals that look like Cyrillic ones, in the same order. */
const latin = 'ABCEHKMOPTXY'
const cyrillic = 'АВСЕНКМОРТХУ'

/** Latin capitals told by the Cyrillic ones that look alike. */
export function cyrillicLookAlikes(capitals: string): string {
  return swap(capitals, latin, cyrillic)
}

/** Roman numerals typed with Cyrillic capitals: `І`, `Х`, `С`, and `У` for V. */
export function romanLookAlikes(capitals: string): string {
  return swap(capitals, 'ІХСУ', 'IXCV')
}

function swap(text: string, from: string, to: string): string {
  return Array.from(text)
    .map((letter) => to[from.indexOf(letter)] ?? letter)
    .join('')
}
