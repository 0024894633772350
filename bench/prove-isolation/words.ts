const letters = 'абвгдежзиклмнопрстуфхцчшщэюя'
const latin = 'abcdefghijklmnopqrstuvwxyz'

/** Words that stand nowhere else, so that each answer can be searched for what its reader must not see. */
export type Words = {
  /** A surname or a place: no Russian word begins with «Ы». */
  readonly cyrillic: () => string
  /** The part of an e-mail before «@». */
  readonly mailbox: () => string
}

const width = 7

export function newWords(): Words {
  let made = 0
  const next = (alphabet: string) => {
    made += 1
    let rest = made
    return Array.from({ length: width }, () => {
      const letter = alphabet[rest % alphabet.length] ?? ''
      rest = Math.floor(rest / alphabet.length)
      return letter
    }).join('')
  }
  return { cyrillic: () => `Ы${next(letters)}`, mailbox: () => `xq${next(latin)}` }
}

/** Every such word of a text. */
export function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/Ы[а-я]{7}|xq[a-z]{7}(?=<wbr>@|@)/g))
}
