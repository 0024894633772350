import { enp } from './enp.ts'
import type { Person } from './person.ts'

const birthDate = '2002-08-08'

export const noSnils: Person = {
  id: 'no-snils',
  oid: 1_000_401_111,
  story: 'Подтверждённая запись гражданки России, у которой в ответе нет СНИЛС: вход по телефону',
  password: 'Verba-02',
  grantedBefore: true,
  confirmed: true,
  lastName: 'Мельникова',
  firstName: 'Дарья',
  middleName: 'Олеговна',
  birthDate,
  birthPlace: 'гор. Валуйки',
  gender: 'F',
  citizenship: 'RUS',
  updatedOn: '2026-10-05',
  contacts: [
    { id: 11_011, type: 'MBT', value: '+7(000)0001111', verified: true },
    { id: 11_012, type: 'EML', value: 'darya@pochta.example', verified: true },
  ],
  documents: [
    {
      id: 11_021,
      type: 'RF_PASSPORT',
      verified: true,
      series: '9900',
      number: '001111',
      issueDate: '2022-08-30',
      issueId: '001111',
      issuedBy: 'ГУ МВД по области примеров',
    },
    {
      id: 11_022,
      type: 'MDCL_PLCY',
      verified: true,
      number: enp({ region: '14', birthDate, gender: 'F', serial: 1111 }),
    },
  ],
  addresses: [],
  kids: [],
}
