import { html, url, type Html } from '@registratura/html'
import { documentTypes } from '../../lib/document-types.ts'
import { pathTo, paths } from '../../paths.ts'
import { summaryList, type SummaryRow } from '../../ui/parts/summary-list.ts'
import { isOwnCard, type Keeper } from '../keeper.ts'
import { ru } from '../messages.ts'
import type { TypedName } from '../own-value.ts'
import { ru as papersRu } from '../papers/messages.ts'
import { paperTitle, paperValue } from '../papers/print-page.ts'
import { paperTypeOf } from '../paper-type.ts'
import {
  changedOn,
  type CardContent,
  type CardDocument,
  type CardField,
  type CardFieldName,
} from '../patient-card.ts'
import { ownBeside, sourceWords, type Shown } from './print-source.ts'
import { printPaper, printValue, type PrintedPaper } from './print-value.ts'

/** One card as its rows need it. */
export type ShownCard = Shown & {
  readonly id: string
  readonly keeper: Keeper
  readonly content: CardContent
}

const person = [
  'lastName',
  'firstName',
  'middleName',
  'birthDate',
  'gender',
  'snils',
  'citizenship',
  'birthPlace',
] as const

/** Everything that a card holds, each value with its source and with the way to say that it is wrong. */
export function cardRows(card: ShownCard): Html {
  const paper = card.content.document
  const rows = (names: readonly CardFieldName[]) => names.flatMap((name) => rowsOf(card, name))
  return html`${section(isOwnCard(card.keeper) ? ru.sections.person : ru.sections.other, rows(person))}
${section(paper === undefined ? ru.sections.document : documentTypes[paperTypeOf(paper.value.type)].name, rows(['document']))}
${section(ru.sections.policy, rows(['policy']))}
${section(papersRu.section, papersRows(card))}
<p><a href="${url(pathTo(paths.cardPaperNew, { card: card.id, kind: 'document' }))}">${papersRu.addDocument}</a></p>
<p><a href="${url(pathTo(paths.cardPaperNew, { card: card.id, kind: 'policy' }))}">${papersRu.addPolicy}</a></p>
${section(ru.sections.contacts, rows(['mobile', 'homePhone', 'email']))}
${section(ru.sections.addresses, rows(['registration', 'residence']))}`
}

/** The rows of one field: several of a paper, else one. */
export function rowsOf(card: ShownCard, name: CardFieldName): readonly SummaryRow[] {
  const paper = name === 'document' ? card.content.document : undefined
  return paper === undefined ? [fieldRow(card, name)] : paperRows(card, paper)
}

/** Papers besides the main ones: those of Госуслуги stand, those that the keeper added may go again. */
function papersRows(card: ShownCard): readonly SummaryRow[] {
  const { otherPapers, ownPapers } = card.content
  const row = (paper: CardDocument, field: CardField<unknown>) => ({
    key: paperTitle(paper),
    value: html`${paperValue(paper, card.masked)}<span class="source">${sourceWords(field, card)}</span>`,
  })
  return [
    ...(otherPapers?.value.map((paper) => row(paper, otherPapers)) ?? []),
    ...(ownPapers?.value.map((paper, place) => ({
      ...row(paper, ownPapers),
      action: {
        text: papersRu.remove,
        path: pathTo(paths.cardPaperRemoval, { card: card.id, place: String(place) }),
        hidden: paperTitle(paper),
      },
    })) ?? []),
  ]
}

const section = (heading: string, rows: readonly SummaryRow[]) =>
  html`<h3 class="nhsuk-heading-s">${heading}</h3>${rows.length > 0 && summaryList({ rows })}`

function fieldRow(card: ShownCard, name: CardFieldName): SummaryRow {
  const field = card.content[name]
  const key = ru.fields[name]
  if (field === undefined) {
    const missing: Partial<Record<CardFieldName, string>> = ru.missing
    const action = { text: ru.add, path: pathOf(card, name), hidden: key }
    return { key, value: missing[name] ?? ru.missingElse, action }
  }

  const typedOver = field.source === 'self' || changedOn(card.content, name) === 'contacts'
  return {
    key,
    value: value(card, field, {
      told: printValue(name, field.value, card.masked),
      own: field.own && printValue(name, field.own.value, card.masked),
    }),
    action: { text: typedOver ? ru.change : ru.mistake, path: pathOf(card, name), hidden: key },
  }
}

const paperParts = [
  ['number', 'series'],
  ['issueDate', 'issued-day'],
  ['issuedBy', 'issuedBy'],
  ['issueId', 'issueId'],
] as const satisfies readonly (readonly [keyof PrintedPaper, TypedName])[]

/** A paper is corrected on one page; each line of it leads there, to its own field. */
function paperRows(card: ShownCard, paper: CardField<CardDocument>): readonly SummaryRow[] {
  const told = printPaper(paper.value, card.masked)
  const own = paper.own && printPaper(paper.own.value, card.masked)
  return paperParts
    .filter(([part]) => told[part] !== undefined || own?.[part] !== undefined)
    .map(([part, fieldId]) => ({
      key: ru.paper[part],
      value: value(card, paper, { told: told[part] ?? ru.missingElse, own: own?.[part] }),
      action: {
        text: paper.source === 'self' ? ru.change : ru.mistake,
        path: `${pathOf(card, 'document')}#${fieldId}`,
        hidden: ru.paper[part],
      },
    }))
}

type Printed = { readonly told: string; readonly own: string | undefined }

function value(card: ShownCard, field: CardField<unknown>, { told, own }: Printed): Html {
  return html`${breakable(told)}<span class="source">${sourceWords(field, card)}</span>${own !== undefined && field.own !== undefined && ownBeside(breakable(own), field.own, card)}`
}

/** A long address of e-mail breaks before its domain, if it must. */
function breakable(text: string): Html {
  const [first, ...rest] = text.split('@')
  return html`${first}${rest.map((part) => html`<wbr>@${part}`)}`
}

function pathOf({ id, content }: ShownCard, name: CardFieldName): string {
  // Which paper it is can't be told by its number alone, so its page asks.
  if (changedOn(content, name) === 'nothing')
    return pathTo(paths.cardPaperNew, { card: id, kind: 'document' })
  return changedOn(content, name) === 'contacts'
    ? `${pathTo(paths.cardContacts, { card: id })}#${name}`
    : pathTo(paths.cardMistake, { card: id, field: name })
}
