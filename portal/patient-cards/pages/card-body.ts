import { html, url, type Html } from '@registratura/html'
import { pathTo, paths } from '../../paths.ts'
import { button, linkButton } from '../../ui/parts/button.ts'
import { notice } from '../../ui/parts/notice.ts'
import { usualLanguage, type Language } from '../../lib/language.ts'
import { words as offersWords } from '../differences/messages.ts'
import { waitingIn, type Offers } from '../differences/offer.ts'
import { words as history } from '../history/messages.ts'
import type { Keeper } from '../keeper.ts'
import { words as leavingWords } from '../leaving/messages.ts'
import { familyWords, words } from '../messages.ts'
import { differencesIn, nameOn, type CardContent } from '../patient-card.ts'
import { words as sharing } from '../sharing/messages.ts'
import { words as takingAlong } from '../taking-along/messages.ts'
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
  const { language = usualLanguage } = shown
  const said = words[language]
  const leaving = leavingWords[language]
  return html`${checkedAt !== null && html`<p>${said.checkedOn(dayWords(checkedAt, shown.timeZone, language))}</p>`}
${offered(id, offers, language)}
${differences(content, language)}
${cardRows({ ...shown, id, keeper, content })}
${
  checkedAt === null &&
  html`<form method="post" action="${url(pathTo(paths.cardChecked, { card: id }))}">
<input type="hidden" name="version" value="${version}">
<p>${said.checkLead}</p>
${button({ text: said.allRight })}
</form>`
}
<p class="way"><a href="${url(pathTo(paths.cardPrint, { card: id }))}">${takingAlong[language].printLink}</a></p>
<p class="way"><a href="${url(pathTo(paths.cardFhir, { card: id }))}">${takingAlong[language].fileLink}</a></p>
<p class="way"><a href="${url(pathTo(paths.cardAccess, { card: id }))}">${sharing[language].link}</a></p>
<p class="way"><a href="${url(pathTo(paths.cardHistory, { card: id }))}">${history[language].link}</a></p>
<p class="way"><a href="${url(pathTo(paths.cardLeaving, { card: id }))}">${leaving.link}<span class="nhsuk-u-visually-hidden">${leaving.linkHidden(nameOn(content) || familyWords[language].nameless)}</span></a></p>`
}

/** Госуслуги told something new: where to look at it and answer. */
function offered(id: string, offers: Offers, language: Language): Html | false {
  const names = waitingIn(offers)
  if (names.length === 0) return false
  const said = offersWords[language]
  const list = names.map((name) => html`<li>${partName(name, language)}</li>`)
  const path = pathTo(paths.cardDifferences, { card: id })
  const body = html`<p>${said.noticeBody}</p><ul>${list}</ul>${linkButton({ text: said.look, path })}`
  return notice({ kind: 'warning', title: said.noticeTitle, body })
}

function differences(content: CardContent, language: Language): Html | false {
  const names = differencesIn(content)
  if (names.length === 0) return false
  const said = words[language]
  const body = html`<p>${said.differBody}</p><ul>${names.map((name) => html`<li>${said.fields[name]}</li>`)}</ul>`
  return notice({ kind: 'warning', title: said.differTitle, body })
}
