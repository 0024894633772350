import { usualLanguage, type Language } from './language.ts'
import { counted } from './plural.ts'

const words = {
  ru: {
    baby: 'меньше года',
    years: (age: number) => counted('ru', age, { one: 'год', few: 'года', many: 'лет' }),
  },
  en: {
    baby: 'under a year',
    years: (age: number) => counted('en', age, { one: 'year', other: 'years' }),
  },
}

/** Full years in words: `1` → «1 год», `12` → «12 лет»; of a baby «меньше года». */
export function ageInWords(age: number, language: Language = usualLanguage): string {
  const { baby, years } = words[language]
  return age < 1 ? baby : years(age)
}
