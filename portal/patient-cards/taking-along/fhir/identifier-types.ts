import { documentTypes, type DocumentType } from '../../../lib/document-types.ts'
import { paperTypeOf } from '../../paper-type.ts'
import type { CardDocument } from '../../patient-card.ts'
import type { CodeableConcept } from './resources.ts'

const documentCodes = 'https://fhir.ru/ig/core/CodeSystem/core-cs-nsi-identity-document'
const policyCodes = 'https://fhir.ru/ig/core/CodeSystem/core-cs-nsi-coverage-document-oms'

/** «Social Beneficiary Identifier», of HL7’s own list: so RuCore marks СНИЛС and the policy. */
const beneficiary = { system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'SB' }

export const snilsConcept: CodeableConcept = { coding: [beneficiary], text: 'СНИЛС' }

/** НСИ 1.2.643.5.1.13.13.99.2.48, as far as RuCore lists it; any other paper goes by its name alone. */
const nsiDocuments: Partial<Record<DocumentType, string>> = { '21': '1', '22': '42', '14': '5', '03': '6' }

export function documentConcept({ type }: CardDocument): CodeableConcept {
  const known = paperTypeOf(type)
  const code = nsiDocuments[known]
  const { name } = documentTypes[known]
  return {
    coding: code === undefined ? undefined : [{ system: documentCodes, code, display: name }],
    text: name,
  }
}

/** НСИ 1.2.643.5.1.13.13.99.2.245, told by how the number looks: sixteen digits, nine, or anything else. */
export function policyConcept({ series, number = '' }: CardDocument): CodeableConcept {
  const [code, display] =
    series === undefined && /^\d{16}$/.test(number)
      ? ['3', 'Полис ОМС единого образца']
      : series === undefined && /^\d{9}$/.test(number)
        ? ['2', 'Временное свидетельство']
        : ['1', 'Полис ОМС старого образца']
  return { coding: [beneficiary, { system: policyCodes, code, display }], text: display }
}
