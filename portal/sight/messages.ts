import type { Catalogues, Shape } from '../lib/language.ts'
import { en } from './messages.en.ts'
import type { Choice, Sight } from './sight.ts'

type Names = { readonly [C in Choice]: Readonly<Record<Sight[C], string>> }

const ru = {
  link: 'Версия для слабовидящих',
  title: 'Версия для слабовидящих',
  lead: 'Выберите, как Вам удобнее читать. Портал запомнит это в этом браузере и не забудет, когда Вы выйдете из личного кабинета.',
  back: 'Назад',
  groups: {
    size: 'Размер букв',
    font: 'Вид букв',
    scheme: 'Цвета',
    spacing: 'Промежутки между буквами и строками',
    images: 'Картинки',
  } satisfies Record<Choice, string>,
  names: {
    size: { 100: 'Обычный', 150: 'Крупный', 200: 'Самый крупный' },
    font: { sans: 'Без засечек', serif: 'С засечками' },
    scheme: {
      'black-on-white': 'Чёрным по белому',
      'white-on-black': 'Белым по чёрному',
      'blue-on-sky': 'Тёмно-синим по голубому',
    },
    spacing: { usual: 'Обычные', wide: 'Большие' },
    images: { shown: 'Показывать', hidden: 'Не показывать' },
  } satisfies Names,
  sample: {
    title: 'Образец',
    heading: 'Мои карты',
    text: 'Приём у терапевта 23 ноября в 10:40, кабинет 215.',
    link: 'Так выглядит ссылка',
    button: 'Так выглядит кнопка',
  },
  save: 'Сохранить',
  ordinary: 'Обычная версия',
  bar: {
    size: 'Размер',
    font: 'Буквы',
    scheme: 'Цвет',
    wide: 'Большие промежутки',
    hidden: 'Без картинок',
    settings: 'Все настройки',
  },
}

export type Words = Shape<typeof ru>

export const words: Catalogues<Words> = { ru, en }
