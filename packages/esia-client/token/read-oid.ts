/** An oid as text, from the JSON number that ESIA sends; undefined for whatever a double can't hold exactly. */
export function readOid(value: unknown): string | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? String(value) : undefined
}
