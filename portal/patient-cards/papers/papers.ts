import { isSameValue } from '../history/card-change.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { policyType, type CardContent, type CardDocument } from '../patient-card.ts'

/** More than anybody has; a form that is sent for ever fills no card. */
const most = 20

/** When, and the account of whoever types. */
type Typing = { readonly now: Date; readonly by: string }

const stampOf = ({ now, by }: Typing) => ({ at: now.toISOString(), by })

export type PaperError = 'same' | 'full'

export const ownPapersOf = (content: CardContent): readonly CardDocument[] => content.ownPapers?.value ?? []

/** The card with one paper more: in the place of a missing main one, else at the end of those that the keeper added. */
export function addPaper(
  content: CardContent,
  paper: CardDocument,
  typed: Typing,
): Result<CardContent, PaperError> {
  const known = [
    content.document?.value,
    content.policy?.value,
    ...(content.otherPapers?.value ?? []),
    ...ownPapersOf(content),
  ]
  if (known.some((other) => other !== undefined && isSamePaper(other, paper))) return fail('same')
  const main = paper.type === policyType ? 'policy' : 'document'
  if (content[main] === undefined)
    return ok({ ...content, [main]: { value: paper, source: 'self', ...stampOf(typed) } })
  if (ownPapersOf(content).length >= most) return fail('full')
  return ok(withPapers(content, [...ownPapersOf(content), paper], typed))
}

/** The card without the paper of this place; the same content where there is none. */
export function removePaper(content: CardContent, place: number, typed: Typing): CardContent {
  const papers = ownPapersOf(content)
  if (papers[place] === undefined) return content
  return withPapers(
    content,
    papers.filter((_, index) => index !== place),
    typed,
  )
}

function withPapers(content: CardContent, papers: readonly CardDocument[], typed: Typing): CardContent {
  const ownPapers =
    papers.length === 0 ? undefined : { value: papers, source: 'self' as const, ...stampOf(typed) }
  return { ...content, ownPapers }
}

/** Series and number say which paper it is; what else stands on it may be typed one way or another. */
const isSamePaper = (one: CardDocument, other: CardDocument) =>
  isSameValue([one.type, one.series, one.number], [other.type, other.series, other.number])
