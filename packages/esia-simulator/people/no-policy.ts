import type { Person } from './person.ts'

export const noPolicy: Person = {
  id: 'no-policy',
  oid: 1_000_400_707,
  story: 'Подтверждённая запись без полиса ОМС: паспорт и СНИЛС есть',
  password: 'Osina-99',
  grantedBefore: true,
  confirmed: true,
  lastName: 'Лебедев',
  firstName: 'Артём',
  middleName: 'Сергеевич',
  birthDate: '1999-12-31',
  birthPlace: 'гор. Губкин',
  gender: 'M',
  snils: '000-000-708 29',
  citizenship: 'RUS',
  updatedOn: '2026-04-02',
  contacts: [
    { id: 7011, type: 'MBT', value: '+7(000)0000707', verified: true },
    { id: 7012, type: 'EML', value: 'artem@pochta.example', verified: true },
  ],
  documents: [
    {
      id: 7021,
      type: 'RF_PASSPORT',
      verified: true,
      series: '9900',
      number: '000707',
      issueDate: '2020-01-21',
      issueId: '000707',
      issuedBy: 'ГУ МВД по области примеров',
    },
  ],
  addresses: [],
  kids: [],
}
