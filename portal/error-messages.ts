import type { Catalogues } from './lib/language.ts'
import { en } from './error-messages.en.ts'

type Told = { readonly title: string; readonly body: readonly string[] }

/** What is said of an HTTP status; one that is not listed reads like the first of its class. */
export type Words = {
  readonly statuses: Readonly<Record<Status, Told>>
  readonly toMain: string
  readonly number: (id: string) => string
}

type Status = 400 | 403 | 404 | 405 | 408 | 413 | 415 | 421 | 429 | 431 | 500 | 503

const again = 'Начните с главной страницы портала.'

const ru: Words = {
  statuses: {
    400: {
      title: 'Портал не понял запрос',
      body: ['Так бывает, если страница устарела или открыта не до конца.', again],
    },
    403: {
      title: 'Действие остановлено',
      body: [
        'Запрос пришёл не со страницы портала. Чтобы защитить Ваши данные, портал его не выполнил.',
        again,
      ],
    },
    404: {
      title: 'Такой страницы нет',
      body: ['Возможно, адрес введён с ошибкой или страница переехала.', again],
    },
    405: { title: 'Так эту страницу открыть нельзя', body: [again] },
    413: { title: 'Слишком много текста', body: ['Сократите текст и отправьте ещё раз.'] },
    415: { title: 'Портал не понял запрос', body: ['Так бывает, если страница устарела.', again] },
    408: {
      title: 'Связь слишком медленная',
      body: ['Портал не дождался запроса до конца. Попробуйте ещё раз.'],
    },
    421: { title: 'Такого сайта здесь нет', body: ['Проверьте адрес портала.'] },
    429: { title: 'Слишком много запросов', body: ['Подождите минуту и попробуйте ещё раз.'] },
    431: {
      title: 'Адрес слишком длинный',
      body: ['Портал его не прочитал. Так бывает, если страница открылась с ошибкой.', again],
    },
    500: {
      title: 'Портал не справился',
      body: ['Ошибка на нашей стороне, мы её уже записали. Попробуйте ещё раз через минуту.'],
    },
    503: {
      title: 'Портал занят',
      body: ['Сейчас он не успевает ответить. Попробуйте ещё раз через минуту.'],
    },
  },
  toMain: 'На главную страницу',
  number: (id) => `Если обратитесь в поддержку, назовите номер запроса: ${id}`,
}

export const words: Catalogues<Words> = { ru, en }
