const documentTypes: Readonly<Record<string, readonly string[]>> = {
  id_doc: ['RF_PASSPORT', 'FID_DOC'],
  medical_doc: ['MDCL_PLCY'],
  drivers_licence_doc: ['RF_DRIVING_LICENSE'],
  foreign_passport_doc: ['FRGN_PASS'],
  military_doc: ['MLTR_ID'],
  birth_cert_doc: ['RF_BRTH_CERT', 'FID_BRTH_CERT', 'OLD_BRTH_CERT', 'BRTH_CERT'],
  residence_doc: ['RSDNC_PERMIT'],
}

/** The document types that these scopes open. */
export function openDocuments(scopes: readonly string[]): ReadonlySet<string> {
  return new Set(
    scopes.flatMap((scope) => (Object.hasOwn(documentTypes, scope) ? documentTypes[scope] : undefined) ?? []),
  )
}

/** Whether these scopes open a contact of this type. */
export function opensContact(scopes: readonly string[], type: string): boolean {
  if (scopes.includes('contacts')) return true

  return (type === 'EML' && scopes.includes('email')) || (type === 'MBT' && scopes.includes('mobile'))
}

/** The collections to ask for together with the person: those that the granted scopes open, since ESIA drops others. */
export function embedsOf(scopes: readonly string[]): readonly string[] {
  return [
    ['contacts', 'email', 'mobile'].some((scope) => scopes.includes(scope)) ? 'contacts.elements' : '',
    scopes.includes('addresses') ? 'addresses.elements' : '',
    openDocuments(scopes).size > 0 ? 'documents.elements' : '',
  ].filter((embed) => embed !== '')
}
