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
