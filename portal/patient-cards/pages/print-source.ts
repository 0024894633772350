import { dateInWords, dayInZone } from '../../lib/date-words.ts'
import { ru } from '../messages.ts'
import type { CardField, Own } from '../patient-card.ts'

/** «из Госуслуг, 23 ноября 2026»: the day in the region's own time. */
export function sourceWords({ source, at }: CardField<unknown>, timeZone: string): string {
  if (source === 'esia-unverified') return ru.source.unverified
  const day = dayWords(new Date(at), timeZone)
  return source === 'self' ? ru.source.self(day) : ru.source.verified(day)
}

export function ownWords(own: Own<unknown> | undefined, timeZone: string): string | undefined {
  return own && ru.source.self(dayWords(new Date(own.at), timeZone))
}

export const dayWords = (at: Date, timeZone: string): string => dateInWords(dayInZone(at, timeZone))
