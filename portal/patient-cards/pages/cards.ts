import { html, url, type Html } from '@registratura/html'
import { pathTo, paths } from '../../paths.ts'
import { button } from '../../ui/parts/button.ts'
import { card } from '../../ui/parts/card.ts'
import { notice } from '../../ui/parts/notice.ts'
import { page, type Frame } from '../../ui/page.ts'
import { ru } from '../messages.ts'
import { differencesIn, type CardContent } from '../patient-card.ts'
import { cardRows } from './card-rows.ts'
import { dayWords } from './print-source.ts'

export type ListedCard = {
  readonly id: string
  readonly version: number
  readonly checkedAt: Date | null
  readonly content: CardContent
}

/** What was done a moment ago, told once. */
export type Done = 'checked' | 'saved' | 'withdrawn'

export type CardsPage = {
  readonly frame: Frame
  readonly timeZone: string
  readonly masked: boolean
  readonly cards: readonly ListedCard[]
  readonly done?: Done | undefined
  /** The person confirmed a card that had changed meanwhile. */
  readonly stale?: boolean | undefined
  /** Leads to the form that was sent when the session was over, and what was typed in it. */
  readonly unsavedPath?: string | undefined
}

export function cardsPage(p: CardsPage): Html {
  const { frame, timeZone, masked, cards, done, stale, unsavedPath } = p
  const unchecked = cards.some(({ checkedAt }) => checkedAt === null)
  return page({
    frame,
    title: ru.title,
    errors: stale ? [{ text: ru.stale }] : [],
    body: html`${done && !(done === 'checked' && unchecked) && doneNotice(done)}
${unsavedPath !== undefined && unsavedNotice(unsavedPath)}
${unchecked && notice({ kind: 'info', title: ru.checkTitle, body: ru.checkBody })}
${masked && maskedNotice()}
${cards.map((shown) => cardPart(shown, { masked, timeZone }))}
<p><a href="${url(paths.cardsHelp)}">${ru.help}</a></p>`,
  })
}

type Shown = { readonly masked: boolean; readonly timeZone: string }

function cardPart({ id, version, checkedAt, content }: ListedCard, { masked, timeZone }: Shown): Html {
  const { lastName, firstName, middleName } = content
  return card({
    heading: [lastName, firstName, middleName]
      .map((name) => name?.value)
      .filter(Boolean)
      .join(' '),
    body: html`${checkedAt !== null && html`<p>${ru.checkedOn(dayWords(checkedAt, timeZone))}</p>`}
${differences(content)}
${cardRows({ id, content, masked, timeZone })}
${
  checkedAt === null &&
  html`<form method="post" action="${url(pathTo(paths.cardChecked, { card: id }))}">
<input type="hidden" name="version" value="${version}">
<p>${ru.checkLead}</p>
${button({ text: ru.allRight })}
</form>`
}`,
  })
}

function differences(content: CardContent): Html | false {
  const names = differencesIn(content)
  if (names.length === 0) return false
  const body = html`<p>${ru.differBody}</p><ul>${names.map((name) => html`<li>${ru.fields[name]}</li>`)}</ul>`
  return notice({ kind: 'warning', title: ru.differTitle, body })
}

function maskedNotice(): Html {
  return notice({
    kind: 'info',
    title: ru.maskedTitle,
    body: html`<p>${ru.maskedBody}</p>
<form method="post" action="${url(paths.proofStart)}">${button({ text: ru.showNumbers, kind: 'secondary' })}</form>`,
  })
}

function unsavedNotice(path: string): Html {
  const body = html`<p>${ru.unsavedBody} <a href="${url(path)}">${ru.unsavedLink}</a>.</p>`
  return notice({ kind: 'warning', title: ru.unsavedTitle, body })
}

function doneNotice(done: Done): Html {
  if (done === 'checked') {
    const body = html`<p>${ru.checkedBody} <a href="${url(paths.settings)}">${ru.toSettings}</a>.</p>`
    return notice({ kind: 'success', title: ru.checkedTitle, body })
  }
  return done === 'saved'
    ? notice({ kind: 'success', title: ru.savedTitle, body: ru.savedBody })
    : notice({ kind: 'success', title: ru.withdrawnTitle, body: ru.withdrawnBody })
}
