const words: Readonly<Record<string, string>> = {
  openid: 'Подтверждение, что это Вы',
  fullname: 'Фамилия, имя и отчество',
  birthdate: 'Дата рождения',
  gender: 'Пол',
  birthplace: 'Место рождения',
  snils: 'СНИЛС',
  inn: 'ИНН',
  id_doc: 'Паспорт или другой документ, который удостоверяет личность',
  medical_doc: 'Полис ОМС',
  birth_cert_doc: 'Свидетельство о рождении',
  mobile: 'Номер мобильного телефона',
  email: 'Адрес электронной почты',
  contacts: 'Телефоны и адрес электронной почты',
  addresses: 'Адреса регистрации и проживания',
  kid_fullname: 'Фамилии, имена и отчества детей',
  kid_birthdate: 'Даты рождения детей',
  kid_gender: 'Пол детей',
  kid_snils: 'СНИЛС детей',
  kid_birth_cert_doc: 'Свидетельства о рождении детей',
  kid_medical_doc: 'Полисы ОМС детей',
}

export function inPlainWords(scope: string): string {
  return Object.hasOwn(words, scope) ? (words[scope] ?? scope) : scope
}
