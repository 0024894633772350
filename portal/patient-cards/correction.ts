import { fail, ok, type Result } from '../lib/result.ts'
import { firstNameOf, readers, readOwnEmail, readOwnPhone, type Typed, type Wrong } from './own-value.ts'
import {
  contactNames,
  isOpenContact,
  type CardContent,
  type CardDocument,
  type CardField,
  type CardFieldName,
} from './patient-card.ts'

export type Correction = {
  readonly typed: Typed
  /** ISO, in the region. */
  readonly today: string
  readonly now: Date
  /** The account of whoever types. */
  readonly by: string
  /** The person sees this field's number with stars. */
  readonly masked: boolean
}

/**
 * The card with the person's own value: beside what Госуслуги told, or in the place of nothing and of what they
 * typed before. The same content when it says so already, so that a form sent twice is one correction.
 */
export function correct(
  content: CardContent,
  field: CardFieldName,
  { typed, today, now, by, masked }: Correction,
): Result<CardContent, readonly Wrong[]> {
  const known = content[field]
  const read = readers[field]({ typed, today, paper: content.document?.value.type ?? '' })
  if (!read.ok) return read

  const at = now.toISOString()
  if (known === undefined || known.source === 'self') {
    const value = masked ? withHiddenNumber(known?.value, read.value) : read.value
    return known !== undefined && isSame(known.value, value)
      ? ok(content)
      : ok({ ...content, [field]: { value, source: 'self', at, by } })
  }
  // Behind stars this answer would let a guesser find the number out.
  if (!masked && isToldAlready(known.value, read.value))
    return fail([{ name: firstNameOf(field), error: 'same' }])

  const value = masked ? withHiddenNumber(known.own?.value, read.value) : read.value
  if (known.own !== undefined && isSame(known.own.value, value)) return ok(content)
  return ok({ ...content, [field]: { ...known, own: { value, at, by } } })
}

/** Whether a typed value may go without another in its place: a card without a name or a day of birth is nobody's. */
export function mayClear(field: CardFieldName): boolean {
  return field !== 'birthDate' && field !== 'lastName' && field !== 'firstName'
}

/** The card without the person's own value; the same content where there is none. */
export function withdraw(content: CardContent, field: CardFieldName): CardContent {
  const known = content[field]
  if (known?.own !== undefined) return { ...content, [field]: { ...known, own: undefined } }
  return known?.source === 'self' && mayClear(field) ? { ...content, [field]: undefined } : content
}

/** Contacts that Госуслуги has not verified are the person's to change; an emptied one goes. */
export function changeContacts(
  content: CardContent,
  { typed, now, by }: { readonly typed: Typed; readonly now: Date; readonly by: string },
): Result<CardContent, readonly Wrong[]> {
  const changed = new Map<string, CardField<string> | undefined>()
  const wrong: Wrong[] = []

  for (const name of contactNames) {
    const text = typed[name]
    if (text === undefined || !isOpenContact(content, name)) continue
    if (text.trim() === '') {
      if (content[name] !== undefined) changed.set(name, undefined)
      continue
    }
    const read = name === 'email' ? readOwnEmail(name, typed) : readOwnPhone(name, typed)
    if (!read.ok) wrong.push(...read.error)
    else if (read.value !== content[name]?.value)
      changed.set(name, { value: read.value, source: 'self', at: now.toISOString(), by })
  }

  if (wrong.length > 0) return fail(wrong)
  return ok(changed.size === 0 ? content : { ...content, ...Object.fromEntries(changed) })
}

type Value = string | object

function isSame(one: Value, other: Value): boolean {
  return isToldAlready(one, other) && isToldAlready(other, one)
}

/** Whether everything that was typed stands in what was told; of a paper only what is wrong is typed. */
function isToldAlready(told: Value, typed: Value): boolean {
  if (typeof told === 'string' || typeof typed === 'string') return told === typed
  const known = new Map(Object.entries(told))
  return Object.entries(typed).every(([key, value]) => value === undefined || value === known.get(key))
}

/** A number behind stars can't be typed again with the rest of the paper, so the one kept before stays. */
function withHiddenNumber(before: Value | undefined, typed: Value): Value {
  if (!isPaper(before) || !isPaper(typed) || typed.number !== undefined) return typed
  return { ...typed, series: before.series, number: before.number }
}

const isPaper = (value: Value | undefined): value is CardDocument =>
  typeof value === 'object' && 'type' in value
