import { html, url, type Html } from '@registratura/html'
import { timeInZone } from '../../lib/date-words.ts'
import { pathTo, paths } from '../../paths.ts'
import { button } from '../../ui/parts/button.ts'
import { notice } from '../../ui/parts/notice.ts'
import { page, type Frame } from '../../ui/page.ts'
import { actingFor } from '../pages/card.ts'
import type { TakenCard } from '../pages/card-body.ts'
import { partName } from '../pages/part-name.ts'
import { homeOf } from '../pages/home.ts'
import { printField } from '../pages/print-field.ts'
import type { Shown } from '../pages/print-source.ts'
import { family } from '../messages.ts'
import { nameOn, type CardPartName } from '../patient-card.ts'
import { fieldsOf, isCurrent, type CardChange } from './card-change.ts'
import { ru } from './messages.ts'
import type { AccessChange } from './others.ts'

export type KeptChange = CardChange & { readonly id: string; readonly at: Date; readonly isMine: boolean }

export type HistoryPage = Shown & {
  readonly frame: Frame
  readonly card: TakenCard
  /** The newest first. */
  readonly changes: readonly KeptChange[]
  /** Who else came to see the card, and who sees it no more. */
  readonly accesses: readonly AccessChange[]
  readonly done?: boolean | undefined
  /** What was to be taken back is no longer there. */
  readonly moved?: boolean | undefined
}

export function historyPage(p: HistoryPage): Html {
  const { frame, card, changes, accesses, done, moved } = p
  const items = [
    ...changes.map((change) => ({ at: change.at, item: changeItem(change, p) })),
    ...accesses.map((access) => ({ at: access.at, item: accessItem(access, p.timeZone) })),
  ].sort((one, other) => other.at.getTime() - one.at.getTime())
  return page({
    frame,
    title: ru.title,
    back: { path: homeOf(card), text: nameOn(card.content) || family.nameless },
    errors: moved ? [{ text: ru.moved }] : [],
    body: html`${actingFor(card)}
${done && notice({ kind: 'success', title: ru.takenBackTitle, body: ru.takenBackBody })}
<p>${items.length === 0 ? ru.empty : ru.lead}</p>
${items.length > 0 && html`<ol class="history">${items.map(({ item }) => item)}</ol>`}`,
  })
}

function accessItem({ kind, name, at }: AccessChange, timeZone: string): Html {
  return html`<li class="history__change">
<h2 class="history__title">${ru.accesses[kind]}</h2>
<p class="history__who">${timeInZone(at, timeZone)}. ${name}</p>
</li>`
}

function changeItem(change: KeptChange, p: HistoryPage): Html {
  const { card, timeZone } = p
  return html`<li class="history__change">
<h2 class="history__title">${ru.kinds[change.kind]}</h2>
<p class="history__who">${timeInZone(change.at, timeZone)}. ${change.isMine ? ru.you : change.by}</p>
${change.kind !== 'made' && fieldsOf(change).map((name) => fieldOf(name, change, p))}
${
  isCurrent(card.content, change) &&
  html`<form method="post" action="${url(pathTo(paths.cardChangeTakenBack, { card: card.id, change: change.id }))}">
<input type="hidden" name="version" value="${card.version}">
${button({ text: ru.takeBack, kind: 'secondary' })}
</form>`
}
</li>`
}

function fieldOf(name: CardPartName, { before, after }: CardChange, p: HistoryPage): Html {
  return html`<h3 class="nhsuk-heading-s">${partName(name)}</h3>
<dl class="history__values">
<dt>${ru.before}</dt><dd>${printField(name, before, p) ?? ru.nothing}</dd>
<dt>${ru.after}</dt><dd>${printField(name, after, p) ?? ru.nothing}</dd>
</dl>`
}
