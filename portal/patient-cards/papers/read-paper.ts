import { fail, type Result } from '../../lib/result.ts'
import { readDocument } from '../adding/read-document.ts'
import { readPolicy } from '../adding/read-policy.ts'
import type { FieldName, StepTyped } from '../adding/draft.ts'
import type { FieldWrong } from '../adding/read-value.ts'
import type { CardDocument } from '../patient-card.ts'

export type PaperKind = 'document' | 'policy'

export const isPaperKind = (text: string): text is PaperKind => text === 'document' || text === 'policy'

/** What each form sends, by the names that adding a card uses too. */
export const paperFields = {
  document: ['paper', 'series', 'number', 'issued-day', 'issued-month', 'issued-year', 'issuedBy', 'issueId'],
  policy: ['policyKind', 'policyNumber', 'policySeries'],
} as const satisfies Readonly<Record<PaperKind, readonly FieldName[]>>

/** A paper as it was typed; none at all is no answer here. */
export function readPaper(
  kind: PaperKind,
  typed: StepTyped,
  today: string,
): Result<CardDocument, readonly (FieldWrong | NothingChosen)[]> {
  const read = kind === 'document' ? readDocument(typed, today) : readPolicy(typed)
  if (!read.ok) return read
  return read.value === undefined
    ? fail([{ name: paperFields[kind][0], error: 'none' }])
    : { ok: true, value: read.value }
}

export type NothingChosen = { readonly name: FieldName; readonly error: 'none' }
