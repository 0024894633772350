import { html, url, type Html } from '@registratura/html'
import { dateInWords, dayInZone } from '../../lib/date-words.ts'
import type { Language } from '../../lib/language.ts'
import { pathTo, paths } from '../../paths.ts'
import { button, buttonGroup, esiaButton, linkButton } from '../../ui/parts/button.ts'
import { passkeyProof } from '../../ui/parts/passkey-proof.ts'
import { page, type Frame } from '../../ui/page.ts'
import { familyWords } from '../messages.ts'
import { undoUntil, type Unlinked } from './leaving.ts'
import { words } from './messages.ts'

type LeavingPage = {
  readonly frame: Frame
  readonly card: { readonly id: string; readonly name: string }
  /** ISO, in the region: the last day but one on which the card may be taken back. */
  readonly until: string
  readonly isProved: boolean
}

/** What is deleted and what is not, before anything is; then the button, or the proof that must come before it. */
export function leavingPage({ frame, card, until, isProved }: LeavingPage): Html {
  const { language } = frame
  const said = words[language]
  const name = card.name || familyWords[language].nameless
  const cardPath = pathTo(paths.card, { card: card.id })
  return page({
    frame,
    language,
    title: said.title(name),
    back: { path: cardPath, text: name },
    body: html`<h2 class="nhsuk-heading-m">${said.goneTitle}</h2>
${list(said.gone)}
<h2 class="nhsuk-heading-m">${said.staysTitle}</h2>
${list(said.stays)}
<p>${said.undo(dateInWords(until, language))}</p>
${isProved ? confirmForm(card.id, language) : proofForm(frame, card.id)}`,
  })
}

function confirmForm(card: string, language: Language): Html {
  const said = words[language]
  const cardPath = pathTo(paths.card, { card })
  return html`<form method="post" action="${url(pathTo(paths.cardLeaving, { card }))}">
${buttonGroup([button({ text: said.confirm, kind: 'danger' }), linkButton({ text: said.keep, path: cardPath, kind: 'secondary' })])}
</form>`
}

function proofForm(frame: Frame, card: string): Html {
  const { language } = frame
  const said = words[language]
  const back = pathTo(paths.cardLeaving, { card })
  return html`<h2 class="nhsuk-heading-m">${said.proofTitle}</h2>
${passkeyProof({ frame, back, language })}
<p>${said.proofBody}</p>
<form method="post" action="${url(paths.proofStart)}">
<input type="hidden" name="back" value="${back}">
${esiaButton({ text: said.esia })}
</form>`
}

/** One's own card is what the account is of. */
export function ownCardPage({ frame }: { readonly frame: Frame }): Html {
  const { language } = frame
  const said = words[language]
  return page({
    frame,
    language,
    title: said.ownTitle,
    back: { path: paths.cards, text: said.toCards },
    body: html`${said.ownBody.map((line) => html`<p>${line}</p>`)}
<p class="way"><a href="${url(paths.closing)}">${said.toClosing}</a></p>`,
  })
}

export function latePage({ frame }: { readonly frame: Frame }): Html {
  const { language } = frame
  const said = words[language]
  return page({
    frame,
    language,
    title: said.lateTitle,
    failed: true,
    body: html`${said.lateBody.map((line) => html`<p>${line}</p>`)}
${linkButton({ text: said.toCards, path: paths.cards })}`,
  })
}

type Zone = { readonly timeZone: string; readonly language: Language }

/** What may still be taken back, on «Мои карты». Whose card it was and when, and nothing of the card. */
export function unlinkedList(unlinked: readonly Unlinked[], zone: Zone): Html | false {
  if (unlinked.length === 0) return false
  return html`<h2 class="nhsuk-heading-m">${words[zone.language].listTitle}</h2>
${unlinked.map((card) => unlinkedItem(card, zone))}`
}

function unlinkedItem({ id, kinship, endedAt }: Unlinked, { timeZone, language }: Zone): Html {
  const said = words[language]
  const day = (at: Date) => dateInWords(dayInZone(at, timeZone), language)
  const [whose, on] = [familyWords[language].whose[kinship], day(endedAt)]
  return html`<form method="post" action="${url(pathTo(paths.cardReturn, { card: id }))}">
<p>${said.listed(whose, on, day(undoUntil(endedAt)))}</p>
<button class="nhsuk-button nhsuk-button--secondary" type="submit">${said.back}<span class="nhsuk-u-visually-hidden">${said.backHidden(whose, on)}</span></button>
</form>`
}

const list = (lines: readonly string[]) =>
  html`<ul class="nhsuk-list nhsuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
