import { present } from '../json/present.ts'
import { identifier, oneOf, requiredText, sideFlag, sideText, text, type Place } from '../json/shape.ts'
import { isDocumentType, type EsiaDocumentType } from './document-types.ts'
import type { EsiaDocument, EsiaOtherDocument } from './esia-person.ts'
import { readDate } from './read-date.ts'
import { opensDocument, opensDocuments, type Whose } from './scopes.ts'

type Documents = {
  readonly documents: readonly EsiaDocument[]
  readonly otherDocuments: readonly EsiaOtherDocument[]
}

const checks = ['VERIFYING', 'VERIFICATION_FAILED'] as const
const passportStates = [
  'PERSON_NOT_FOUND',
  'PASSPORT_NOT_FOUND',
  'PASSPORT_INVALID',
  'AUTO_UPDATE_SUCCESS',
] as const

export function readDocuments(
  elements: readonly Place[],
  scopes: readonly string[],
  whose: Whose = 'person',
): Documents {
  if (!opensDocuments(scopes, whose)) return { documents: [], otherDocuments: [] }

  const open = elements
    .map((element) => ({ element, type: requiredText(element, 'type') }))
    .filter(({ type }) => opensDocument(scopes, type, whose))
  return {
    documents: open.flatMap(({ element, type }) => (isDocumentType(type) ? [documentOf(element, type)] : [])),
    otherDocuments: open.flatMap(({ element, type }) =>
      isDocumentType(type) ? [] : [{ type, raw: element.fields }],
    ),
  }
}

function documentOf(element: Place, type: EsiaDocumentType): EsiaDocument {
  return present({
    id: identifier(element, 'id'),
    type,
    series: text(element, 'series'),
    number: text(element, 'number'),
    issueDate: readDate(element, 'issueDate'),
    issuedBy: text(element, 'issuedBy'),
    issueId: text(element, 'issueId'),
    expiryDate: readDate(element, 'expiryDate'),
    lastName: sideText(element, 'lastName'),
    firstName: sideText(element, 'firstName'),
    verified: text(element, 'vrfStu') === 'VERIFIED',
    verification: oneOf(element, 'vrfValStu', checks),
    verificationRequest: identifier(element, 'vrfReqId'),
    actNo: text(element, 'actNo'),
    actDate: readDate(element, 'actDate'),
    medicalOrg: text(element, 'medicalOrg'),
    passportValid: sideFlag(element, 'fmsValid'),
    passportState: oneOf(element, 'fmsState', passportStates),
    eTag: sideText(element, 'eTag'),
  })
}
