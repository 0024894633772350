import { html, type Html } from '@registratura/html'
import { dateInWords, dayInZone } from '../../lib/date-words.ts'
import { ru } from '../messages.ts'
import type { CardField, Own } from '../patient-card.ts'

/** Whose eyes a value is shown to: `viewer` is their account. */
export type Shown = { readonly masked: boolean; readonly timeZone: string; readonly viewer: string }

/** «из Госуслуг, 23 ноября 2026»: the day in the region's own time. */
export function sourceWords(field: CardField<unknown>, shown: Shown): string {
  if (field.source === 'self') return typedWords(field, shown)
  if (field.source === 'esia-unverified') return ru.source.unverified
  return ru.source.verified(dayWords(new Date(field.at), shown.timeZone))
}

/** The value of a keeper beside that of Госуслуги, with whose it is. */
export function ownBeside(printed: string | Html, own: Own<unknown>, shown: Shown): Html {
  return html`<span class="differs">${own.by === shown.viewer ? ru.ownValue : ru.othersValue} <strong>${printed}</strong><span class="source">${typedWords(own, shown)}</span></span>`
}

/** A card may have several keepers, and only one of them typed it. */
function typedWords({ at, by }: Pick<Own<unknown>, 'at' | 'by'>, { timeZone, viewer }: Shown): string {
  const day = dayWords(new Date(at), timeZone)
  return by === viewer ? ru.source.self(day) : ru.source.other(day)
}

export const dayWords = (at: Date, timeZone: string): string => dateInWords(dayInZone(at, timeZone))
