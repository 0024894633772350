import { html, url, type Html } from '@registratura/html'
import { documentTypes } from '../../lib/document-types.ts'
import { pathTo, paths } from '../../paths.ts'
import { button } from '../../ui/parts/button.ts'
import { details } from '../../ui/parts/details.ts'
import { inset } from '../../ui/parts/inset.ts'
import { notice } from '../../ui/parts/notice.ts'
import { summaryList } from '../../ui/parts/summary-list.ts'
import { page, type Frame } from '../../ui/page.ts'
import { homeOf } from './home.ts'
import { mayClear } from '../correction.ts'
import { isOwnCard, type Keeper } from '../keeper.ts'
import { errors, family, mistake, ru } from '../messages.ts'
import { typedFrom } from '../own-typed.ts'
import type { Typed, Wrong } from '../own-value.ts'
import { paperTypeOf } from '../paper-type.ts'
import { isNumbered, nameOn, type CardContent, type CardField, type CardFieldName } from '../patient-card.ts'
import { actingFor } from './card.ts'
import { rowsOf } from './card-rows.ts'
import { ownValueFields } from './own-value-fields.ts'
import type { Shown } from './print-source.ts'

export type MistakePage = Shown & {
  readonly frame: Frame
  /** Where the values of Госуслуги are changed. */
  readonly sourceOrigin: string
  readonly card: {
    readonly id: string
    readonly version: number
    readonly keeper: Keeper
    readonly content: CardContent
  }
  readonly field: CardFieldName
  /** What was typed, where the form comes back. */
  readonly typed?: Typed | undefined
  readonly wrong?: readonly Wrong[] | undefined
  readonly stale?: boolean | undefined
  /** It was typed before the session was over. */
  readonly unsaved?: boolean | undefined
}

export function mistakePage(p: MistakePage): Html {
  const { frame, card, field, wrong = [] } = p
  const known = card.content[field]
  const fieldName = titleOf(card.content, field)

  return page({
    frame,
    title: titles[stateOf(known)](fieldName),
    back: { path: homeOf(card), text: homeName(card) },
    errors: [
      ...(p.stale ? [{ text: ru.staleForm }] : []),
      ...wrong.map(({ name, error }) => ({ text: errors[error], fieldId: name })),
    ],
    body: html`${actingFor(card)}
${p.unsaved && notice({ kind: 'warning', title: ru.unsavedTitle, body: ru.unsavedForm })}
${current(p)}
<p>${leadOf(p, known)}</p>
${field === 'document' && stateOf(known) === 'told' && html`<p>${mistake.paperLead}</p>`}
${p.masked && isNumbered(field) && html`<p>${mistake.masked}</p>`}
<form method="post" action="${url(actionOf(p))}" novalidate>
${versionOf(p)}
${ownValueFields(field, {
  typed: p.typed ?? typedFrom(card.content, field, p.masked),
  wrong,
  paper: card.content.document?.value.type ?? '',
})}
${button({ text: mistake.save })}
</form>
${withdrawal(p, known)}
${
  (stateOf(known) === 'told' || (known === undefined && isOwnCard(card.keeper))) &&
  details({
    summary: mistake.sourceTitle,
    body: html`<p>${mistake.sourceBody} <a href="${url(`${p.sourceOrigin}/`)}">${mistake.sourceLink}</a>.</p>`,
  })
}`,
  })
}

/** What stands in the card now, as the card shows it. */
function current({ card, field, masked, timeZone, viewer }: MistakePage): Html | false {
  if (card.content[field] === undefined) return false
  const rows = rowsOf({ ...card, masked, timeZone, viewer }, field).map(({ key, value }) => ({ key, value }))
  return inset(html`<p>${mistake.now}:</p>${summaryList({ rows })}`)
}

/** A form of its own, so that Enter in a field never withdraws. */
function withdrawal(p: MistakePage, known: CardField<unknown> | undefined): Html | false {
  if (known === undefined || (known.own === undefined && known.source !== 'self')) return false
  if (known.source === 'self' && !mayClear(p.field)) return false
  return html`<form method="post" action="${url(actionOf(p))}">
${versionOf(p)}
<p>${known.source === 'self' ? mistake.withdrawSelfLead : mistake.withdrawLead}</p>
${button({ text: known.source === 'self' ? mistake.clear : mistake.withdraw, kind: 'secondary', name: 'withdraw', value: 'yes' })}
</form>`
}

/** Whether Госуслуги told the value, the keeper typed it, or nobody did. */
function stateOf(known: CardField<unknown> | undefined): 'told' | 'typed' | 'missing' {
  if (known === undefined) return 'missing'
  return known.source === 'self' ? 'typed' : 'told'
}

const titles = { told: mistake.title, typed: mistake.changeTitle, missing: mistake.addTitle } as const

const homeName = ({ keeper, content }: MistakePage['card']): string =>
  isOwnCard(keeper) ? mistake.toCards : nameOn(content) || family.nameless

function leadOf({ card }: MistakePage, known: CardField<unknown> | undefined): string {
  if (known === undefined) return isOwnCard(card.keeper) ? mistake.addLead : mistake.addOtherLead
  return known.source === 'self' ? mistake.selfLead : mistake.lead
}

function titleOf(content: CardContent, field: CardFieldName): string {
  const paper = field === 'document' ? content.document : undefined
  return paper === undefined ? ru.fields[field] : documentTypes[paperTypeOf(paper.value.type)].name
}

const actionOf = ({ card, field }: MistakePage) => pathTo(paths.cardMistake, { card: card.id, field })
const versionOf = ({ card }: MistakePage) =>
  html`<input type="hidden" name="version" value="${card.version}">`
