/** How columns read on both drivers, by type oid (pg_type.dat); all others read alike by themselves. */
export const columnReaders = {
  /** bytea, as PostgreSQL prints it: `\x` and hex. */
  17: (text: string): Buffer => Buffer.from(text.slice(2), 'hex'),
  /** bigint: counts and sums; beyond 2^53 a number would lie. */
  20: (text: string): number => {
    const value = Number(text)
    if (!Number.isSafeInteger(value)) throw new RangeError('A bigint column holds more than 2^53')
    return value
  },
  /** date: a day has no zone, so it stays `YYYY-MM-DD`. */
  1082: (text: string): string => text,
  /** timestamptz, as `DateStyle` ISO prints it: the engine's own reading of ISO 8601 is faster than the drivers'. */
  1184: readTimestamp,
}

/** `2026-11-23 10:00:00.123+03` becomes ISO 8601 with a `T`, and with minutes in the zone. */
function readTimestamp(text: string): Date {
  const zone = text.at(-3)
  const value = new Date(`${text.slice(0, 10)}T${text.slice(11)}${zone === '+' || zone === '-' ? ':00' : ''}`)
  if (Number.isNaN(value.getTime())) throw new RangeError(`Not a moment that the portal keeps: ${text}`)
  return value
}
