import {
  cardPartNames,
  isListName,
  policyType,
  type CardContent,
  type CardDocument,
  type CardField,
  type Source,
} from '../../patient-card.ts'
import { chosen, chosenPaper } from './chosen.ts'
import { documentConcept, policyConcept, snilsConcept } from './identifier-types.ts'
import type { Identifier } from './resources.ts'
import { fhirText } from './text.ts'

/** As the Russian core profile names them (HL7 FHIR Россия, RuCore 0.15, NamingSystem); see docs/fhir.md. */
const systems = {
  snils: 'https://fhir.ru/ig/core/systems/snils',
  document: 'https://fhir.ru/ig/core/systems/identity-document',
  policy: 'https://fhir.ru/ig/core/systems/oms',
  division: 'https://fhir.ru/ig/core/systems/ns-division-code',
} as const

/** The numbers that a card knows its person by; a paper without a number is none. */
export function identifiersOf(content: CardContent): readonly (Identifier | undefined)[] {
  const { snils, document, policy } = content
  return [
    snils && snilsOf(chosen(snils)),
    document && paperOf('document', chosenPaper(document)),
    policy && paperOf('policy', chosenPaper(policy)),
    ...cardPartNames.filter(isListName).flatMap((list) => furtherOf(list, content[list])),
  ]
}

function furtherOf(list: string, field: CardField<readonly CardDocument[]> | undefined) {
  const papers = field?.value ?? []
  return papers.map((value, at) => field && paperOf(`${list}-${at}`, { value, source: field.source }))
}

type Taken<T> = { readonly value: T; readonly source: Source }

function snilsOf({ value, source }: Taken<string>): Identifier | undefined {
  const number = fhirText(value)
  if (number === undefined) return undefined
  return { id: 'snils', use: useOf(source), type: snilsConcept, system: systems.snils, value: number }
}

function paperOf(id: string, { value: paper, source }: Taken<CardDocument>): Identifier | undefined {
  const number = fhirText(paper.number)
  if (number === undefined) return undefined
  const series = fhirText(paper.series)
  const isPolicy = paper.type === policyType
  return {
    id,
    use: useOf(source),
    type: isPolicy ? policyConcept(paper) : documentConcept(paper),
    system: isPolicy ? systems.policy : systems.document,
    // Joined as in the examples of RuCore.
    value: series === undefined ? number : `${series}-${number}`,
    period: isDay(paper.issueDate) ? { start: paper.issueDate } : undefined,
    assigner: issuerOf(paper),
  }
}

function issuerOf({ issuedBy, issueId }: CardDocument): Identifier['assigner'] {
  const display = fhirText(issuedBy)
  const division = fhirText(issueId)
  if (display === undefined && division === undefined) return undefined
  const identifier = division === undefined ? undefined : { system: systems.division, value: division }
  return { display, identifier }
}

/** FHIR: «the identifier considered to be most trusted». */
const useOf = (source: Source) => (source === 'esia-verified' ? 'official' : undefined)

const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '')
