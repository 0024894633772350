import { html, url, type Html } from '@registratura/html'
import { pathTo, paths } from '../../../paths.ts'
import { button, esiaButton } from '../../../ui/parts/button.ts'
import { passkeyProof } from '../../../ui/parts/passkey-proof.ts'
import { page, type Frame } from '../../../ui/page.ts'
import { actingFor } from '../../pages/card.ts'
import type { TakenCard } from '../../pages/card-body.ts'
import { homeOf } from '../../pages/home.ts'
import { ru } from '../messages.ts'

export type FilePage = {
  readonly frame: Frame
  readonly card: Pick<TakenCard, 'id' | 'keeper' | 'content'>
  readonly isProved: boolean
}

/** What the file is for and what stands in it; then the button, or the proof that must come before it. */
export function filePage({ frame, card, isProved }: FilePage): Html {
  const path = pathTo(paths.cardFhir, { card: card.id })
  return page({
    frame,
    title: ru.fileTitle,
    back: { path: homeOf(card), text: ru.toCard },
    body: html`${actingFor(card)}
<p>${ru.fileLead}</p>
<p>${ru.fileIn}</p>
<p>${ru.fileOwn}</p>
<p>${ru.fileFormat}</p>
${isProved ? html`<form method="post" action="${url(path)}">${button({ text: ru.download })}</form>` : proofForm(frame, path)}
<p><a href="${url(pathTo(paths.cardPrint, { card: card.id }))}">${ru.printLink}</a></p>`,
  })
}

function proofForm(frame: Frame, path: string): Html {
  return html`<h2 class="nhsuk-heading-m">${ru.proofTitle}</h2>
${passkeyProof({ frame, back: path })}
<p>${ru.proofBody}</p>
<form method="post" action="${url(paths.proofStart)}">
<input type="hidden" name="back" value="${path}">
${esiaButton({ text: ru.esia })}
</form>`
}
