import { cardPartNames, makeOwnCard, type CardContent, type CardField } from '../patient-card.ts'
import type { WholeChild } from './told-child.ts'

/** What ESIA lists as papers, and a card has as numbers. */
const numbers: readonly string[] = ['SNILS', 'KID_SNILS', 'INN']

/** A child's card of what Госуслуги told of them, each value with its source. */
export function makeChildCard(child: WholeChild, now: Date): CardContent {
  const documents = child.documents.filter(({ type }) => !numbers.includes(type))
  const content = makeOwnCard({ ...child, documents, addresses: [] }, now)
  if (child.verified) return content
  const unproved = <T>(field: CardField<T>): CardField<T> => ({ ...field, source: 'esia-unverified' })
  const told = cardPartNames.flatMap((name) => {
    const field: CardField<unknown> | undefined = content[name]
    return field === undefined ? [] : [[name, unproved(field)] as const]
  })
  return { ...content, ...Object.fromEntries(told), birthDate: unproved(content.birthDate) }
}
