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
}
