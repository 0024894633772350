import type { Catalogues, Shape } from '../../lib/language.ts'
import { en } from './messages.en.ts'

export const ru = {
  section: 'Другие документы и полисы',
  lists: {
    otherPapers: 'Другие документы из Госуслуг',
    ownPapers: 'Документы, которые добавили Вы',
  },
  policy: 'Полис ОМС',
  addDocument: 'Добавить документ',
  addPolicy: 'Добавить полис',
  documentTitle: 'Добавить документ',
  policyTitle: 'Добавить полис',
  documentLead: 'Ещё один документ этого человека. Тот, что в карте сейчас, останется.',
  policyLead:
    'Ещё один полис: временное свидетельство или полис старого образца. Тот, что в карте сейчас, останется.',
  save: 'Добавить в карту',
  remove: 'Убрать',
  removeTitle: 'Убрать документ из карты?',
  removeLead: 'Вернуть его можно будет в истории карты.',
  keep: 'Оставить',
  stale: 'Карта изменилась в другом окне. Посмотрите, тот ли это документ, и нажмите ещё раз',
  none: 'Выберите документ, который хотите добавить',
  same: 'Этот документ уже есть в карте',
  full: 'В карте уже двадцать документов. Уберите ненужный',
}

export type Words = Shape<typeof ru>

export const words: Catalogues<Words> = { ru, en }
