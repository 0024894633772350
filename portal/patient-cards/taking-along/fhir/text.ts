/** A text as FHIR takes one: not empty, without control characters; undefined where nothing is left of it. */
export function fhirText(text: string | undefined): string | undefined {
  const kept = text
    ?.toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return kept === '' ? undefined : kept
}

/** FHIR has no empty lists: what has nothing in it is left out. */
export const listed = <T>(all: readonly (T | undefined)[]): readonly T[] | undefined => {
  const known = all.filter((one) => one !== undefined)
  return known.length === 0 ? undefined : known
}
