import { html, type Html } from '@registratura/html'
import { documentTypes } from '../../../lib/document-types.ts'
import { summaryList, type SummaryRow } from '../../../ui/parts/summary-list.ts'
import { ru as cards } from '../../messages.ts'
import { dayWords } from '../../pages/print-source.ts'
import { printPaper, printValue, type PrintedPaper } from '../../pages/print-value.ts'
import { paperTypeOf } from '../../paper-type.ts'
import { ru as papersRu } from '../../papers/messages.ts'
import { paperTitle, paperValue } from '../../papers/print-page.ts'
import {
  cardPartNames,
  isListName,
  type CardContent,
  type CardDocument,
  type CardField,
  type CardFieldName,
  type CardValues,
} from '../../patient-card.ts'
import { ru, sources } from '../messages.ts'

type Shown = { readonly masked: boolean; readonly timeZone: string }

type OneValue = Exclude<CardFieldName, 'document'>

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

/** All values grouped as on paper, each with its source. */
export function printoutSections(content: CardContent, shown: Shown): Html {
  const { document } = content
  const rows = (names: readonly OneValue[]) => names.map((name) => rowOf(content, name, shown))
  const { sections } = cards
  return html`${section(ru.person, rows(person))}
${document === undefined ? section(sections.document, [missing('document')]) : section(documentTypes[paperTypeOf(document.value.type)].name, documentRows(document, shown))}
${section(sections.policy, rows(['policy']))}
${section(papersRu.section, furtherRows(content, shown))}
${section(sections.contacts, rows(['mobile', 'homePhone', 'email']))}
${section(sections.addresses, rows(['registration', 'residence']))}`
}

const section = (heading: string, rows: readonly SummaryRow[]) =>
  rows.length > 0 && html`<h2 class="nhsuk-heading-s">${heading}</h2>${summaryList({ rows })}`

function rowOf<F extends OneValue>(
  content: { readonly [N in F]?: CardField<CardValues[N]> | undefined },
  name: F,
  shown: Shown,
): SummaryRow {
  const field = content[name]
  if (field === undefined) return missing(name)
  const print = (value: CardValues[F]) => printValue(name, value, shown.masked)
  return {
    key: cards.fields[name],
    value: valueOf(field, { told: print(field.value), own: field.own && print(field.own.value) }, shown),
  }
}

function missing(name: CardFieldName): SummaryRow {
  const words: Partial<Record<CardFieldName, string>> = cards.missing
  return { key: cards.fields[name], value: words[name] ?? cards.missingElse }
}

const paperParts = [
  'number',
  'issueDate',
  'issuedBy',
  'issueId',
] as const satisfies readonly (keyof PrintedPaper)[]

function documentRows(document: CardField<CardDocument>, shown: Shown): readonly SummaryRow[] {
  const told = printPaper(document.value, shown.masked)
  const own = document.own && printPaper(document.own.value, shown.masked)
  return paperParts
    .filter((part) => told[part] !== undefined || own?.[part] !== undefined)
    .map((part) => ({
      key: cards.paper[part],
      value: valueOf(document, { told: told[part] ?? cards.missingElse, own: own?.[part] }, shown),
    }))
}

function furtherRows(content: CardContent, shown: Shown): readonly SummaryRow[] {
  return cardPartNames.filter(isListName).flatMap((name) => {
    const field = content[name]
    if (field === undefined) return []
    return field.value.map((paper) => ({
      key: paperTitle(paper),
      value: valueOf(field, { told: paperValue(paper, shown.masked), own: undefined }, shown),
    }))
  })
}

type Printed = { readonly told: string; readonly own: string | undefined }

function valueOf(field: CardField<unknown>, { told, own }: Printed, { timeZone }: Shown): Html {
  const { source, at } = field
  const day = (moment: string) => dayWords(new Date(moment), timeZone)
  return html`${told}<span class="source">${sources[source](day(at))}</span>${own !== undefined && field.own !== undefined && html`<span class="differs">${ru.ownValue} <strong>${own}</strong><span class="source">${sources.self(day(field.own.at))}</span></span>`}`
}
