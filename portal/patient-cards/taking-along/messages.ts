import type { Catalogues, Shape } from '../../lib/language.ts'
import type { Ground } from '../keeper.ts'
import type { Source } from '../patient-card.ts'
import { en } from './messages.en.ts'

export const ru = {
  printLink: 'Распечатать карту',
  fileLink: 'Скачать карту файлом',
  toCard: 'К карте',
  madeAt: (time: string) => `Карта пациента. Данные на ${time}.`,
  checked: (day: string) => `Данные проверены ${day}.`,
  unchecked: 'Данные ещё не проверены.',
  keeper: 'Кто ведёт карту',
  kinship: 'Кем приходится',
  ground: 'Основание',
  person: 'Пациент',
  print: 'Распечатать',
  printHow: 'Чтобы распечатать, нажмите Ctrl+P (на Mac — ⌘P) или выберите «Печать» в меню браузера.',
  maskedTitle: 'Номера показаны не полностью',
  maskedBody:
    'СНИЛС, полис и документы закрыты звёздочками: карта напечатана после входа по паролю или позже чем через 20 минут после входа через Госуслуги.',
  maskedLead: 'Чтобы напечатать номера целиком, подтвердите, что это Вы.',
  ownValue: 'Указано на портале:',
  fileTitle: 'Карта файлом',
  fileLead:
    'Файл для другой медицинской системы: его загружают там, чтобы не вписывать всё заново. Читать его удобнее на бумаге — распечатайте карту.',
  fileIn: 'В файле — всё, что есть в карте, с полными номерами. Храните его так же бережно, как паспорт.',
  fileOwn:
    'Где значение подтвердили Госуслуги, а Вы указали другое, в файл попадёт подтверждённое. На бумаге есть оба.',
  fileFormat: 'Формат: FHIR R4.',
  download: 'Скачать файл',
  proofTitle: 'Сначала подтвердите, что это Вы',
  proofBody: 'Госуслуги спросят пароль и код ещё раз, и Вы вернётесь на эту страницу.',
  esia: 'госуслуги',
}

export type Words = Shape<typeof ru>

export const words: Catalogues<Words> = { ru, en }

/** On paper the reader is another person: a registrar. */
export const sources = {
  'esia-verified': (day: string) => `подтверждено Госуслугами, ${day}`,
  'esia-unverified': () => 'с Госуслуг, не подтверждено',
  self: (day: string) => `указано на портале, ${day}`,
} satisfies Record<Source, (day: string) => string>

export const grounds = {
  own: 'это сам пациент',
  'kids-register': 'ребёнок записан у представителя на Госуслугах',
  'birth-certificate': 'свидетельство о рождении',
  guardianship: 'акт об опеке или попечительстве',
  'power-of-attorney': 'доверенность',
  consent: 'доступ дал сам человек',
  none: 'документа нет',
} satisfies Record<Ground, string>
