import { enp } from './enp.ts'
import type { Person } from './person.ts'

const birthDate = '1984-06-17'

export const noPatronymic: Person = {
  id: 'no-patronymic',
  oid: 1_000_400_505,
  story: 'Подтверждённая запись человека без отчества: поля middleName в ответе нет вовсе',
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
  ],
  addresses: [],
  kids: [],
}
