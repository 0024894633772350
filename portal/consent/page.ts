import { html, url, type Html } from '@registratura/html'
import { dateInWords } from '../lib/date-words.ts'
import { button, buttonGroup, linkButton } from '../ui/parts/button.ts'
import { inset } from '../ui/parts/inset.ts'
import { notice } from '../ui/parts/notice.ts'
import { page, type Frame } from '../ui/page.ts'
import { usualLanguage, type Language } from '../lib/language.ts'
import { buttons, type ConsentError } from './consent.ts'
import type { ConsentDocument } from './document.ts'
import { words } from './messages.ts'

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
  const { language } = frame
  const said = words[language]
  return page({
    frame,
    language,
    isPublic: true,
    title: said.title,
    back: { path: backPath, text: said.toMain },
    step: { current: 1, total: 3 },
    errors: error && [{ text: said.errors[error], fieldId: 'document' }],
    body: html`${comeBackUntil !== undefined && notice({ kind: 'info', title: said.closedTitle, body: said.closedBody(dateInWords(comeBackUntil, language)) })}
<p>${said.lead}</p>
<section class="document" id="document" tabindex="-1">
<p class="nhsuk-hint">${said.edition(document.version, dateInWords(document.publishedOn, language))}</p>
<div lang="${usualLanguage}">
${document.sections.map(
  ({ heading, paragraphs, items = [] }) => html`<h2 class="nhsuk-heading-s">${heading}</h2>
${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
${items.length > 0 && html`<ul class="nhsuk-list nhsuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`}`,
)}
</div>
</section>
${waiting && inset(html`<p>${said.whoKnown(waiting.name)}</p>`)}
<p>${nextWords(p)}</p>
<form method="post" action="${url(action)}">
<input type="hidden" name="document" value="${document.id}">
${waiting && html`<input type="hidden" name="waiting" value="${waiting.id}">`}
${buttonGroup([
  button({ text: answerWords('yes', language), name: 'answer', value: 'yes' }),
  button({ text: answerWords('no', language), name: 'answer', value: 'no' }),
])}
</form>`,
  })
}

/** The document names its buttons by their Russian words, and those are what is kept: they stand in every language. */
function answerWords(answer: keyof typeof buttons, language: Language): Html {
  const lawful = buttons[answer]
  return language === usualLanguage
    ? html`${lawful}`
    : html`${words[language][answer]} <span lang="${usualLanguage}">(${lawful})</span>`
}

function nextWords({ frame, waiting, comeBackUntil }: ConsentPage): string {
  const said = words[frame.language]
  if (comeBackUntil !== undefined) return said.nextClosed
  return waiting === undefined ? said.next : said.nextKnown
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
  const { language } = frame
  const said = words[language]
  return page({
    frame,
    language,
    title: said.refusedTitle,
    body: html`${(comeBackUntil === undefined ? said.refusedBody : said.refusedClosedBody(dateInWords(comeBackUntil, language))).map((line) => html`<p>${line}</p>`)}
${buttonGroup([
  linkButton({ text: said.toMain, path: mainPath }),
  linkButton({ text: said.again, path: consentPath, kind: 'secondary' }),
])}`,
  })
}
