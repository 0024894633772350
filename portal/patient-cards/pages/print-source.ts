import { html, type Html } from '@registratura/html'
import { dateInWords, dayInZone } from '../../lib/date-words.ts'
import { usualLanguage, type Language } from '../../lib/language.ts'
import { words } from '../messages.ts'
import type { CardField, Own } from '../patient-card.ts'

/** Whose eyes a value is shown to: `viewer` is their account. */
export type Shown = {
  readonly masked: boolean
  readonly timeZone: string
  readonly viewer: string
  /** Of the page; Russian, where its words know no other. */
  readonly language?: Language | undefined
}

/** «из Госуслуг, 23 ноября 2026»: the day in the region's own time. */
export function sourceWords(field: CardField<unknown>, shown: Shown): string {
  if (field.source === 'self') return typedWords(field, shown)
  const { source } = wordsFor(shown)
  if (field.source === 'esia-unverified') return source.unverified
  return source.verified(dayWords(new Date(field.at), shown.timeZone, shown.language))
}

/** The value of a keeper beside that of Госуслуги, with whose it is. */
export function ownBeside(printed: string | Html, own: Own<unknown>, shown: Shown): Html {
  const { ownValue, othersValue } = wordsFor(shown)
  return html`<span class="differs">${own.by === shown.viewer ? ownValue : othersValue} <strong>${printed}</strong><span class="source">${typedWords(own, shown)}</span></span>`
}

/** A card may have several keepers, and only one of them typed it. */
function typedWords({ at, by }: Pick<Own<unknown>, 'at' | 'by'>, shown: Shown): string {
  const { source } = wordsFor(shown)
  const day = dayWords(new Date(at), shown.timeZone, shown.language)
  return by === shown.viewer ? source.self(day) : source.other(day)
}

const wordsFor = ({ language = usualLanguage }: Shown) => words[language]

export const dayWords = (at: Date, timeZone: string, language: Language = usualLanguage): string =>
  dateInWords(dayInZone(at, timeZone), language)
