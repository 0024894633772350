/** Every type of document that Госуслуги's own pages name. */
export const documentTypes = [
  'RF_PASSPORT',
  'FID_DOC',
  'RF_DRIVING_LICENSE',
  'MLTR_ID',
  'FRGN_PASS',
  'MDCL_PLCY',
  'RF_BRTH_CERT',
  'FID_BRTH_CERT',
  'OLD_BRTH_CERT',
  'BRTH_CERT',
  'KID_RF_BRTH_CERT',
  'KID_ACT_RECORD',
  'MDCL_BRTH_CERT',
  'RSDNC_PERMIT',
  'RFG_CERT',
  'CERT_REG_IMM',
  'INN',
  'SNILS',
  'KID_SNILS',
] as const

export type EsiaDocumentType = (typeof documentTypes)[number]

export function isDocumentType(type: string): type is EsiaDocumentType {
  return documentTypes.some((known) => known === type)
}
