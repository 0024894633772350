import type { Catalogues, Shape } from '../../lib/language.ts'
import { en } from './messages.en.ts'

export const ru = {
  title: 'Новое из Госуслуг',
  noticeTitle: 'Госуслуги передали новое',
  noticeBody: 'В карте пока стоит прежнее. Посмотрите и решите, что верно:',
  look: 'Посмотреть и выбрать',
  lead: 'При последнем входе Госуслуги передали не то, что стоит в карте. Пока Вы не ответите, в карте остаётся прежнее.',
  none: 'Всё, что передали Госуслуги, уже в карте. Отвечать не на что.',
  inCard: 'Сейчас в карте',
  told: 'Из Госуслуг',
  nothing: 'пусто',
  question: (field: string) => `${field}: что верно?`,
  accept: 'Взять новое',
  keep: 'Оставить, как в карте',
  save: 'Сохранить мой выбор',
  acceptAll: 'Взять всё новое',
  keepAll: 'Оставить всё, как в карте',
  unanswered: 'Выберите хотя бы в одной строке, что верно',
  stale: 'Пока Вы выбирали, карта изменилась в другом окне. Сверьтесь с ней и ответьте ещё раз',
  doneTitle: 'Ваш выбор сохранён',
  doneBody: 'Прежние значения остались в истории карты, и их можно вернуть.',
}

export type Words = Shape<typeof ru>

export const words: Catalogues<Words> = { ru, en }
