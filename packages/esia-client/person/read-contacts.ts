import { requiredText, text, type Place } from '../json/shape.ts'
import type { EsiaContact } from './esia-person.ts'
import { opensContact } from './scopes.ts'

// ESIA confirms only these by a code; a claim about another type isn't its own.
const verifiable = new Set(['MBT', 'EML'])

export function readContacts(elements: readonly Place[], scopes: readonly string[]): readonly EsiaContact[] {
  return elements
    .map((element) => ({ element, type: requiredText(element, 'type') }))
    .filter(({ type }) => opensContact(scopes, type))
    .map(({ element, type }) => ({
      type,
      value: requiredText(element, 'value'),
      verified: text(element, 'vrfStu') === 'VERIFIED' && verifiable.has(type),
    }))
}
