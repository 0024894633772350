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
import { familyWords } from '../messages.ts'
import { nameOn, type CardPartName } from '../patient-card.ts'
import { fieldsOf, isCurrent, type CardChange } from './card-change.ts'
import { words } from './messages.ts'
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
  const { language } = frame
  const said = words[language]
  const items = [
    ...changes.map((change) => ({ at: change.at, item: changeItem(change, p) })),
    ...accesses.map((access) => ({ at: access.at, item: accessItem(access, p) })),
  ].sort((one, other) => other.at.getTime() - one.at.getTime())
  return page({
    frame,
    language,
    title: said.title,
    back: { path: homeOf(card), text: nameOn(card.content) || familyWords[language].nameless },
    errors: moved ? [{ text: said.moved }] : [],
    body: html`${actingFor(card, language)}
${done && notice({ kind: 'success', title: said.takenBackTitle, body: said.takenBackBody })}
<p>${items.length === 0 ? said.empty : said.lead}</p>
${items.length > 0 && html`<ol class="history">${items.map(({ item }) => item)}</ol>`}`,
  })
}

function accessItem({ kind, name, at }: AccessChange, { frame, timeZone }: HistoryPage): Html {
  const { language } = frame
  const said = words[language]
  return html`<li class="history__change">
<h2 class="history__title">${said.accesses[kind]}</h2>
<p class="history__who">${timeInZone(at, timeZone, language)}. ${name}</p>
</li>`
}

function changeItem(change: KeptChange, p: HistoryPage): Html {
  const { frame, card, timeZone } = p
  const { language } = frame
  const said = words[language]
  return html`<li class="history__change">
<h2 class="history__title">${said.kinds[change.kind]}</h2>
<p class="history__who">${timeInZone(change.at, timeZone, language)}. ${change.isMine ? said.you : change.by}</p>
${change.kind !== 'made' && fieldsOf(change).map((name) => fieldOf(name, change, p))}
${
  isCurrent(card.content, change) &&
  html`<form method="post" action="${url(pathTo(paths.cardChangeTakenBack, { card: card.id, change: change.id }))}">
<input type="hidden" name="version" value="${card.version}">
${button({ text: said.takeBack, kind: 'secondary' })}
</form>`
}
</li>`
}

function fieldOf(name: CardPartName, { before, after }: CardChange, p: HistoryPage): Html {
  const { language } = p.frame
  const said = words[language]
  const shown = { ...p, language }
  return html`<h3 class="nhsuk-heading-s">${partName(name, language)}</h3>
<dl class="history__values">
<dt>${said.before}</dt><dd>${printField(name, before, shown) ?? said.nothing}</dd>
<dt>${said.after}</dt><dd>${printField(name, after, shown) ?? said.nothing}</dd>
</dl>`
}
