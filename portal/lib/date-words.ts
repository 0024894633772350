import { partsOf, toIso } from './dates.ts'

const months = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
]

/** `2026-11-23` → `23 ноября 2026`. */
export function dateInWords(iso: string): string {
  const { day, month, year } = partsOf(iso)
  return `${day} ${months[month - 1] ?? ''} ${year}`
}

/** `2026-11-23` → `23.11.2026`. */
export function shortDate(iso: string): string {
  const { day, month, year } = partsOf(iso)
  return `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}`
}

/** Offsets of our time are whole quarters of an hour, so that no day begins inside of one. */
const quarter = 15 * 60_000
/** The quarter and its day that a zone was asked for last: a page asks for today once for each of its lines. */
const lastDays = new Map<string, { readonly quarter: number; readonly day: string }>()

/** The calendar day (ISO) of an instant in an IANA zone. */
export function dayInZone(at: Date, zone: string): string {
  const asked = Math.floor(at.getTime() / quarter)
  const last = lastDays.get(zone)
  if (last?.quarter === asked) return last.day

  const { day, month, year } = clockIn(zone, at)
  const iso = toIso({ day: Number(day), month: Number(month), year: Number(year) })
  lastDays.set(zone, { quarter: asked, day: iso })
  return iso
}

/** An instant in an IANA zone: `23 ноября 2026, 14:05 (Екатеринбург, UTC+5)`. */
export function timeInZone(at: Date, zone: string): string {
  const { hour, minute } = clockIn(zone, at)
  return `${dateInWords(dayInZone(at, zone))}, ${hour}:${minute} (${zoneName(zone, at)})`
}

/** The clock of an IANA zone at an instant: `14:05`. */
export function clockInZone(at: Date, zone: string): string {
  const { hour, minute } = clockIn(zone, at)
  return `${hour}:${minute}`
}

/** The zone's city in Russian and its offset at that instant: `Москва, UTC+3`. */
export function zoneName(zone: string, at: Date): string {
  return `${namedBy('shortGeneric', zone, at)}, ${namedBy('shortOffset', zone, at).replace('GMT', 'UTC')}`
}

type Clock = Record<'day' | 'month' | 'year' | 'hour' | 'minute', string>

/** Making a formatter costs fifty times its use. */
const formats = new Map<string, Intl.DateTimeFormat>()

function clockIn(zone: string, at: Date): Clock {
  const clock: Clock = { day: '', month: '', year: '', hour: '', minute: '' }
  for (const { type, value } of format(zone, 'clock').formatToParts(at)) {
    if (type in clock) Object.assign(clock, { [type]: value })
  }
  return clock
}

function namedBy(style: 'shortGeneric' | 'shortOffset', zone: string, at: Date): string {
  return (
    format(zone, style)
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? zone
  )
}

function format(zone: string, style: 'clock' | 'shortGeneric' | 'shortOffset'): Intl.DateTimeFormat {
  const key = `${style} ${zone}`
  const known = formats.get(key)
  if (known) return known

  const made = new Intl.DateTimeFormat('ru', {
    timeZone: zone,
    calendar: 'gregory',
    ...(style === 'clock'
      ? {
          day: '2-digit',
          month: '2-digit',
          year: 'numeric',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        }
      : { timeZoneName: style }),
  })
  formats.set(key, made)
  return made
}
