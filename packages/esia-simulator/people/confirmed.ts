import { enp } from './enp.ts'
import type { Person } from './person.ts'

const birthDate = '1958-04-12'

const home = {
  addressStr: 'обл Белгородская, г Белгород, ул Садовая',
  fiasCode: '00000000-0000-4000-8000-000000000101',
  zipCode: '308000',
  region: 'Белгородская',
  city: 'Белгород',
  street: 'Садовая',
  house: '12',
  flat: '34',
} as const

export const confirmed: Person = {
  id: 'confirmed',
  oid: 1_000_400_101,
  story: 'Подтверждённая запись, 68 лет, есть паспорт и полис ОМС, данные порталу уже разрешены',
  password: 'Ryabina-58',
  grantedBefore: true,
  confirmed: true,
  lastName: 'Иванова',
  firstName: 'Вера',
  middleName: 'Павловна',
  birthDate,
  birthPlace: 'с. Примерное Белгородской области',
  gender: 'F',
  snils: '000-000-701 22',
  inn: '000000010111',
  citizenship: 'RUS',
  updatedOn: '2026-09-01',
  contacts: [
    { id: 1011, type: 'MBT', value: '+7(000)0000101', verified: true },
    { id: 1012, type: 'EML', value: 'vera@pochta.example', verified: true },
    { id: 1013, type: 'PHN', value: '+7(000)0001101', verified: false },
  ],
  documents: [
    {
      id: 1021,
      type: 'RF_PASSPORT',
      verified: true,
      series: '9900',
      number: '000101',
      issueDate: '2003-05-20',
      issueId: '000101',
      issuedBy: 'Отделением УФМС по месту примера в гор. Белгороде',
    },
    {
      id: 1022,
      type: 'MDCL_PLCY',
      verified: true,
      number: enp({ region: '14', birthDate, gender: 'F', serial: 101 }),
      medicalOrg: 'Страховая компания «Пример-Мед»',
    },
  ],
  addresses: [
    { id: 1031, type: 'PRG', ...home },
    { id: 1032, type: 'PLV', ...home },
  ],
  kids: [],
}
