import { enp } from './enp.ts'
import type { Person } from './person.ts'

const birthDate = '1984-06-17'

export const noPatronymic: Person = {
  id: 'no-patronymic',
  oid: 1_000_400_505,
  story:
    'Подтверждённая запись человека без отчества: поля middleName в ответе нет вовсе; есть машина и организация',
  password: 'Yasen-84',
  grantedBefore: true,
  confirmed: true,
  lastName: 'Дорн',
  firstName: 'Эмма',
  birthDate,
  birthPlace: 'гор. Старый Оскол',
  gender: 'F',
  snils: '000-000-707 28',
  citizenship: 'RUS',
  updatedOn: '2026-05-19',
  contacts: [
    { id: 5011, type: 'MBT', value: '+7(000)0000505', verified: true },
    { id: 5012, type: 'EML', value: 'emma@pochta.example', verified: true },
  ],
  documents: [
    {
      id: 5021,
      type: 'RF_PASSPORT',
      verified: true,
      series: '9900',
      number: '000505',
      issueDate: '2004-07-06',
      issueId: '000505',
      issuedBy: 'ГУ МВД по области примеров',
    },
    {
      id: 5022,
      type: 'MDCL_PLCY',
      verified: true,
      number: enp({ region: '14', birthDate, gender: 'F', serial: 505 }),
      medicalOrg: 'Страховая компания «Пример-Мед»',
    },
    {
      id: 5023,
      type: 'RF_DRIVING_LICENSE',
      verified: true,
      series: '9900',
      number: '000505',
      issueDate: '2019-03-11',
      expiryDate: '2029-03-11',
    },
    {
      id: 5024,
      type: 'FRGN_PASS',
      verified: true,
      series: '00',
      number: '0000505',
      issueDate: '2022-02-01',
      expiryDate: '2032-02-01',
      issuedBy: 'МВД 00505',
      lastName: 'DORN',
      firstName: 'EMMA',
    },
  ],
  addresses: [],
  kids: [],
  vehicles: [
    {
      id: 5041,
      name: 'Лада Гранта',
      numberPlate: 'А000АА00',
      regCertificate: { series: '0000', number: '000505' },
    },
  ],
  organizations: [
    {
      id: 1_000_500,
      fullName: 'Общество с ограниченной ответственностью «Пример»',
      shortName: 'ООО «Пример»',
      ogrn: '0000000000505',
      inn: '0000000505',
      kpp: '000000505',
      type: 'LEGAL',
      chief: true,
      admin: true,
      email: 'org@pochta.example',
    },
  ],
}
