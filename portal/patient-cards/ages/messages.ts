import type { Catalogues, Shape } from '../../lib/language.ts'
import type { AgeBand } from './ages.ts'
import { en } from './messages.en.ts'

const ru = {
  when: { 90: 'Скоро', 30: 'Меньше чем через месяц', 1: 'Завтра' },
  titles: {
    passport: (years: number) => `${years} лет: пора получать паспорт`,
    consent: (years: number) => `${years} лет: согласие на лечение даёт сам подросток`,
    adult: (years: number) => `${years} лет: карта перейдёт к своему владельцу`,
  } satisfies Record<AgeBand, (years: number) => string>,
  on: (date: string) => `Это случится ${date}.`,
  bodies: {
    passport:
      'После этого укажите в карте паспорт вместо свидетельства о рождении. Подросток сможет завести свою запись на Госуслугах и свой кабинет здесь. Вы останетесь его представителем.',
    consent:
      'После этого подросток сам соглашается на лечение и отказывается от него. Карту по-прежнему видите и Вы.',
    adult:
      'В этот день Ваш доступ к карте закончится. Чтобы вести её дальше, пусть её владелец зарегистрируется здесь сам и даст Вам доступ.',
  } satisfies Record<AgeBand, string>,
  passedTitle: 'Карта перешла к своему владельцу',
  passed: (whose: string, date: string) =>
    `${whose}: совершеннолетие наступило ${date}, и Ваш доступ к карте закончился. Её владелец может зарегистрироваться здесь сам и дать доступ Вам.`,
}

export type Words = Shape<typeof ru>

export const words: Catalogues<Words> = { ru, en }
