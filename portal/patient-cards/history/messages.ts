import type { Catalogues, Shape } from '../../lib/language.ts'
import type { ChangeKind } from './card-change.ts'
import { en } from './messages.en.ts'
import type { AccessChange } from './others.ts'

const ru = {
  title: 'История карты',
  link: 'История изменений',
  lead: 'Что менялось в карте: когда, кем, как было и как стало. И кто ещё её видит.',
  empty: 'Карту ещё никто не менял.',
  you: 'Вы',
  before: 'Было',
  after: 'Стало',
  nothing: 'пусто',
  kinds: {
    made: 'Карта создана',
    changed: 'Изменение',
    answered: 'Ответ на новое из Госуслуг',
    'taken-back': 'Возвращено, как было',
  } satisfies Record<ChangeKind, string>,
  accesses: {
    began: 'Доступ получил другой человек',
    ended: 'У другого человека больше нет доступа',
  } satisfies Record<AccessChange['kind'], string>,
  takeBack: 'Вернуть, как было',
  takenBackTitle: 'Возвращено, как было',
  takenBackBody: 'Изменение отменено. Оно осталось в истории, и его можно вернуть.',
  moved: 'С тех пор эта строка менялась ещё раз. Посмотрите историю и решите, что верно',
}

export type Words = Shape<typeof ru>

export const words: Catalogues<Words> = { ru, en }
