import { html, url, type Html } from '@registratura/html'
import { dateInWords } from '../../../lib/date-words.ts'
import { pathTo, paths } from '../../../paths.ts'
import { button, buttonGroup, linkButton } from '../../../ui/parts/button.ts'
import { input } from '../../../ui/parts/input.ts'
import { summaryList } from '../../../ui/parts/summary-list.ts'
import { page, type Frame } from '../../../ui/page.ts'
import { allowed } from '../../adding/messages.ts'
import { sameNotice } from '../../adding/pages/step.ts'
import { allowedBy, type Relation } from '../../grounds.ts'
import { family } from '../../messages.ts'
import { nameOn, type CardContent } from '../../patient-card.ts'
import type { CodeError } from '../code.ts'
import { errors, ru, waitError } from '../messages.ts'

export type CodePage = {
  readonly frame: Frame
  readonly typed?: string | undefined
  readonly error?: CodeError | undefined
  /** How long to wait, in words. */
  readonly wait?: string | undefined
}

export function codePage({ frame, typed, error, wait }: CodePage): Html {
  const words = error && (error === 'wait' && wait !== undefined ? waitError(wait) : errors[error])
  return page({
    frame,
    title: ru.enterTitle,
    back: { path: paths.cardNew, text: ru.back },
    errors: words === undefined ? [] : [{ text: words, fieldId: 'code' }],
    body: html`<p>${ru.enterLead}</p>
<form method="post" action="${url(paths.accessCode)}" novalidate>
${input({ id: 'code', name: 'code', label: ru.code, hint: ru.codeHint, value: typed, error: words, inputmode: 'numeric', width: 20, autocomplete: 'off', code: true })}
${button({ text: ru.goOn })}
</form>`,
  })
}

export type OfferPage = {
  readonly frame: Frame
  readonly cardId: string
  readonly relation: Relation
  readonly giver: string
  readonly content: CardContent
  readonly samePath?: string | undefined
}

/** Whose card it is and who gives it, and nothing more of it before it is taken. */
export function offerPage({ frame, cardId, relation, giver, content, samePath }: OfferPage): Html {
  const rows = [
    { key: ru.offerWhose, value: nameOn(content) || family.nameless },
    { key: ru.offerBirth, value: dateInWords(content.birthDate.value) },
    { key: ru.offerKinship, value: family.whose[relation] },
    { key: ru.offerFrom, value: giver },
    { key: ru.offerYou, value: allowedBy.consent.map((deed) => allowed[deed]).join(', ') },
  ]
  return page({
    frame,
    title: ru.offerTitle,
    back: { path: paths.cards, text: ru.toCards },
    failed: samePath !== undefined,
    body: html`${samePath !== undefined && sameNotice(samePath)}
${summaryList({ rows })}
<form method="post" action="${url(pathTo(paths.accessOffer, { card: cardId }))}">
${buttonGroup([button({ text: ru.take }), linkButton({ text: ru.notThis, path: paths.cards, kind: 'secondary' })])}
</form>`,
  })
}
