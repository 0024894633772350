import type { Catalogues, Shape } from '../../lib/language.ts'
import type { Relation } from '../grounds.ts'
import type { Ground, Kinship } from '../keeper.ts'
import type { CodeError } from './code.ts'
import { en } from './messages.en.ts'

export const ru = {
  link: 'Кто видит эту карту',
  title: 'Кто видит эту карту',
  you: 'это Вы',
  since: (day: string) => `с ${day}`,
  end: 'Закрыть доступ',
  endedTitle: 'Доступ закрыт',
  endedBody: 'Этот человек больше не видит карту.',
  giveTitle: 'Дать доступ',
  giveLead:
    'Другой человек сможет читать и исправлять эту карту из своего личного кабинета. Дать доступ дальше он не сможет. Вы можете закрыть доступ в любой день.',
  who: 'Кому Вы даёте доступ?',
  getCode: 'Получить код',
  proofLead:
    'Чтобы дать доступ, подтвердите личность на Госуслугах: так карту не откроет тот, кто сел за Ваше устройство.',
  proof: 'Подтвердить на Госуслугах',
  cannot:
    'Дать доступ другому может сам человек, родитель или опекун. По доверенности, коду доступа или без основания — нельзя.',
  codeTitle: 'Код доступа',
  codeBody: (until: string) =>
    `Продиктуйте код человеку, которому доверяете. Он подойдёт один раз, до ${until}. Ему нужно войти в свой личный кабинет этого же региона, открыть «Мои карты», «Добавить карту» и «У меня есть код».`,
  codeOnce:
    'Код показан один раз: обновите страницу, и он исчезнет. Портал и поликлиника никогда не спрашивают его по телефону.',
  given: (until: string) =>
    `Код уже дан и действует до ${until}. Если он потерялся, получите новый: прежний перестанет действовать.`,
  stale: 'Этот код уже использован или устарел. Получите новый',
  toCard: 'К карте',
  toCards: 'Мои карты',
  back: 'Назад',
  enterTitle: 'Код доступа',
  enterLead:
    'Введите код, который дал Вам человек или его представитель. Вы увидите, чья это карта, и решите, добавить ли её.',
  code: 'Код, 10 цифр',
  codeHint: 'Например, 1234 567 890',
  goOn: 'Дальше',
  offerTitle: 'Добавить эту карту?',
  offerWhose: 'Чья карта',
  offerBirth: 'Дата рождения',
  offerKinship: 'Кто это для Вас',
  offerFrom: 'Доступ даёт',
  offerYou: 'Вы сможете',
  take: 'Добавить карту',
  notThis: 'Это не та карта',
  takenTitle: 'Карта добавлена',
  takenBody: 'Теперь она в Вашем списке. Кто дал доступ, может его закрыть.',
}

export type Words = Shape<typeof ru>

export const words: Catalogues<Words> = { ru, en }

/** The other way round: who the keeper is to the person of the card. */
export const keepers = {
  self: 'сам человек',
  child: 'мать или отец',
  ward: 'опекун или попечитель',
  parent: 'сын или дочь',
  spouse: 'муж или жена',
  other: 'другой человек',
} satisfies Record<Kinship, string>

/** By what right somebody keeps the card, as the others see it. */
export const rights = {
  own: '',
  'kids-register': 'По данным Госуслуг',
  'birth-certificate': 'По свидетельству о рождении',
  guardianship: 'По акту об опеке или попечительстве',
  'power-of-attorney': 'По доверенности',
  consent: 'По коду доступа',
  none: 'Без документа-основания',
} satisfies Record<Ground, string>

export const invited = {
  parent: 'Сыну или дочери этого человека',
  child: 'Матери или отцу этого человека',
  spouse: 'Мужу или жене этого человека',
  ward: 'Опекуну или попечителю этого человека',
  other: 'Другому человеку',
} satisfies Record<Relation, string>

export const errors = {
  empty: 'Введите код',
  malformed: 'В коде 10 цифр. Сверьтесь с тем, кто его дал',
  wrong: 'Код не подошёл. Сверьте цифры или попросите новый: код действует 15 минут и один раз',
  wait: 'Слишком много попыток подряд. Введите код немного позже',
  known: 'Карта, которую открывает этот код, у Вас уже есть',
} satisfies Record<CodeError, string>

/** `wait` is a time in words: «15 с», «2 мин». */
export const waitError = (wait: string) => `Слишком много попыток подряд. Введите код снова через ${wait}`

export const whoMissing = 'Выберите, кому Вы даёте доступ'
