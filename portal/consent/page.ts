import { html, url, type Html } from '@registratura/html'
import { dateInWords } from '../lib/date-words.ts'
import { button, buttonGroup, linkButton } from '../ui/parts/button.ts'
import { inset } from '../ui/parts/inset.ts'
import { notice } from '../ui/parts/notice.ts'
import { page, type Frame } from '../ui/page.ts'
import type { ConsentError } from './consent.ts'
import type { ConsentDocument } from './document.ts'
import { ru } from './messages.ts'

export type ConsentPage = {
  readonly frame: Frame
  readonly document: ConsentDocument
  readonly action: string
  readonly backPath: string
  /** Who has been to Госуслуги already: nothing but their answer is missing. */
  readonly waiting: { readonly id: string; readonly name: string } | undefined
  /** They had closed their account; until that day (ISO) they may come back. */
  readonly comeBackUntil?: string | undefined
  readonly error?: ConsentError | undefined
}

export function consentPage(p: ConsentPage): Html {
  const { frame, document, action, backPath, waiting, comeBackUntil, error } = p
  return page({
    frame,
    title: ru.title,
    back: { path: backPath, text: ru.toMain },
    step: { current: 1, total: 3 },
    errors: error && [{ text: ru.errors[error], fieldId: 'document' }],
    body: html`${comeBackUntil !== undefined && notice({ kind: 'info', title: ru.closedTitle, body: ru.closedBody(dateInWords(comeBackUntil)) })}
<p>${ru.lead}</p>
<section class="document" id="document" tabindex="-1">
<p class="nhsuk-hint">${ru.edition(document.version, dateInWords(document.publishedOn))}</p>
${document.sections.map(
  ({ heading, paragraphs, items = [] }) => html`<h2 class="nhsuk-heading-s">${heading}</h2>
${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
${items.length > 0 && html`<ul class="nhsuk-list nhsuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`}`,
)}
</section>
${waiting && inset(html`<p>${ru.whoKnown(waiting.name)}</p>`)}
<p>${nextWords(p)}</p>
<form method="post" action="${url(action)}">
<input type="hidden" name="document" value="${document.id}">
${waiting && html`<input type="hidden" name="waiting" value="${waiting.id}">`}
${buttonGroup([
  button({ text: ru.yes, name: 'answer', value: 'yes' }),
  button({ text: ru.no, name: 'answer', value: 'no' }),
])}
</form>`,
  })
}

function nextWords({ waiting, comeBackUntil }: ConsentPage): string {
  if (comeBackUntil !== undefined) return ru.nextClosed
  return waiting === undefined ? ru.next : ru.nextKnown
}

export function refusedPage({
  frame,
  comeBackUntil,
  consentPath,
  mainPath,
}: {
  frame: Frame
  comeBackUntil?: string | undefined
  consentPath: string
  mainPath: string
}): Html {
  return page({
    frame,
    title: ru.refusedTitle,
    body: html`${(comeBackUntil === undefined ? ru.refusedBody : ru.refusedClosedBody(dateInWords(comeBackUntil))).map((line) => html`<p>${line}</p>`)}
${buttonGroup([
  linkButton({ text: ru.toMain, path: mainPath }),
  linkButton({ text: ru.again, path: consentPath, kind: 'secondary' }),
])}`,
  })
}
