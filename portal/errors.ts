import { html, type Html } from '@registratura/html'
import { paths } from './paths.ts'
import { linkButton } from './ui/parts/button.ts'
import { page, type Frame } from './ui/page.ts'

/** What no honest browser sends. `what` names the part for the log; it never holds what was sent. */
export class BadRequest extends Error {
  readonly statusCode = 400

  constructor(what: string) {
    super(`Bad request: ${what}`)
  }
}

/** The portal can't do it now, and says when to come back. */
export class Busy extends Error {
  readonly statusCode = 503
  readonly retryAfter: number

  constructor(what: string, retryAfterSeconds = 5) {
    super(`Busy: ${what}`)
    this.retryAfter = retryAfterSeconds
  }
}

/** The browser hung up before its answer: what was to be done for it alone is left undone. */
export class ClientGone extends Error {
  readonly statusCode = 499

  constructor() {
    super('The client has gone')
  }
}

/** One address asks too often. */
export class TooMany extends Error {
  readonly statusCode = 429
  readonly retryAfter: number

  constructor(retryAfterSeconds: number) {
    super('Too many requests of one address')
    this.retryAfter = retryAfterSeconds
  }
}

type Words = { readonly title: string; readonly body: readonly string[] }

const again = 'Начните с главной страницы портала.'

/** By status; a status that is not listed reads like its class's first. */
const words: Readonly<Record<number, Words>> = {
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
}

export type ErrorPage = { readonly frame: Frame; readonly status: number; readonly requestId?: string }

export function errorPage({ frame, status, requestId }: ErrorPage): Html {
  const { title, body } = words[status] ?? words[status < 500 ? 400 : 500] ?? { title: 'Ошибка', body: [] }
  return page({
    frame,
    title,
    failed: true,
    body: html`${body.map((line) => html`<p>${line}</p>`)}
${linkButton({ text: 'На главную страницу', path: paths.regions })}
${requestId !== undefined && html`<p class="nhsuk-hint">Если обратитесь в поддержку, назовите номер запроса: ${requestId}</p>`}`,
  })
}
