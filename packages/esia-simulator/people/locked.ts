import { enp } from './enp.ts'
import type { Person } from './person.ts'

const birthDate = '1969-01-30'

export const locked: Person = {
  id: 'locked',
  oid: 1_000_400_909,
  story: 'Учётная запись заблокирована: стенд говорит об этом после верного пароля и никого не впускает',
  password: 'Sosna-69',
  locked: true,
  grantedBefore: true,
  confirmed: true,
  lastName: 'Громов',
  firstName: 'Павел',
  middleName: 'Ильич',
  birthDate,
  birthPlace: 'гор. Алексеевка',
  gender: 'M',
  snils: '000-000-710 23',
  citizenship: 'RUS',
  updatedOn: '2026-02-24',
  contacts: [
    { id: 9011, type: 'MBT', value: '+7(000)0000909', verified: true },
    { id: 9012, type: 'EML', value: 'pavel@pochta.example', verified: true },
  ],
  documents: [
    {
      id: 9021,
      type: 'RF_PASSPORT',
      verified: true,
      series: '9900',
      number: '000909',
      issueDate: '2014-02-18',
      issueId: '000909',
      issuedBy: 'ГУ МВД по области примеров',
    },
    {
      id: 9022,
      type: 'MDCL_PLCY',
      verified: true,
      number: enp({ region: '14', birthDate, gender: 'M', serial: 909 }),
    },
  ],
  addresses: [],
  kids: [],
}
