import { present } from '../json/present.ts'
import { identifier, requiredText, sideFlag, sideText, text, type Place } from '../json/shape.ts'
import type { EsiaContact } from './esia-person.ts'
import { opensContact, type Whose } from './scopes.ts'

// ESIA confirms only these by a code; a claim about another type isn't its own.
const verifiable = new Set(['MBT', 'EML'])

export function readContacts(
  elements: readonly Place[],
  scopes: readonly string[],
  whose: Whose = 'person',
): readonly EsiaContact[] {
  return elements
    .map((element) => ({ element, type: requiredText(element, 'type') }))
    .filter(({ type }) => opensContact(scopes, type, whose))
    .map(({ element, type }) =>
      present({
        id: identifier(element, 'id'),
        type,
        value: requiredText(element, 'value'),
        verified: text(element, 'vrfStu') === 'VERIFIED' && verifiable.has(type),
        verifyingValue:
          text(element, 'vrfValStu') === 'VERIFYING' ? sideText(element, 'verifyingValue') : undefined,
        codeExpired: sideFlag(element, 'isCfmCodeExpired'),
        eTag: sideText(element, 'eTag'),
      }),
    )
}
