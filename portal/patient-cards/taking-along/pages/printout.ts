import { html, url, type Html } from '@registratura/html'
import { pathTo, paths } from '../../../paths.ts'
import { esiaButton } from '../../../ui/parts/button.ts'
import { notice } from '../../../ui/parts/notice.ts'
import { passkeyProof } from '../../../ui/parts/passkey-proof.ts'
import { summaryList } from '../../../ui/parts/summary-list.ts'
import { page, type Frame } from '../../../ui/page.ts'
import { isOwnCard } from '../../keeper.ts'
import { family } from '../../messages.ts'
import type { TakenCard } from '../../pages/card-body.ts'
import { homeOf } from '../../pages/home.ts'
import { dayWords } from '../../pages/print-source.ts'
import { nameOn } from '../../patient-card.ts'
import { keepers } from '../../sharing/messages.ts'
import { grounds, ru } from '../messages.ts'
import { printoutSections } from './printout-sections.ts'

export type PrintoutPage = {
  readonly frame: Frame
  readonly card: TakenCard
  readonly keeperName: string
  /** Day, time and zone of the region, in words. */
  readonly madeAt: string
  readonly masked: boolean
  readonly timeZone: string
}

/** The whole card for paper: no ways to change anything, and words for whoever reads it at the desk. */
export function printoutPage(p: PrintoutPage): Html {
  const { frame, card, madeAt, masked, timeZone } = p
  const { id, checkedAt, content } = card
  return page({
    frame,
    title: nameOn(content) || family.nameless,
    back: { path: homeOf(card), text: ru.toCard },
    body: html`<div class="printout">
<p>${ru.madeAt(madeAt)} ${checkedAt === null ? ru.unchecked : ru.checked(dayWords(checkedAt, timeZone))}</p>
<div class="on-screen">
<button class="nhsuk-button" type="button" data-print hidden>${ru.print}</button>
<p>${ru.printHow}</p>
</div>
${masked && maskedNotice(frame, pathTo(paths.cardPrint, { card: id }))}
${keptBy(p)}
${printoutSections(content, { masked, timeZone })}
</div>`,
  })
}

/** Of another's card: who keeps it, who that is to the patient, and by what right. */
function keptBy({ card: { keeper }, keeperName }: PrintoutPage): Html | false {
  if (isOwnCard(keeper)) return false
  const rows = [
    { key: ru.keeper, value: keeperName },
    { key: ru.kinship, value: keepers[keeper.kinship] },
    { key: ru.ground, value: grounds[keeper.ground] },
  ]
  return summaryList({ rows })
}

function maskedNotice(frame: Frame, back: string): Html {
  const body = html`<p>${ru.maskedBody}</p>
<div class="on-screen">
<p>${ru.maskedLead}</p>
${passkeyProof({ frame, back })}
<form method="post" action="${url(paths.proofStart)}">
<input type="hidden" name="back" value="${back}">
${esiaButton({ text: ru.esia })}
</form>
</div>`
  return notice({ kind: 'info', title: ru.maskedTitle, body })
}
