import { html, type Html } from '@registratura/html'
import { words } from './error-messages.ts'
import { paths } from './paths.ts'
import { linkButton } from './ui/parts/button.ts'
import { unbroken } from './ui/parts/unbroken.ts'
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

export type ErrorPage = { readonly frame: Frame; readonly status: number; readonly requestId?: string }

export function errorPage({ frame, status, requestId }: ErrorPage): Html {
  const { language } = frame
  const { statuses, toMain, number } = words[language]
  const known: Readonly<Record<number, (typeof statuses)[400]>> = statuses
  const { title, body } = known[status] ?? statuses[status < 500 ? 400 : 500]
  return page({
    frame,
    language,
    title,
    failed: true,
    body: html`${body.map((line) => html`<p>${line}</p>`)}
${linkButton({ text: toMain, path: paths.regions })}
${requestId !== undefined && html`<p class="nhsuk-hint">${unbroken(number(requestId), requestId)}</p>`}`,
  })
}
