import { html, url, type Html } from '@registratura/html'
import { dateInWords } from '../lib/date-words.ts'
import { paths } from '../paths.ts'
import { button, buttonGroup, esiaButton, linkButton } from '../ui/parts/button.ts'
import { passkeyProof } from '../ui/parts/passkey-proof.ts'
import { page, type Frame } from '../ui/page.ts'
import { ru } from './messages.ts'

type ClosingPage = {
  readonly frame: Frame
  /** ISO, in the region: the day before which the person may come back, were they to close now. */
  readonly until: string
  readonly isProved: boolean
}

/** What closing deletes, when, and what stays; then the button, or the proof that must come before it. */
export function closingPage({ frame, until, isProved }: ClosingPage): Html {
  return page({
    frame,
    title: ru.title,
    back: { path: paths.settings, text: ru.toSettings },
    body: html`<p>${ru.lead}</p>
<h2 class="nhsuk-heading-m">${ru.goneTitle}</h2>
${list(ru.gone)}
<h2 class="nhsuk-heading-m">${ru.staysTitle}</h2>
${list(ru.stays)}
<p>${ru.consent}</p>
<p>${ru.comeBack(dateInWords(until))}</p>
${isProved ? confirmForm() : proofForm(frame)}`,
  })
}

function confirmForm(): Html {
  return html`<form method="post" action="${url(paths.closing)}">
${buttonGroup([button({ text: ru.confirm, kind: 'danger' }), linkButton({ text: ru.keep, path: paths.settings, kind: 'secondary' })])}
</form>`
}

function proofForm(frame: Frame): Html {
  return html`<h2 class="nhsuk-heading-m">${ru.proofTitle}</h2>
${passkeyProof({ frame, back: paths.closing })}
<p>${ru.proofBody}</p>
<form method="post" action="${url(paths.proofStart)}">
<input type="hidden" name="back" value="${paths.closing}">
${esiaButton({ text: ru.esia })}
</form>`
}

/** After it: nothing of the person, since nobody is signed in any more. */
export function closedPage({ frame, mainPath }: { readonly frame: Frame; readonly mainPath: string }): Html {
  return page({
    frame,
    title: ru.closedTitle,
    body: html`${ru.closedBody.map((line) => html`<p>${line}</p>`)}
${linkButton({ text: ru.toMain, path: mainPath })}`,
  })
}

const list = (lines: readonly string[]) =>
  html`<ul class="nhsuk-list nhsuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
