import { html, url, type Html } from '@registratura/html'
import { dateInWords } from '../lib/date-words.ts'
import type { Language } from '../lib/language.ts'
import { paths } from '../paths.ts'
import { button, buttonGroup, esiaButton, linkButton } from '../ui/parts/button.ts'
import { passkeyProof } from '../ui/parts/passkey-proof.ts'
import { page, type Frame } from '../ui/page.ts'
import { words } from './messages.ts'

type ClosingPage = {
  readonly frame: Frame
  /** ISO, in the region: the day before which the person may come back, were they to close now. */
  readonly until: string
  readonly isProved: boolean
}

/** What closing deletes, when, and what stays; then the button, or the proof that must come before it. */
export function closingPage({ frame, until, isProved }: ClosingPage): Html {
  const { language } = frame
  const said = words[language]
  return page({
    frame,
    language,
    title: said.title,
    back: { path: paths.settings, text: said.toSettings },
    body: html`<p>${said.lead}</p>
<h2 class="nhsuk-heading-m">${said.goneTitle}</h2>
${list(said.gone)}
<h2 class="nhsuk-heading-m">${said.staysTitle}</h2>
${list(said.stays)}
<p>${said.consent}</p>
<p>${said.comeBack(dateInWords(until, language))}</p>
${isProved ? confirmForm(language) : proofForm(frame)}`,
  })
}

function confirmForm(language: Language): Html {
  const said = words[language]
  return html`<form method="post" action="${url(paths.closing)}">
${buttonGroup([button({ text: said.confirm, kind: 'danger' }), linkButton({ text: said.keep, path: paths.settings, kind: 'secondary' })])}
</form>`
}

function proofForm(frame: Frame): Html {
  const { language } = frame
  const said = words[language]
  return html`<h2 class="nhsuk-heading-m">${said.proofTitle}</h2>
${passkeyProof({ frame, back: paths.closing, language })}
<p>${said.proofBody}</p>
<form method="post" action="${url(paths.proofStart)}">
<input type="hidden" name="back" value="${paths.closing}">
${esiaButton({ text: said.esia })}
</form>`
}

/** After it: nothing of the person, since nobody is signed in any more. */
export function closedPage({ frame, mainPath }: { readonly frame: Frame; readonly mainPath: string }): Html {
  const { language } = frame
  const said = words[language]
  return page({
    frame,
    language,
    title: said.closedTitle,
    body: html`${said.closedBody.map((line) => html`<p>${line}</p>`)}
${linkButton({ text: said.toMain, path: mainPath })}`,
  })
}

const list = (lines: readonly string[]) =>
  html`<ul class="nhsuk-list nhsuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
