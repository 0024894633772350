import { isDocumentType, type DocumentType } from '../lib/document-types.ts'

/** ESIA's names of papers by the ФНС list of documents; one that we don't know yet is «иной документ». */
const types = new Map<string, DocumentType>([
  ['RF_PASSPORT', '21'],
  ['FID_DOC', '10'],
  ['FRGN_PASS', '22'],
  ['MLTR_ID', '07'],
  ['RF_BRTH_CERT', '03'],
  ['KID_RF_BRTH_CERT', '03'],
  ['FID_BRTH_CERT', '23'],
  ['RSDNC_PERMIT', '12'],
  ['RFG_CERT', '13'],
  ['CERT_REG_IMM', '11'],
])

/** The type of a paper, by ESIA's name of it or, of one that ESIA has no name for, by its code. */
export function paperTypeOf(name: string): DocumentType {
  return types.get(name) ?? (isDocumentType(name) ? name : '91')
}

/** How a card names a paper that a person typed: as ESIA would, so that the same paper is told to be the same. */
export function paperNameOf(type: DocumentType): string {
  return [...types].find(([, known]) => known === type)?.[0] ?? type
}
