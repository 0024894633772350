import { html, url, type Html } from '@registratura/html'
import { documentName } from '../../lib/document-types.ts'
import { usualLanguage } from '../../lib/language.ts'
import { pathTo, paths } from '../../paths.ts'
import { summaryList, type SummaryRow } from '../../ui/parts/summary-list.ts'
import { isOwnCard, type Keeper } from '../keeper.ts'
import { words } from '../messages.ts'
import type { TypedName } from '../own-value.ts'
import { words as papersWords } from '../papers/messages.ts'
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
  const { language = usualLanguage } = card
  const { sections } = words[language]
  const papers = papersWords[language]
  const paper = card.content.document
  const rows = (names: readonly CardFieldName[]) => names.flatMap((name) => rowsOf(card, name))
  return html`${section(isOwnCard(card.keeper) ? sections.person : sections.other, rows(person))}
${section(paper === undefined ? sections.document : documentName(paperTypeOf(paper.value.type), language), rows(['document']))}
${section(sections.policy, rows(['policy']))}
${section(papers.section, papersRows(card))}
<p class="way"><a href="${url(pathTo(paths.cardPaperNew, { card: card.id, kind: 'document' }))}">${papers.addDocument}</a></p>
<p class="way"><a href="${url(pathTo(paths.cardPaperNew, { card: card.id, kind: 'policy' }))}">${papers.addPolicy}</a></p>
${section(sections.contacts, rows(['mobile', 'homePhone', 'email']))}
${section(sections.addresses, rows(['registration', 'residence']))}`
}

/** The rows of one field: several of a paper, else one. */
export function rowsOf(card: ShownCard, name: CardFieldName): readonly SummaryRow[] {
  const paper = name === 'document' ? card.content.document : undefined
  return paper === undefined ? [fieldRow(card, name)] : paperRows(card, paper)
}

/** Papers besides the main ones: those of Госуслуги stand, those that the keeper added may go again. */
function papersRows(card: ShownCard): readonly SummaryRow[] {
  const { otherPapers, ownPapers } = card.content
  const { language } = card
  const row = (paper: CardDocument, field: CardField<unknown>) => ({
    key: paperTitle(paper, language),
    value: html`${paperValue(paper, card.masked, language)}<span class="source">${sourceWords(field, card)}</span>`,
  })
  return [
    ...(otherPapers?.value.map((paper) => row(paper, otherPapers)) ?? []),
    ...(ownPapers?.value.map((paper, place) => ({
      ...row(paper, ownPapers),
      action: {
        text: papersWords[language ?? usualLanguage].remove,
        path: pathTo(paths.cardPaperRemoval, { card: card.id, place: String(place) }),
        hidden: paperTitle(paper, language),
      },
    })) ?? []),
  ]
}

const section = (heading: string, rows: readonly SummaryRow[]) =>
  html`<h3 class="nhsuk-heading-s">${heading}</h3>${rows.length > 0 && summaryList({ rows })}`

function fieldRow(card: ShownCard, name: CardFieldName): SummaryRow {
  const field = card.content[name]
  const said = wordsFor(card)
  const key = said.fields[name]
  if (field === undefined) {
    const missing: Partial<Record<CardFieldName, string>> = said.missing
    const action = { text: said.add, path: pathOf(card, name), hidden: key }
    return { key, value: missing[name] ?? said.missingElse, action }
  }

  const typedOver = field.source === 'self' || changedOn(card.content, name) === 'contacts'
  return {
    key,
    value: value(card, field, {
      told: printValue(name, field.value, card.masked, card.language),
      own: field.own && printValue(name, field.own.value, card.masked, card.language),
    }),
    action: { text: typedOver ? said.change : said.mistake, path: pathOf(card, name), hidden: key },
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
  const said = wordsFor(card)
  const told = printPaper(paper.value, card.masked, card.language)
  const own = paper.own && printPaper(paper.own.value, card.masked, card.language)
  return paperParts
    .filter(([part]) => told[part] !== undefined || own?.[part] !== undefined)
    .map(([part, fieldId]) => ({
      key: said.paper[part],
      value: value(card, paper, { told: told[part] ?? said.missingElse, own: own?.[part] }),
      action: {
        text: paper.source === 'self' ? said.change : said.mistake,
        path: `${pathOf(card, 'document')}#${fieldId}`,
        hidden: said.paper[part],
      },
    }))
}

const wordsFor = ({ language = usualLanguage }: ShownCard) => words[language]

type Printed = { readonly told: string; readonly own: string | undefined }

function value(card: ShownCard, field: CardField<unknown>, { told, own }: Printed): Html {
  return html`${asTold(told, card)}<span class="source">${sourceWords(field, card)}</span>${own !== undefined && field.own !== undefined && ownBeside(asTold(own, card), field.own, card)}`
}

/** What Госуслуги or a keeper wrote in Russian stays so, and is read out so on a page in another language. */
function asTold(text: string, { language = usualLanguage }: ShownCard): Html {
  const isForeign = language !== 'ru' && /\p{Script=Cyrillic}/u.test(text)
  return isForeign ? html`<span lang="ru">${breakable(text)}</span>` : breakable(text)
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
