import { present } from '../json/present.ts'
import { requiredText, text, type Place } from '../json/shape.ts'
import type { EsiaDocument } from './esia-person.ts'
import { readDate } from './read-date.ts'
import { openDocuments } from './scopes.ts'

export function readDocuments(
  elements: readonly Place[],
  scopes: readonly string[],
): readonly EsiaDocument[] {
  const open = openDocuments(scopes)

  return elements
    .map((element) => ({ element, type: requiredText(element, 'type') }))
    .filter(({ type }) => open.has(type))
    .map(({ element, type }) =>
      present({
        type,
        series: text(element, 'series'),
        number: text(element, 'number'),
        issueDate: readDate(element, 'issueDate'),
        issuedBy: text(element, 'issuedBy'),
        issueId: text(element, 'issueId'),
        expiryDate: readDate(element, 'expiryDate'),
        verified: text(element, 'vrfStu') === 'VERIFIED',
        actNo: text(element, 'actNo'),
        actDate: readDate(element, 'actDate'),
        medicalOrg: text(element, 'medicalOrg'),
      }),
    )
}
