import { enp } from './enp.ts'
import type { Person } from './person.ts'

const age = 15
const birthday = '03-12'

/** Born so that he is fifteen at any time the stand runs; his papers follow his birth date. */
export function minor(now: Date): Person {
  const birthYear = now.getUTCFullYear() - age - (now.toISOString().slice(5, 10) < birthday ? 1 : 0)
  const birthDate = `${birthYear}-${birthday}`

  return {
    id: 'minor',
    oid: 1_000_400_404,
    story: 'Подтверждённая запись подростка: 15 лет, есть паспорт',
    password: 'Klen-15',
    grantedBefore: false,
    confirmed: true,
    lastName: 'Орлов',
    firstName: 'Никита',
    middleName: 'Романович',
    birthDate,
    birthPlace: 'гор. Белгород',
    gender: 'M',
    snils: '000-000-706 27',
    citizenship: 'RUS',
    updatedOn: '2026-07-02',
    contacts: [
      { id: 4011, type: 'MBT', value: '+7(000)0000404', verified: true },
      { id: 4012, type: 'EML', value: 'nikita@pochta.example', verified: true },
    ],
    documents: [
      {
        id: 4021,
        type: 'RF_PASSPORT',
        verified: true,
        series: '9900',
        number: '000404',
        issueDate: `${birthYear + 14}-04-02`,
        issueId: '000404',
        issuedBy: 'ГУ МВД по области примеров',
      },
      {
        id: 4022,
        type: 'MDCL_PLCY',
        verified: true,
        number: enp({ region: '14', birthDate, gender: 'M', serial: 404 }),
      },
    ],
    addresses: [],
    kids: [],
  }
}
