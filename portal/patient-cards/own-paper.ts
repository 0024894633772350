import { notBeyondLife } from '../lib/ages.ts'
import { fromParts } from '../lib/dates.ts'
import { readDocumentNumber, readIssuerCode } from '../lib/documents.ts'
import { readLine } from '../lib/line.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import type { Asked, TypedName, Wrong } from './own-value.ts'
import { paperTypeOf } from './paper-type.ts'
import type { CardDocument } from './patient-card.ts'

export type OwnPaperError =
  | 'paper-empty'
  | 'paper-series'
  | 'paper-number'
  | 'paper-date'
  | 'paper-date-future'
  | 'paper-issuer'
  | 'paper-issuer-too-long'
  | 'paper-issuer-code'

/** In code points. */
export const longestIssuer = 255

type Read = Result<Partial<CardDocument>, Wrong>

/** Only what is wrong on the paper is typed; what was left empty stays as Госуслуги told it. */
export function readOwnPaper(asked: Asked): Result<CardDocument, readonly Wrong[]> {
  const read = [readNumber(asked), readIssueDate(asked), readIssuer(asked), readCode(asked)]
  const wrong = read.flatMap((part) => (part.ok ? [] : [part.error]))
  if (wrong.length > 0) return fail(wrong)

  const value = read.reduce<Partial<CardDocument>>(
    (all, part) => ({ ...all, ...(part.ok && part.value) }),
    {},
  )
  return Object.keys(value).length === 0
    ? fail([{ name: 'series', error: 'paper-empty' }])
    : ok({ ...value, type: asked.paper })
}

function readNumber({ typed, paper }: Asked): Read {
  const { series = '', number = '' } = typed
  if (isEmpty(series) && isEmpty(number)) return ok({})
  const read = readDocumentNumber(paperTypeOf(paper), { series, number })
  if (read.ok) return read
  return read.error === 'series-malformed' ? wrong('series', 'paper-series') : wrong('number', 'paper-number')
}

function readIssueDate({ typed, today }: Asked): Read {
  const parts = {
    day: typed['issued-day'] ?? '',
    month: typed['issued-month'] ?? '',
    year: typed['issued-year'] ?? '',
  }
  if (Object.values(parts).every(isEmpty)) return ok({})
  const read = notBeyondLife(fromParts(parts), today)
  if (read.ok) return ok({ issueDate: read.value })
  return wrong('issued-day', read.error === 'future' ? 'paper-date-future' : 'paper-date')
}

function readIssuer({ typed: { issuedBy = '' } }: Asked): Read {
  if (isEmpty(issuedBy)) return ok({})
  const read = readLine(issuedBy, longestIssuer)
  if (read.ok) return ok({ issuedBy: read.value })
  return wrong('issuedBy', read.error === 'too-long' ? 'paper-issuer-too-long' : 'paper-issuer')
}

function readCode({ typed: { issueId = '' } }: Asked): Read {
  if (isEmpty(issueId)) return ok({})
  const read = readIssuerCode(issueId)
  return read.ok ? ok({ issueId: read.value.replace('-', '') }) : wrong('issueId', 'paper-issuer-code')
}

const isEmpty = (text: string) => text.trim() === ''
const wrong = (name: TypedName, error: OwnPaperError) => fail({ name, error })
