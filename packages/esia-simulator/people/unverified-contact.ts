import { enp } from './enp.ts'
import type { Person } from './person.ts'

const birthDate = '1976-09-05'

export const unverifiedContact: Person = {
  id: 'unverified-contact',
  oid: 1_000_400_808,
  story: 'Подтверждённая запись, но телефон и почта не подтверждены: войти можно только по СНИЛС',
  password: 'Kalina-76',
  grantedBefore: true,
  confirmed: true,
  lastName: 'Зайцева',
  firstName: 'Марина',
  middleName: 'Юрьевна',
  birthDate,
  birthPlace: 'гор. Шебекино',
  gender: 'F',
  snils: '000-000-709 30',
  citizenship: 'RUS',
  updatedOn: '2026-03-11',
  contacts: [
    { id: 8011, type: 'MBT', value: '+7(000)0000808', verified: false },
    { id: 8012, type: 'EML', value: 'marina@pochta.example', verified: false },
  ],
  documents: [
    {
      id: 8021,
      type: 'RF_PASSPORT',
      verified: true,
      series: '9900',
      number: '000808',
      issueDate: '2021-10-01',
      issueId: '000808',
      issuedBy: 'ГУ МВД по области примеров',
    },
    {
      id: 8022,
      type: 'MDCL_PLCY',
      verified: true,
      number: enp({ region: '14', birthDate, gender: 'F', serial: 808 }),
    },
  ],
  addresses: [],
  kids: [],
}
