import { html, url, type Html } from '@registratura/html'
import { pathTo, paths } from '../../../paths.ts'
import { button } from '../../../ui/parts/button.ts'
import { notice } from '../../../ui/parts/notice.ts'
import { passkeyProof } from '../../../ui/parts/passkey-proof.ts'
import { radios } from '../../../ui/parts/radios.ts'
import { page, type Frame } from '../../../ui/page.ts'
import type { Relation } from '../../grounds.ts'
import type { Keeper } from '../../keeper.ts'
import { family } from '../../messages.ts'
import { homeOf } from '../../pages/home.ts'
import { dayWords } from '../../pages/print-source.ts'
import { invited, keepers as words, rights, ru, whoMissing } from '../messages.ts'
import { printCode } from '../invitation.ts'

export type AccessPage = {
  readonly frame: Frame
  readonly timeZone: string
  readonly card: { readonly id: string; readonly keeper: Keeper; readonly name: string }
  readonly keepers: readonly {
    readonly accountId: string
    readonly name: string
    readonly keeper: Keeper
    readonly since: Date
    readonly isYou: boolean
    readonly mayEnd: boolean
  }[]
  /** What this keeper may do to let others in: nothing, after a proof, or now, under an id made for this page. */
  readonly giving: 'no' | 'proof' | { readonly newId: string }
  /** Shown this once. */
  readonly code: string | undefined
  /** Until when the code serves that they gave last: clock time in the region. */
  readonly until: string | undefined
  readonly ended?: boolean | undefined
  readonly stale?: boolean | undefined
  readonly whoMissing?: boolean | undefined
}

export function accessPage(p: AccessPage): Html {
  const { frame, card, code, until, giving } = p
  return page({
    frame,
    title: ru.title,
    back: { path: homeOf(card), text: ru.toCard },
    errors: [
      ...(p.stale ? [{ text: ru.stale }] : []),
      ...(p.whoMissing ? [{ text: whoMissing, fieldId: 'kinship' }] : []),
    ],
    body: html`<p>${card.name || family.nameless}</p>
${p.ended && notice({ kind: 'success', title: ru.endedTitle, body: ru.endedBody })}
${code !== undefined && until !== undefined && codeNotice(code, until)}
<ul class="records">${p.keepers.map((one) => seen(one, p))}</ul>
<h2>${ru.giveTitle}</h2>
${giving === 'no' ? html`<p>${ru.cannot}</p>` : html`<p>${ru.giveLead}</p>${giving === 'proof' ? proofForm(frame, card.id) : givingForm(p, giving.newId)}`}`,
  })
}

function codeNotice(code: string, until: string): Html {
  return notice({
    kind: 'success',
    title: ru.codeTitle,
    body: html`<p class="access-code">${printCode(code)}</p>
<p>${ru.codeBody(until)}</p>
<p>${ru.codeOnce}</p>`,
  })
}

function seen(one: AccessPage['keepers'][number], { card, timeZone }: AccessPage): Html {
  return html`<li class="records__one">
<h2 class="records__name">${one.name}</h2>
<p class="records__note">${words[one.keeper.kinship]}, ${ru.since(dayWords(one.since, timeZone))}${one.isYou && `, ${ru.you}`}</p>
${rights[one.keeper.ground] !== '' && html`<p>${rights[one.keeper.ground]}</p>`}
${
  one.mayEnd &&
  html`<form method="post" action="${url(pathTo(paths.cardAccessEnd, { card: card.id }))}">
<input type="hidden" name="keeper" value="${one.accountId}">
${button({ text: ru.end, kind: 'secondary' })}
</form>`
}
</li>`
}

function proofForm(frame: Frame, cardId: string): Html {
  return html`<p>${ru.proofLead}</p>
${passkeyProof({ frame, back: pathTo(paths.cardAccess, { card: cardId }) })}
<form method="post" action="${url(paths.proofStart)}">
<input type="hidden" name="back" value="${pathTo(paths.cardAccess, { card: cardId })}">
${button({ text: ru.proof })}
</form>`
}

/** The most usual first. */
const usual = ['parent', 'child', 'spouse', 'ward', 'other'] as const satisfies readonly Relation[]

function givingForm(p: AccessPage, newId: string): Html {
  return html`${p.code === undefined && p.until !== undefined && html`<p>${ru.given(p.until)}</p>`}
<form method="post" action="${url(pathTo(paths.cardAccess, { card: p.card.id }))}" novalidate>
<input type="hidden" name="invitation" value="${newId}">
${radios({
  name: 'kinship',
  legend: ru.who,
  items: usual.map((relation) => ({ value: relation, text: invited[relation] })),
  error: p.whoMissing ? whoMissing : undefined,
})}
${button({ text: ru.getCode })}
</form>`
}
