import type { Catalogues, Shape } from '../lib/language.ts'
import { counted } from '../lib/plural.ts'
import { en } from './messages.en.ts'

const ru = {
  /** How the language calls itself, for those who read no other. */
  ownName: 'Русский',
  untranslated: 'Этой страницы на русском пока нет.',
  toContent: 'Перейти к содержанию',
  failed: 'Ошибка: ',
  toMend: 'Нужно исправить',
  step: (current: number, total: number) => `Шаг ${current} из ${total}`,
  changeRegion: { text: 'сменить', hidden: 'регион' },
  phone: (phone: string) => `Телефон: ${phone}`,
  support: 'Служба поддержки',
  cabinet: 'Личный кабинет',
  cards: 'Мои карты',
  settings: 'настройки',
  signOut: 'Выйти',
  day: 'День',
  month: 'Месяц',
  year: 'Год',
  password: {
    show: 'Показать',
    hide: 'Скрыть',
    showIt: 'Показать пароль',
    hideIt: 'Скрыть пароль',
  },
  passkeyFailed: 'Ключ не сработал. Попробуйте ещё раз.',
  passkeyProof: 'Подтвердить ключом',
  regions: {
    lastTime: 'В прошлый раз',
    all: 'Все регионы',
    filter: 'Название региона',
    filterHint: 'Начните вводить, и список станет короче',
    none: 'Такого региона нет в списке. Проверьте, как он написан',
    found: 'Найдено',
    /** By the rules of the language, in the browser. */
    counted: { one: 'регион', few: 'региона', other: 'регионов' },
  },
  idle: {
    line: (minutes: number) =>
      `Через ${counted('ru', minutes, { one: 'минуту', few: 'минуты', many: 'минут' })} без действий личный кабинет закроется сам.`,
    heads: {
      idle: ['Вы здесь?', 'Остаться'],
      whole: ['Скоро нужно войти ещё раз', 'Понятно'],
      covered: ['Личный кабинет закрыт', 'Проверить ещё раз'],
    },
    /** The script puts the time in place of `{}`. */
    idle: 'Через {} портал закроет личный кабинет: в нём давно ничего не делали.',
    whole: 'Через {} портал закроет личный кабинет: один вход длится не дольше 12 часов.',
    covered: 'Его время вышло, а связи с порталом нет. Когда она появится, портал попросит войти.',
    minutes: { one: 'минуту', few: 'минуты', other: 'минут' },
    seconds: 'секунд',
  },
}

export type Words = Shape<typeof ru>

export const words: Catalogues<Words> = { ru, en }
