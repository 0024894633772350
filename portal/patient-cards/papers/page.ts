import { html, url, type Html } from '@registratura/html'
import type { DocumentType } from '../../lib/document-types.ts'
import { pathTo, paths } from '../../paths.ts'
import { button, buttonGroup, linkButton } from '../../ui/parts/button.ts'
import { page, type Frame } from '../../ui/page.ts'
import { documentFields, policyFields } from '../adding/pages/paper-fields.ts'
import type { StepTyped } from '../adding/draft.ts'
import { errors } from '../adding/messages.ts'
import type { FieldWrong } from '../adding/read-value.ts'
import { notice } from '../../ui/parts/notice.ts'
import { family, ru as cardRu } from '../messages.ts'
import { actingFor } from '../pages/card.ts'
import type { TakenCard } from '../pages/card-body.ts'
import { homeOf } from '../pages/home.ts'
import { nameOn, type CardDocument } from '../patient-card.ts'
import { ru } from './messages.ts'
import type { PaperError } from './papers.ts'
import { paperLine } from './print-page.ts'
import type { NothingChosen, PaperKind } from './read-paper.ts'

export type PaperPage = {
  readonly frame: Frame
  readonly card: TakenCard
  readonly kind: PaperKind
  /** What this person most likely has. */
  readonly likely: readonly DocumentType[]
  readonly typed?: StepTyped | undefined
  readonly wrong?: readonly (FieldWrong | NothingChosen)[] | undefined
  /** The paper is right, and the card can't take it. */
  readonly refused?: PaperError | undefined
  /** It was typed before the session was over. */
  readonly unsaved?: boolean | undefined
}

/** One paper more. */
export function paperPage(p: PaperPage): Html {
  const { frame, card, kind, likely, typed = {}, wrong = [], refused, unsaved } = p
  const known = wrong.filter((one): one is FieldWrong => one.error !== 'none')
  const fields = { typed, wrong: known, odd: [] }
  return page({
    frame,
    title: kind === 'document' ? ru.documentTitle : ru.policyTitle,
    back: { path: homeOf(card), text: nameOn(card.content) || family.nameless },
    errors: [
      ...(refused === undefined ? [] : [{ text: ru[refused] }]),
      ...wrong.map(({ name, error }) => ({
        text: error === 'none' ? ru.none : errors[error],
        fieldId: name,
      })),
    ],
    body: html`${actingFor(card)}
${unsaved && notice({ kind: 'warning', title: cardRu.unsavedTitle, body: cardRu.unsavedForm })}
<p>${kind === 'document' ? ru.documentLead : ru.policyLead}</p>
<form method="post" action="${url(pathTo(paths.cardPaperNew, { card: card.id, kind }))}" novalidate>
${kind === 'document' ? documentFields(fields, likely, { mayLack: false }) : policyFields(fields, { mayLack: false })}
${button({ text: ru.save })}
</form>`,
  })
}

export type RemovalPage = {
  readonly frame: Frame
  readonly card: TakenCard
  readonly place: number
  readonly paper: CardDocument
  readonly masked: boolean
  /** The card changed while the page was read. */
  readonly stale?: boolean | undefined
}

/** What goes, before it does. */
export function removalPage({ frame, card, place, paper, masked, stale }: RemovalPage): Html {
  return page({
    frame,
    title: ru.removeTitle,
    back: { path: homeOf(card), text: nameOn(card.content) || family.nameless },
    errors: stale ? [{ text: ru.stale }] : [],
    body: html`${actingFor(card)}
<p>${paperLine(paper, masked)}</p>
<p>${ru.removeLead}</p>
<form method="post" action="${url(pathTo(paths.cardPaperRemoval, { card: card.id, place: String(place) }))}">
<input type="hidden" name="version" value="${card.version}">
${buttonGroup([button({ text: ru.remove, kind: 'danger' }), linkButton({ text: ru.keep, path: homeOf(card), kind: 'secondary' })])}
</form>`,
  })
}
