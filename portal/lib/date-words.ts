import { partsOf, toIso } from './dates.ts'
import { usualLanguage, type Language } from './language.ts'

/** `2026-11-23` → `23 ноября 2026`, `23 November 2026`. */
export function dateInWords(iso: string, language: Language = usualLanguage): string {
  const { day, month, year } = partsOf(iso)
  const noon = new Date(0)
  noon.setUTCFullYear(year, month - 1, day)
  // A month beside its day: «ноября», not «ноябрь».
  const named = format(language, 'UTC', 'date').formatToParts(noon)
  return `${day} ${named.find(({ type }) => type === 'month')?.value ?? ''} ${year}`
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
export function timeInZone(at: Date, zone: string, language: Language = usualLanguage): string {
  const { hour, minute } = clockIn(zone, at)
  return `${dateInWords(dayInZone(at, zone), language)}, ${hour}:${minute} (${zoneName(zone, at, language)})`
}

/** The clock of an IANA zone at an instant: `14:05`. */
export function clockInZone(at: Date, zone: string): string {
  const { hour, minute } = clockIn(zone, at)
  return `${hour}:${minute}`
}

/** The zone's name and its offset at that instant: `Москва, UTC+3`, `Moscow Time, UTC+3`. */
export function zoneName(zone: string, at: Date, language: Language = usualLanguage): string {
  const offset = namedBy('shortOffset', { zone, at, language }).replace('GMT', 'UTC')
  return `${namedBy('shortGeneric', { zone, at, language })}, ${offset}`
}

type Clock = Record<'day' | 'month' | 'year' | 'hour' | 'minute', string>

/** Making a formatter costs fifty times its use. */
const formats = new Map<string, Intl.DateTimeFormat>()

function clockIn(zone: string, at: Date): Clock {
  const clock: Clock = { day: '', month: '', year: '', hour: '', minute: '' }
  for (const { type, value } of format(usualLanguage, zone, 'clock').formatToParts(at)) {
    if (type in clock) Object.assign(clock, { [type]: value })
  }
  return clock
}

type Zoned = { readonly zone: string; readonly at: Date; readonly language: Language }

function namedBy(style: 'shortGeneric' | 'shortOffset', { zone, at, language }: Zoned): string {
  return (
    format(language, zone, style)
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? zone
  )
}

const styles = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  clock: {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
  shortGeneric: { timeZoneName: 'shortGeneric' },
  shortOffset: { timeZoneName: 'shortOffset' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

function format(language: Language, zone: string, style: keyof typeof styles): Intl.DateTimeFormat {
  const key = `${language} ${style} ${zone}`
  const known = formats.get(key)
  if (known) return known

  const made = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    calendar: 'gregory',
    ...styles[style],
  })
  formats.set(key, made)
  return made
}
