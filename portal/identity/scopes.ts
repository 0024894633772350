/** What Госуслуги is asked for: each has its use in a patient card. */
export const scopes: readonly string[] = [
  'openid',
  'fullname',
  'birthdate',
  'gender',
  'birthplace',
  'snils',
  'id_doc',
  'medical_doc',
  'mobile',
  'email',
  'addresses',
]

/** What a trip for children asks for, and nothing of the parent but who they are. */
export const childrenScopes: readonly string[] = [
  'openid',
  'kid_fullname',
  'kid_birthdate',
  'kid_gender',
  'kid_snils',
  'kid_birth_cert_doc',
  'kid_medical_doc',
]
