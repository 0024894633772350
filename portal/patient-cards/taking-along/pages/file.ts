import { html, url, type Html } from '@registratura/html'
import { pathTo, paths } from '../../../paths.ts'
import { button, esiaButton } from '../../../ui/parts/button.ts'
import { passkeyProof } from '../../../ui/parts/passkey-proof.ts'
import { page, type Frame } from '../../../ui/page.ts'
import { actingFor } from '../../pages/card.ts'
import type { TakenCard } from '../../pages/card-body.ts'
import { homeOf } from '../../pages/home.ts'
import { words } from '../messages.ts'

export type FilePage = {
  readonly frame: Frame
  readonly card: Pick<TakenCard, 'id' | 'keeper' | 'content'>
  readonly isProved: boolean
}

/** What the file is for and what stands in it; then the button, or the proof that must come before it. */
export function filePage({ frame, card, isProved }: FilePage): Html {
  const { language } = frame
  const said = words[language]
  const path = pathTo(paths.cardFhir, { card: card.id })
  return page({
    frame,
    language,
    title: said.fileTitle,
    back: { path: homeOf(card), text: said.toCard },
    body: html`${actingFor(card, language)}
<p>${said.fileLead}</p>
<p>${said.fileIn}</p>
<p>${said.fileOwn}</p>
<p>${said.fileFormat}</p>
${isProved ? html`<form method="post" action="${url(path)}">${button({ text: said.download })}</form>` : proofForm(frame, path)}
<p class="way"><a href="${url(pathTo(paths.cardPrint, { card: card.id }))}">${said.printLink}</a></p>`,
  })
}

function proofForm(frame: Frame, path: string): Html {
  const { language } = frame
  const said = words[language]
  return html`<h2 class="nhsuk-heading-m">${said.proofTitle}</h2>
${passkeyProof({ frame, back: path, language })}
<p>${said.proofBody}</p>
<form method="post" action="${url(paths.proofStart)}">
<input type="hidden" name="back" value="${path}">
${esiaButton({ text: said.esia })}
</form>`
}
