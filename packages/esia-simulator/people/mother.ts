import { enp } from './enp.ts'
import type { Kid, Person } from './person.ts'

const birthDate = '1991-07-25'

const home = {
  addressStr: 'обл Белгородская, р-н Примерный, п Лесной, ул Школьная',
  fiasCode: '00000000-0000-4000-8000-000000000303',
  zipCode: '308500',
  region: 'Белгородская',
  area: 'Примерный',
  settlement: 'Лесной',
  street: 'Школьная',
  house: '7',
} as const

const son: Kid = {
  id: 3041,
  lastName: 'Соколов',
  firstName: 'Михаил',
  middleName: 'Андреевич',
  birthDate: '2016-02-29',
  gender: 'M',
  snils: '000-000-704 25',
  documents: [
    {
      id: 3042,
      type: 'KID_RF_BRTH_CERT',
      verified: true,
      series: 'I-ЛЕ',
      number: '000304',
      issueDate: '2016-03-10',
      issuedBy: 'Отдел ЗАГС Примерного района',
      actNo: '304',
      actDate: '2016-03-10',
    },
    {
      id: 3043,
      type: 'MDCL_PLCY',
      verified: true,
      number: enp({ region: '14', birthDate: '2016-02-29', gender: 'M', serial: 304 }),
    },
  ],
}

const daughter: Kid = {
  id: 3051,
  lastName: 'Соколова',
  firstName: 'Полина',
  middleName: 'Андреевна',
  birthDate: '2021-09-01',
  gender: 'F',
  snils: '000-000-705 26',
  documents: [
    {
      id: 3052,
      type: 'KID_RF_BRTH_CERT',
      verified: true,
      series: 'II-ЛЕ',
      number: '000305',
      issueDate: '2021-09-15',
      issuedBy: 'Отдел ЗАГС Примерного района',
      actNo: '305',
      actDate: '2021-09-15',
    },
    {
      id: 3053,
      type: 'MDCL_PLCY',
      verified: true,
      number: enp({ region: '14', birthDate: '2021-09-01', gender: 'F', serial: 305 }),
    },
  ],
}

export const mother: Person = {
  id: 'mother',
  oid: 1_000_400_303,
  story: 'Подтверждённая запись, двое детей; передачу данных ещё не разрешала',
  password: 'Bereza-91',
  grantedBefore: false,
  confirmed: true,
  lastName: 'Соколова',
  firstName: 'Анна',
  middleName: 'Дмитриевна',
  birthDate,
  birthPlace: 'гор. Белгород',
  gender: 'F',
  snils: '000-000-703 24',
  inn: '000000010369',
  citizenship: 'RUS',
  updatedOn: '2026-08-11',
  contacts: [
    { id: 3011, type: 'MBT', value: '+7(000)0000303', verified: true },
    { id: 3012, type: 'EML', value: 'anna@pochta.example', verified: true },
  ],
  documents: [
    {
      id: 3021,
      type: 'RF_PASSPORT',
      verified: true,
      series: '9900',
      number: '000303',
      issueDate: '2011-08-19',
      issueId: '000303',
      issuedBy: 'ГУ МВД по области примеров',
    },
    {
      id: 3022,
      type: 'MDCL_PLCY',
      verified: true,
      number: enp({ region: '14', birthDate, gender: 'F', serial: 303 }),
      medicalOrg: 'Страховая компания «Пример-Мед»',
    },
  ],
  addresses: [
    { id: 3031, type: 'PRG', ...home },
    { id: 3032, type: 'PLV', ...home },
  ],
  kids: [son, daughter],
}
