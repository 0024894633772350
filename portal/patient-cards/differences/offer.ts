import { isSameValue } from '../history/card-change.ts'
import { cardPartNames, type CardContent, type CardPartName, type CardFields } from '../patient-card.ts'

/** What Госуслуги told otherwise than the card has it: what waits for an answer, and what the person declined before. */
export type Offers = { readonly waiting: CardFields; readonly declined: CardFields }

export const noOffers: Offers = { waiting: {}, declined: {} }

/** What Госуслуги tells now, beside the card; a value that was declined once is not offered again. */
export function compare(content: CardContent, told: CardFields, { declined }: Offers): Offers {
  const names = cardPartNames.filter((name) => {
    const field = told[name]
    return (
      field !== undefined &&
      !isSameValue(field.value, content[name]?.value) &&
      !isSameValue(field.value, declined[name]?.value)
    )
  })
  return { waiting: pick(told, names), declined }
}

export const waitingIn = ({ waiting }: Offers): readonly CardPartName[] =>
  cardPartNames.filter((name) => waiting[name] !== undefined)

/** Whether nothing of what is answered still waits: so the second of two presses finds it. */
export function isAnswered(offers: Offers, answered: readonly CardPartName[]): boolean {
  const waiting = waitingIn(offers)
  return waiting.length === 0 || (answered.length > 0 && !answered.some((name) => waiting.includes(name)))
}

export type Answers = { readonly accepted: readonly CardPartName[]; readonly kept: readonly CardPartName[] }

/** The card and the offers after the person's answers; a value typed beside the old one goes with it. */
export function answer(
  content: CardContent,
  { waiting, declined }: Offers,
  { accepted, kept }: Answers,
): { readonly content: CardContent; readonly offers: Offers } {
  const left = cardPartNames.filter((name) => !accepted.includes(name) && !kept.includes(name))
  const { birthDate } = content
  return {
    content: {
      ...content,
      ...pick(waiting, accepted),
      birthDate: accepted.includes('birthDate') ? (waiting.birthDate ?? birthDate) : birthDate,
    },
    offers: { waiting: pick(waiting, left), declined: { ...declined, ...pick(waiting, kept) } },
  }
}

function pick(fields: CardFields, names: readonly CardPartName[]): CardFields {
  return Object.fromEntries(
    names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  )
}
