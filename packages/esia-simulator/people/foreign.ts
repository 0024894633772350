import type { Person } from './person.ts'

/** A foreign citizen's name stands as in the passport, in Latin letters; СНИЛС and patronymic may be missing. */
export const foreign: Person = {
  id: 'foreign',
  oid: 1_000_400_606,
  story: 'Подтверждённая запись гражданина Узбекистана: имя латиницей, СНИЛС нет, вход по телефону',
  password: 'Chinara-95',
  grantedBefore: true,
  confirmed: true,
  lastName: 'Karimov',
  firstName: 'Jasur',
  birthDate: '1995-02-28',
  birthPlace: 'Uzbekistan',
  gender: 'M',
  citizenship: 'UZB',
  updatedOn: '2026-06-30',
  contacts: [
    { id: 6011, type: 'MBT', value: '+7(000)0000606', verified: true },
    { id: 6012, type: 'EML', value: 'jasur@pochta.example', verified: true },
  ],
  documents: [
    {
      id: 6021,
      type: 'FID_DOC',
      verified: true,
      series: 'ZZ',
      number: '0000606',
      issueDate: '2021-11-15',
      issuedBy: 'MIA 00606',
      expiryDate: '2031-11-14',
    },
  ],
  addresses: [],
  kids: [],
}
