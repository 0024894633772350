import type { Person } from './person.ts'

export const unconfirmed: Person = {
  id: 'unconfirmed',
  oid: 1_000_400_202,
  story: 'Стандартная запись: личность не подтверждена в центре обслуживания',
  password: 'Topol-90',
  grantedBefore: false,
  confirmed: false,
  lastName: 'Смирнов',
  firstName: 'Олег',
  middleName: 'Игоревич',
  birthDate: '1990-11-03',
  gender: 'M',
  snils: '000-000-702 23',
  citizenship: 'RUS',
  updatedOn: '2026-10-14',
  contacts: [
    { id: 2011, type: 'MBT', value: '+7(000)0000202', verified: true },
    { id: 2012, type: 'EML', value: 'oleg@pochta.example', verified: false },
  ],
  documents: [
    {
      id: 2021,
      type: 'RF_PASSPORT',
      verified: false,
      series: '9900',
      number: '000202',
      issueDate: '2010-12-01',
      issueId: '000202',
      issuedBy: 'ГУ МВД по области примеров',
    },
  ],
  addresses: [],
  kids: [],
}
