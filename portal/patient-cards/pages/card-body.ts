import { html, url, type Html } from '@registratura/html'
import { pathTo, paths } from '../../paths.ts'
import { button, linkButton } from '../../ui/parts/button.ts'
import { notice } from '../../ui/parts/notice.ts'
import { ru as offersRu } from '../differences/messages.ts'
import { waitingIn, type Offers } from '../differences/offer.ts'
import { ru as history } from '../history/messages.ts'
import type { Keeper } from '../keeper.ts'
import { ru as leaving } from '../leaving/messages.ts'
import { family, ru } from '../messages.ts'
import { differencesIn, nameOn, type CardContent } from '../patient-card.ts'
import { ru as sharing } from '../sharing/messages.ts'
import { ru as takingAlong } from '../taking-along/messages.ts'
import { partName } from './part-name.ts'
import { cardRows } from './card-rows.ts'
import { dayWords, type Shown } from './print-source.ts'

/** A card as a page is told of it. */
export type TakenCard = {
  readonly id: string
  readonly version: number
  readonly checkedAt: Date | null
  readonly keeper: Keeper
  readonly content: CardContent
  readonly offers: Offers
}

/** Everything of a card, to be read from top to bottom, and the button that says it is right. */
export function cardBody({ id, version, checkedAt, keeper, content, offers }: TakenCard, shown: Shown): Html {
  return html`${checkedAt !== null && html`<p>${ru.checkedOn(dayWords(checkedAt, shown.timeZone))}</p>`}
${offered(id, offers)}
${differences(content)}
${cardRows({ ...shown, id, keeper, content })}
${
  checkedAt === null &&
  html`<form method="post" action="${url(pathTo(paths.cardChecked, { card: id }))}">
<input type="hidden" name="version" value="${version}">
<p>${ru.checkLead}</p>
${button({ text: ru.allRight })}
</form>`
}
<p><a href="${url(pathTo(paths.cardPrint, { card: id }))}">${takingAlong.printLink}</a></p>
<p><a href="${url(pathTo(paths.cardFhir, { card: id }))}">${takingAlong.fileLink}</a></p>
<p><a href="${url(pathTo(paths.cardAccess, { card: id }))}">${sharing.link}</a></p>
<p><a href="${url(pathTo(paths.cardHistory, { card: id }))}">${history.link}</a></p>
<p><a href="${url(pathTo(paths.cardLeaving, { card: id }))}">${leaving.link}<span class="nhsuk-u-visually-hidden">${leaving.linkHidden(nameOn(content) || family.nameless)}</span></a></p>`
}

/** Госуслуги told something new: where to look at it and answer. */
function offered(id: string, offers: Offers): Html | false {
  const names = waitingIn(offers)
  if (names.length === 0) return false
  const list = names.map((name) => html`<li>${partName(name)}</li>`)
  const path = pathTo(paths.cardDifferences, { card: id })
  const body = html`<p>${offersRu.noticeBody}</p><ul>${list}</ul>${linkButton({ text: offersRu.look, path })}`
  return notice({ kind: 'warning', title: offersRu.noticeTitle, body })
}

function differences(content: CardContent): Html | false {
  const names = differencesIn(content)
  if (names.length === 0) return false
  const body = html`<p>${ru.differBody}</p><ul>${names.map((name) => html`<li>${ru.fields[name]}</li>`)}</ul>`
  return notice({ kind: 'warning', title: ru.differTitle, body })
}
