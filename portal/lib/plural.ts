import type { Language } from './language.ts'

/** The forms that whole numbers take in each language: those of Unicode CLDR. */
type Forms = {
  readonly ru: 'one' | 'few' | 'many'
  readonly en: 'one' | 'other'
}

const rules = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') } satisfies Record<
  Language,
  Intl.PluralRules
>

/** A whole number with its noun: `counted('ru', 2, { one: 'год', few: 'года', many: 'лет' })` is «2 года». */
export function counted<L extends Language>(
  language: L,
  number: number,
  forms: Readonly<Record<Forms[L], string>>,
): string {
  const known: Readonly<Record<string, string>> = forms
  return `${number} ${known[rules[language].select(number)] ?? known['many'] ?? ''}`
}
