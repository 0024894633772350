import type { DocumentType } from '../lib/document-types.ts'

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

export function paperTypeOf(esiaType: string): DocumentType {
  return types.get(esiaType) ?? '91'
}
