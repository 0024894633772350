const plural = new Intl.PluralRules('ru')
const years = new Map([
  ['one', 'год'],
  ['few', 'года'],
])

/** Full years in words: `1` → «1 год», `12` → «12 лет»; of a baby «меньше года». */
export function ageInWords(age: number): string {
  return age < 1 ? 'меньше года' : `${age} ${years.get(plural.select(age)) ?? 'лет'}`
}
