import type { Catalogues, Shape } from '../../lib/language.ts'
import type { DocumentType } from '../../lib/document-types.ts'
import type { Allowed, ClaimedGround, Relation } from '../grounds.ts'
import { errors as ownErrors } from '../messages.ts'
import type { StepName } from './draft.ts'
import { en } from './messages.en.ts'
import type { Oddity } from './odd.ts'
import type { policyKinds } from './read-policy.ts'
import type { AddingError } from './read-value.ts'

export const ru = {
  add: 'Добавить карту',
  title: 'Добавить карту',
  lead: 'Ведите карты тех, о ком Вы заботитесь: детей, родителей, супруга. Карту увидите только Вы, пока не дадите доступ другому.',
  typing: 'Вписать данные',
  typingLead:
    'Понадобятся документ, СНИЛС и полис человека. Набранное сохраняется после каждой страницы: можно прерваться и продолжить.',
  code: 'У меня есть код',
  codeLead: 'Человек или его представитель дал Вам код доступа: карта уже есть, вписывать ничего не нужно.',
  begunTitle: 'Вы начали добавлять карту',
  begunBody: (day: string) => `Набранное сохранено ${day}.`,
  begunFirst: 'Сначала закончите эту карту или удалите начатое.',
  goOn: 'Продолжить',
  remove: 'Удалить начатое',
  removalTitle: 'Удалить начатое?',
  removalBody: 'Всё, что Вы вписали в эту ещё не созданную карту, исчезнет. Готовых карт это не коснётся.',
  removalYes: 'Да, удалить',
  removalNo: 'Нет, продолжить',
  toCards: 'Мои карты',
  back: 'Назад',
  next: 'Дальше',
  make: 'Создать карту',
  checkTitle: 'Проверьте карту',
  checkLead:
    'Карта ещё не создана. Сверьте каждую строку с документами. Если всё верно, нажмите «Создать карту» внизу.',
  checkRights: 'Создавая карту, Вы подтверждаете, что указали основание верно и вправе вести эту карту.',
  change: 'Изменить',
  unsavedTitle: 'Страница ещё не сохранена',
  unsavedBody: 'Это Вы набрали до того, как закончился сеанс. Проверьте и нажмите «Дальше».',
  stale:
    'Пока Вы заполняли эту страницу, её сохранили в другом окне. Здесь то, что набрали Вы. Чтобы сохранить это, нажмите «Дальше» ещё раз',
  staleKeeper: 'Это уже изменили в другом окне. Сверьтесь и нажмите «Сохранить» ещё раз',
  save: 'Сохранить',
  staleCheck: 'Данные изменились в другом окне. Прочитайте их ещё раз и нажмите «Создать карту»',
  madeTitle: 'Карта создана',
  madeBody: 'Её можно читать и исправлять по строкам. Чего не хватает, допишите, когда узнаете.',
  sameTitle: 'Такая карта уже есть в Вашем кабинете',
  sameBody:
    'Второй карты того же человека не нужно: откройте ту, что есть, и исправьте в ней, что изменилось.',
  sameLink: 'Открыть карту',
  oddTitle: 'Посмотрите ещё раз',
  confirm: 'Да, именно так',
  steps: {
    whose: 'Чья это карта',
    ground: 'На каком основании',
    person: 'Кто этот человек',
    document: 'Документ',
    policy: 'Полис ОМС',
    contacts: 'Контакты и адреса',
  } satisfies Record<StepName, string>,
  checkStep: 'Проверка',
}

export type Words = Shape<typeof ru>

export const words: Catalogues<Words> = { ru, en }

export const fields = {
  kinship: 'Кто этот человек для Вас?',
  ground: 'Почему Вы действуете за этого человека?',
  kinshipRow: 'Кто это для Вас',
  groundRow: 'Основание',
  lastName: 'Фамилия',
  firstName: 'Имя',
  middleName: 'Отчество',
  noMiddleName: 'Нет отчества',
  birthDate: 'Дата рождения',
  gender: 'Пол',
  citizenship: 'Гражданство',
  birthPlace: 'Место рождения (необязательно)',
  snils: 'СНИЛС',
  paper: 'Какой документ?',
  morePapers: 'Другой документ',
  series: 'Серия',
  number: 'Номер',
  issueDate: 'Дата выдачи (необязательно)',
  issuedBy: 'Кем выдан (необязательно)',
  issueId: 'Код подразделения (только у паспорта РФ)',
  policyKind: 'Какой полис?',
  policyNumber: 'Номер полиса',
  policySeries: 'Серия (только у старого полиса, если есть)',
  mobile: 'Мобильный телефон (необязательно)',
  homePhone: 'Домашний телефон (необязательно)',
  email: 'Электронная почта (необязательно)',
  registration: 'Адрес регистрации (необязательно)',
  residence: 'Адрес проживания (необязательно)',
}

