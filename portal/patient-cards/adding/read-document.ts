import { isDocumentType, type DocumentType } from '../../lib/document-types.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { readOwnPaper } from '../own-paper.ts'
import { paperNameOf } from '../paper-type.ts'
import type { CardDocument } from '../patient-card.ts'
import type { StepTyped } from './draft.ts'
import type { FieldWrong } from './read-value.ts'

type Read = Result<CardDocument | undefined, readonly FieldWrong[]>

/** The identity document; undefined where there is none at hand. A number is asked for, the rest may follow later. */
export function readDocument(typed: StepTyped, today: string): Read {
  const { paper = '' } = typed
  if (paper === 'none')
    return lines.some((name) => !isEmpty(typed[name]))
      ? fail([{ name: 'paper', error: 'paper-none-but-typed' }])
      : ok(undefined)
  if (!isDocumentType(paper)) return fail([{ name: 'paper', error: 'paper-missing' }])

  const given = Object.fromEntries(lines.map((name) => [name, typed[name]]))
  const read = readOwnPaper({
    typed: hasIssuerCode(paper) ? given : { ...given, issueId: '' },
    today,
    paper: paperNameOf(paper),
  })
  const found = read.ok ? [] : read.error.flatMap(({ name, error }) => wrongLine(name, error))
  const missing: readonly FieldWrong[] =
    isEmpty(typed.number) && isEmpty(typed.series) ? [{ name: 'number', error: 'paper-number-missing' }] : []
  return read.ok && missing.length === 0 ? read : fail([...missing, ...found])
}

/** Only the passport of a citizen bears the code of who issued it. */
export const hasIssuerCode = (type: DocumentType): boolean => type === '21'

/** Called the same in the form of a correction. */
const lines = [
  'series',
  'number',
  'issued-day',
  'issued-month',
  'issued-year',
  'issuedBy',
  'issueId',
] as const

function wrongLine(name: string, error: FieldWrong['error']): readonly FieldWrong[] {
  const line = lines.find((known) => known === name)
  return line === undefined || error === 'paper-empty' ? [] : [{ name: line, error }]
}

const isEmpty = (text: string | undefined) => text === undefined || text.trim() === ''
