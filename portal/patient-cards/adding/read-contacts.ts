import { ok, type Result } from '../../lib/result.ts'
import type { StepTyped } from './draft.ts'
import { readValue, valuesOf, type FieldWrong, type Values } from './read-value.ts'

/** Contacts and addresses, none of which anybody must have. */
export function readContacts(typed: StepTyped, today: string): Result<Values, readonly FieldWrong[]> {
  const read = <F extends 'mobile' | 'homePhone' | 'email' | 'registration' | 'residence'>(name: F) => {
    const value = typed[name] ?? ''
    return value.trim() === '' ? ok(undefined) : readValue(name, { name, typed: { value } }, today)
  }
  return valuesOf({
    mobile: read('mobile'),
    homePhone: read('homePhone'),
    email: read('email'),
    registration: read('registration'),
    residence: read('residence'),
  })
}
