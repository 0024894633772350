import { documentTypes } from '../../lib/document-types.ts'
import { paperTypeOf } from '../paper-type.ts'
import { policyType, type CardDocument } from '../patient-card.ts'
import { printPaper, printValue } from '../pages/print-value.ts'
import { ru } from './messages.ts'

/** What a paper is called. */
export const paperTitle = ({ type }: CardDocument): string =>
  type === policyType ? ru.policy : documentTypes[paperTypeOf(type)].name

/** All that is known of a paper, in one line; its number with stars where it is masked. */
export function paperLine(paper: CardDocument, masked: boolean): string {
  return `${paperTitle(paper)}: ${paperValue(paper, masked)}`
}

export function paperValue(paper: CardDocument, masked: boolean): string {
  if (paper.type === policyType) return printValue('policy', paper, masked)
  return Object.values(printPaper(paper, masked)).filter(Boolean).join(', ')
}
