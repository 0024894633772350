import { html, url, type Html } from '@registratura/html'
import { documentTypes } from '../../../lib/document-types.ts'
import { pathTo, paths } from '../../../paths.ts'
import { button } from '../../../ui/parts/button.ts'
import { summaryList, type SummaryRow } from '../../../ui/parts/summary-list.ts'
import { page, type Frame } from '../../../ui/page.ts'
import { ru as card } from '../../messages.ts'
import { printPaper, printValue } from '../../pages/print-value.ts'
import { paperTypeOf } from '../../paper-type.ts'
import type { CardFieldName } from '../../patient-card.ts'
import type { StepName } from '../draft.ts'
import { fields as labels, grounds, relations, ru } from '../messages.ts'
import type { ReadDraft } from '../read-draft.ts'
import { sameNotice, totalSteps } from './step.ts'

export type CheckPage = {
  readonly frame: Frame
  readonly cardId: string
  /** Of the whole draft. */
  readonly version: number
  readonly draft: ReadDraft
  readonly masked: boolean
  readonly stale?: boolean | undefined
  readonly samePath?: string | undefined
}

/** Everything once more, to be compared with the papers: nothing is a card before this page is read. */
export function checkPage(p: CheckPage): Html {
  const { frame, cardId, version, draft, masked, samePath } = p
  const row = (key: string, value: string): SummaryRow => ({ key, value })
  const own = (names: readonly CardFieldName[]) => names.map((name) => row(card.fields[name], print(p, name)))
  const { document } = draft.values
  const paper = document && printPaper(document, masked)
  const part = (step: StepName, rows: readonly SummaryRow[]) => section(cardId, step, rows)

  return page({
    frame,
    title: ru.checkTitle,
    back: { path: pathTo(paths.cardStep, { card: cardId, step: 'contacts' }), text: ru.back },
    step: { current: totalSteps, total: totalSteps },
    errors: p.stale ? [{ text: ru.staleCheck }] : [],
    body: html`${samePath !== undefined && sameNotice(samePath)}
<p>${ru.checkLead}</p>
${part('whose', [row(labels.kinshipRow, relations[draft.relation].text)])}
${part('ground', [row(labels.groundRow, grounds[draft.ground].text)])}
${part('person', own(['lastName', 'firstName', 'middleName', 'birthDate', 'gender', 'snils', 'citizenship', 'birthPlace']))}
${part(
  'document',
  document === undefined
    ? own(['document'])
    : [
        row(card.fields.document, documentTypes[paperTypeOf(document.type)].name),
        row(card.paper.number, paper?.number ?? card.missingElse),
        row(card.paper.issueDate, paper?.issueDate ?? card.missingElse),
        row(card.paper.issuedBy, paper?.issuedBy ?? card.missingElse),
        ...(paper?.issueId === undefined ? [] : [row(card.paper.issueId, paper.issueId)]),
      ],
)}
${part('policy', own(['policy']))}
${part('contacts', own(['mobile', 'homePhone', 'email', 'registration', 'residence']))}
<form method="post" action="${url(pathTo(paths.cardDraftMade, { card: cardId }))}">
<input type="hidden" name="version" value="${version}">
<p>${ru.checkRights}</p>
${button({ text: ru.make })}
</form>`,
  })
}

function print({ draft, masked }: CheckPage, name: CardFieldName): string {
  const value = draft.values[name]
  const missing: Partial<Record<CardFieldName, string>> = card.missing
  return value === undefined ? (missing[name] ?? card.missingElse) : printValue(name, value, masked)
}

function section(cardId: string, step: StepName, rows: readonly SummaryRow[]): Html {
  const path = pathTo(paths.cardStep, { card: cardId, step })
  return html`<div class="check-part"><h2 class="nhsuk-heading-s">${ru.steps[step]}</h2>
<p class="way"><a href="${url(path)}">${ru.change}<span class="nhsuk-u-visually-hidden"> ${ru.steps[step].toLowerCase()}</span></a></p></div>
${summaryList({ rows })}`
}
