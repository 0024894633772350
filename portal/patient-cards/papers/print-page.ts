import { documentName } from '../../lib/document-types.ts'
import { usualLanguage, type Language } from '../../lib/language.ts'
import { paperTypeOf } from '../paper-type.ts'
import { policyType, type CardDocument } from '../patient-card.ts'
import { printPaper, printValue } from '../pages/print-value.ts'
import { words } from './messages.ts'

/** What a paper is called. */
export const paperTitle = ({ type }: CardDocument, language: Language = usualLanguage): string =>
  type === policyType ? words[language].policy : documentName(paperTypeOf(type), language)

/** All that is known of a paper, in one line; its number with stars where it is masked. */
export function paperLine(paper: CardDocument, masked: boolean, language?: Language): string {
  return `${paperTitle(paper, language)}: ${paperValue(paper, masked, language)}`
}

export function paperValue(paper: CardDocument, masked: boolean, language?: Language): string {
  if (paper.type === policyType) return printValue('policy', paper, masked, language)
  return Object.values(printPaper(paper, masked, language))
    .filter(Boolean)
    .join(', ')
}
