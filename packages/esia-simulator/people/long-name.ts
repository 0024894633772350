import { enp } from './enp.ts'
import type { Person } from './person.ts'

const birthDate = '1988-03-21'

/** Eighty letters between hyphens: what a card, a table and a printed page must hold. */
const lastName = 'Северодвинская-Преображенская-Александровская-Белозерская-Краснохолмская-Заволжанская'

export const longName: Person = {
  id: 'long-name',
  oid: 1_000_401_010,
  story: 'Подтверждённая запись с фамилией из 80 букв через дефис',
  password: 'Buk-88',
  grantedBefore: true,
  confirmed: true,
  lastName,
  firstName: 'Александра',
  middleName: 'Константиновна',
  birthDate,
  birthPlace: 'посёлок городского типа Ракитное Ракитянского района Белгородской области',
  gender: 'F',
  snils: '000-000-711 24',
  citizenship: 'RUS',
  updatedOn: '2026-01-15',
  contacts: [
    { id: 10_011, type: 'MBT', value: '+7(000)0001010', verified: true },
    { id: 10_012, type: 'EML', value: 'alexandra@pochta.example', verified: true },
  ],
  documents: [
    {
      id: 10_021,
      type: 'RF_PASSPORT',
      verified: true,
      series: '9900',
      number: '001010',
      issueDate: '2008-04-09',
      issueId: '001010',
      issuedBy: 'Отделением УФМС по месту примера в посёлке городского типа Ракитное Ракитянского района',
    },
    {
      id: 10_022,
      type: 'MDCL_PLCY',
      verified: true,
      number: enp({ region: '14', birthDate, gender: 'F', serial: 1010 }),
      medicalOrg: 'Страховая компания «Пример-Мед»',
    },
  ],
  addresses: [],
  kids: [],
}
