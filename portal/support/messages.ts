import type { Catalogues, Shape } from '../lib/language.ts'
import { en } from './messages.en.ts'
import type { SupportError } from './support.ts'

const ru = {
  title: 'Служба поддержки',
  lead: 'Опишите, что случилось. Пароли, коды из СМС и номера документов не пишите.',
  contact: 'Как с Вами связаться',
  contactHint: 'Телефон или электронная почта',
  message: 'Что случилось',
  send: 'Отправить',
  sentTitle: 'Обращение принято',
  number: (number: string) => `Номер обращения: ${number}`,
  sentBody:
    'Запишите номер: по нему найдут Ваше обращение. Ответят на телефон или почту, которые Вы оставили.',
  phone: (phone: string) => `Можно и позвонить: ${phone}`,
  toMain: 'На главную страницу',
  errors: {
    'contact-empty': 'Укажите телефон или почту, чтобы Вам ответили',
    'contact-long': 'Здесь больше 200 знаков. Оставьте один телефон или одну почту',
    'message-empty': 'Опишите, что случилось',
    'message-long': 'Текст длиннее 4000 знаков. Сократите его',
  } satisfies Record<SupportError, string>,
}

export type Words = Shape<typeof ru>

export const words: Catalogues<Words> = { ru, en }
