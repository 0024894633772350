import { html, url, type Html } from '@registratura/html'
import { dateInWords } from '../lib/date-words.ts'
import { button, buttonGroup, linkButton } from '../ui/parts/button.ts'
import { inset } from '../ui/parts/inset.ts'
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
  readonly error?: ConsentError | undefined
}

export function consentPage({ frame, document, action, backPath, waiting, error }: ConsentPage): Html {
  return page({
    frame,
    title: ru.title,
    back: { path: backPath, text: ru.toMain },
    step: { current: 1, total: 3 },
    errors: error && [{ text: ru.errors[error], fieldId: 'document' }],
    body: html`<p>${ru.lead}</p>
<section class="document" id="document" tabindex="-1">
<p class="nhsuk-hint">${ru.edition(document.version, dateInWords(document.publishedOn))}</p>
${document.sections.map(
  ({ heading, paragraphs, items = [] }) => html`<h2 class="nhsuk-heading-s">${heading}</h2>
${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
${items.length > 0 && html`<ul class="nhsuk-list nhsuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`}`,
)}
</section>
${waiting && inset(html`<p>${ru.whoKnown(waiting.name)}</p>`)}
<p>${waiting === undefined ? ru.next : ru.nextKnown}</p>
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

export function refusedPage({
  frame,
  consentPath,
  mainPath,
}: {
  frame: Frame
  consentPath: string
  mainPath: string
}): Html {
  return page({
    frame,
    title: ru.refusedTitle,
    body: html`${ru.refusedBody.map((line) => html`<p>${line}</p>`)}
${buttonGroup([
  linkButton({ text: ru.toMain, path: mainPath }),
  linkButton({ text: ru.again, path: consentPath, kind: 'secondary' }),
])}`,
  })
}