export const hints = {
  person: 'Новорождённому без имени имя, отчество и СНИЛС можно дописать потом.',
  name: 'Как в документе',
  birthDate: 'Например, 31 3 2019',
  citizenship: 'Например, Россия',
  snils: '11 цифр, например 112-233-445 95. Если номера нет, оставьте поле пустым',
  series: 'Например, 45 09 у паспорта или II-АБ у свидетельства о рождении',
  issueDate: 'Например, 20 5 2019',
  issueId: 'Например, 770-001',
  policyNumber: 'У полиса 16 цифр на лицевой стороне, у временного свидетельства 9',
  phone: 'В любом виде, например 8 916 123-45-67',
  email: 'Например, vera@pochta.example',
  address: 'Индекс, город или село, улица, дом, квартира',
  contacts: 'По ним регистратура найдёт человека. Если его телефон — Ваш, впишите Ваш.',
  hidden:
    'Номера, которые Вы вписали раньше, закрыты: Вы вошли по паролю. Чтобы их не менять, оставьте поля пустыми.',
}

export const relations = {
  child: { text: 'Мой ребёнок', hint: 'Сын или дочь' },
  ward: { text: 'Мой подопечный', hint: 'Я опекун или попечитель' },
  parent: { text: 'Мой родитель', hint: 'Мать или отец' },
  spouse: { text: 'Мой супруг или супруга', hint: undefined },
  other: { text: 'Другой человек', hint: 'Бабушка, брат, друг, сосед' },
} satisfies Record<Relation, { text: string; hint: string | undefined }>

export const grounds = {
  'birth-certificate': {
    text: 'Свидетельство о рождении',
    note: 'Действует, пока ребёнку нет 18 лет.',
  },
  guardianship: { text: 'Акт об опеке или попечительстве', note: 'Действует, пока опека не снята.' },
  'power-of-attorney': { text: 'Доверенность', note: 'В пределах того, что в ней написано.' },
  none: {
    text: 'Документа нет',
    note: 'Только чтобы данные были под рукой. Спросите этого человека, не против ли он.',
  },
} satisfies Record<ClaimedGround, { text: string; note: string }>

export const allowed = {
  can: (list: string) => `Можно: ${list}.`,
  keep: 'хранить и исправлять карту',
  book: 'записывать к врачу',
  results: 'узнавать результаты',
  treatment: 'соглашаться на лечение (подросток с 15 лет — сам)',
  share: 'давать доступ другим',
} satisfies Record<Allowed, string> & { can: (list: string) => string }

export const papers = {
  none: 'Документа сейчас нет',
  names: { '21': 'Паспорт гражданина РФ', '03': 'Свидетельство о рождении' } satisfies Partial<
    Record<DocumentType, string>
  >,
}

export const policies = {
  enp: { text: 'Полис ОМС, 16 цифр', hint: 'Бумажный, пластиковый или электронный' },
  temporary: { text: 'Временное свидетельство, 9 цифр', hint: undefined },
  old: { text: 'Полис старого образца', hint: 'Выдан до мая 2011 года' },
  none: { text: 'Полиса сейчас нет', hint: undefined },
} satisfies Record<(typeof policyKinds)[number], { text: string; hint: string | undefined }>

export const odd = {
  'snils-three-equal-digits': 'В СНИЛС три одинаковые цифры подряд: так бывает редко. Сверьтесь с карточкой.',
  'snils-absent':
    'СНИЛС не указан. Без него регистратура может не найти карту. Если номера сейчас нет под рукой, его можно дописать потом.',
  'paper-passport-too-early':
    'Паспорт выдают с 14 лет, а этому человеку меньше. Проверьте документ и дату рождения.',
  'paper-certificate-too-late':
    'С 14 лет вместо свидетельства о рождении — паспорт. Если он уже есть, укажите его.',
  'enp-birth-date-differs':
    'Дата рождения не совпадает с закодированной в полисе. Сверьте номер полиса и дату рождения.',
  'enp-gender-differs': 'Пол не совпадает с закодированным в полисе. Сверьте номер полиса и пол.',
} satisfies Record<Oddity, string>

export const errors = {
  ...ownErrors,
  'kinship-missing': 'Выберите, кто этот человек для Вас',
  'ground-missing': 'Выберите основание',
  'ground-does-not-fit': 'Это основание сюда не подходит. Выберите другое',
  'ground-of-age':
    'Этому человеку уже есть 18 лет, и свидетельства о рождении мало. Выберите другое основание',
  'lastName-missing': 'Впишите фамилию',
  'firstName-missing': 'Впишите имя',
  'middleName-missing': 'Впишите отчество или отметьте, что его нет',
  'middleName-both': 'Сотрите отчество или снимите отметку «Нет отчества»',
  'gender-missing': 'Выберите пол',
  'citizenship-missing': 'Впишите гражданство, например Россия',
  'paper-missing': 'Выберите документ или «Документа сейчас нет»',
  'paper-none-but-typed': 'Номер вписан. Выберите, какой это документ, или сотрите номер',
  'paper-number-missing': 'Впишите номер документа',
  'policy-kind-missing': 'Выберите полис или «Полиса сейчас нет»',
  'policy-none-but-typed': 'Номер вписан. Выберите, какой это полис, или сотрите номер',
  'policy-number-missing': 'Впишите номер полиса',
  'policy-temporary': 'В номере временного свидетельства 9 цифр. Сверьтесь с ним',
  'policy-old': 'Впишите серию и номер, как в полисе',
  'same-snils': 'Карта с этим СНИЛС уже есть в Вашем кабинете',
  'same-person': 'Карта этого человека уже есть в Вашем кабинете',
  odd: 'Сверьтесь с документами. Если всё верно, отметьте «Да, именно так» и нажмите «Дальше»',
} satisfies Record<AddingError, string>
