import type { CardDocument, CardField, Source } from '../../patient-card.ts'

export type Chosen<T> = { readonly value: T; readonly source: Source; readonly at: string }

/** The one value of a field that goes along: what Госуслуги verified stands; else what the person says of it. */
export function chosen<T>({ value, source, at, own }: CardField<T>): Chosen<T> {
  return own === undefined || source === 'esia-verified'
    ? { value, source, at }
    : { value: own.value, source: 'self', at: own.at }
}

/** Of a paper the person typed only what is wrong in it; the rest is as it was told. */
export function chosenPaper(field: CardField<CardDocument>): Chosen<CardDocument> {
  const taken = chosen(field)
  return { ...taken, value: { ...field.value, ...taken.value } }
}
