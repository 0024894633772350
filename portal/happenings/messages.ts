import type { Catalogues, Shape } from '../lib/language.ts'
import type { Saying } from './happening.ts'
import { alarmEn, en, sayingsEn } from './messages.en.ts'

const ru = {
  title: 'Что происходило',
  toSettings: 'Настройки',
  lead: 'Входы в Ваш личный кабинет и всё, что в нём делали. Кто и что менял в карте, показывает её история.',
  doubtLead: 'Видите то, чего не делали? Нажмите рядом «Это был не я».',
  empty: 'Раньше этого ничего не было.',
  today: (date: string) => `Сегодня, ${date}`,
  yesterday: (date: string) => `Вчера, ${date}`,
  here: 'в этом браузере',
  address: (network: string) => `адрес ${network}`,
  whose: (name: string) => `Карта: ${name}`,
  gone: 'Этой карты в Вашем кабинете больше нет',
  number: (number: string) => `Вы сообщили, что это были не Вы. Номер обращения: ${number}`,
  notMe: 'Это был не я',
  older: 'Показать, что было раньше',
  newest: 'К самому новому',
  zone: (zone: string) => `Время на этой странице — ${zone}.`,
  entered: (way: string) => `Вход ${way}`,
  provedByKey: 'Личность подтверждена ключом входа',
  toDevices: 'Где кабинет открыт сейчас',
}

/** Nobody is said to have done it: whose deed it was is just what is asked. */
const sayings = {
  'access.ended': 'Закрыт чужой доступ к карте',
  'access.ended by another': 'Вам закрыли доступ к карте',
  'access.offered': 'Создан код доступа к карте',
  'access.refused': 'Код доступа к карте не подошёл',
  'access.taken': 'Принята карта, к которой дали доступ',
  'access.taken by another': 'Другой человек принял доступ к карте',
  'account.alarmed': 'Вы сообщили: «Это был не я»',
  'account.closed': 'Личный кабинет закрыт',
  'account.opened': 'Регистрация на портале',
  'account.reopened': 'Личный кабинет возвращён',
  'browser.new': 'Этот браузер вошёл впервые',
  'card.checked': 'Подтверждено, что в карте всё верно',
  'card.claimed': 'Карта, которую вёл другой человек, стала Вашей',
  'card.corrected': 'Карта исправлена',
  'card.destroyed': 'Убранная карта уничтожена',
  'card.made': 'Создана карта',
  'card.passed': 'Доступ к карте закончился: её владелец стал взрослым',
  'card.returned': 'Карта возвращена в кабинет',
  'card.taken': 'Карта сохранена файлом',
  'card.unlinked': 'Карта убрана из кабинета',
  'children.told': 'Госуслуги передали данные детей',
  'consent.given': 'Дано согласие на обработку данных',
  'consent.withdrawn': 'Согласие на обработку данных отозвано',
  'contacts.changed': 'На Госуслугах изменились телефон или почта',
  'contacts.changed by another':
    'Ваш телефон или почту подтвердил на Госуслугах другой человек. Вам входить по ним больше нельзя',
  'devices.ended': 'Завершены сеансы на других устройствах',
  'identity.changed': 'На Госуслугах изменились имя, СНИЛС или учётная запись',
  'identity.failed': 'Вход через Госуслуги остановлен: СНИЛС не сошёлся',
  'identity.proved': 'Личность подтверждена на Госуслугах',
  'keeper.corrected': 'Исправлено, кем Вам приходится владелец карты',
  'passkey.added': 'Добавлен ключ входа',
  'passkey.failed': 'Ключ входа не подошёл',
  'passkey.removed': 'Ключ входа удалён',
  'passkey.renamed': 'Ключ входа переименован',
  'password.closed': 'Вход по паролю портала закрыт',
  'password.proof-failed': 'Нынешний пароль не подошёл',
  'password.set': 'Задан пароль портала',
  'session.began': 'Вход в личный кабинет',
  'session.ended': 'Выход из личного кабинета',
  'session.ended as too many': 'Сеанс завершён: кабинет открыли больше чем на 10 устройствах',
  'session.ended elsewhere': 'Сеанс завершён с другого устройства',
  'sign-in.failed': 'Вход по паролю не удался',
  'sign-in.unfinished': 'Пароль подошёл, но вход не завершён',
} satisfies Record<Saying, string>

const alarm = {
  title: 'Это был не я',
  back: 'Что происходило',
  what: 'Вы отметили:',
  willTitle: 'Что сделает портал',
  willEnd: 'Закроет личный кабинет на всех других устройствах. В этом браузере Вы останетесь.',
  willClose: 'Закроет вход по паролю: нынешний пароль портала больше не подойдёт.',
  willRemove: 'Удалит ключи входа, которые добавили с того времени.',
  olderKeys: 'Ключи входа, которые были раньше, останутся: лишние удалите сами.',
  willWrite:
    'Сообщит в службу поддержки, что это были не Вы. Она ответит на телефон или почту, которые подтверждены на Госуслугах.',
  keep: 'Карты и всё, что в них записано, останутся. Войти всегда можно через Госуслуги.',
  yes: 'Да, это был не я',
  no: 'Нет, это я',
  doneTitle: (number: string) => `Сделано. Номер обращения: ${number}`,
  doneBody:
    'На других устройствах кабинет закрыт, вход по паролю портала тоже. Служба поддержки знает. Запишите номер: по нему найдут Ваше обращение.',
  nextTitle: 'Что сделать теперь',
  nextEsia:
    'Смените пароль Госуслуг. Там же, в настройках безопасности, завершите вход на чужих устройствах: портал этого сделать не может.',
  nextPassword:
    'Задайте новый пароль портала, если он Вам нужен. Портал попросит подтвердить личность на Госуслугах.',
  toPassword: 'Новый пароль портала',
  nextKeys: 'Проверьте ключи входа и удалите те, которых не узнаёте.',
  toKeys: 'Ключи входа',
  nextCards: 'Посмотрите, не изменилось ли что-то в картах: в каждой есть ссылка «История изменений».',
  toCards: 'Мои карты',
  phone: (phone: string) => `Служба поддержки, если ждать нельзя: ${phone}`,
}

/** What the support reads, in Russian. */
export const forSupport = {
  request: (event: string, moment: string) => `Это был не я: «${event}», ${moment}.`,
  requestDone: 'Портал завершил другие сеансы и закрыл вход по паролю.',
  requestIds: (account: string, event: string) => `Учётная запись ${account}, событие ${event}.`,
  noContact: 'На Госуслугах не подтверждены ни телефон, ни почта',
}

export type Words = Shape<typeof ru>
export type SayingWords = Shape<typeof sayings>
export type AlarmWords = Shape<typeof alarm>

export const words: Catalogues<Words> = { ru, en }
export const sayingWords: Catalogues<SayingWords> = { ru: sayings, en: sayingsEn }
export const alarmWords: Catalogues<AlarmWords> = { ru: alarm, en: alarmEn }
