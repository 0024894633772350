/** How often the offset is measured again, and the slowest answer that still says something about it (ms). */
const everyMinute = 60_000
const slowestAnswer = 1_000

export type Clock = { readonly now: () => Date; stop(): void }

/**
 * Starts the clock that all instances agree on: the own one plus its offset to the database's.
 *
 * @param readDatabaseTime milliseconds since 1970 by the database; when it fails later on, the last offset stays
 */
export async function startClock(
  readDatabaseTime: () => Promise<number>,
  own: () => number = Date.now,
): Promise<Clock> {
  let offset = await measure(readDatabaseTime, own)

  const timer = setInterval(() => {
    measure(readDatabaseTime, own).then(
      (measured) => (offset = measured ?? offset),
      () => undefined,
    )
  }, everyMinute).unref()

  return { now: () => new Date(own() + (offset ?? 0)), stop: () => clearInterval(timer) }
}

/** The answer is taken to be from the middle of the round trip; undefined when the trip was too slow to tell. */
async function measure(
  readDatabaseTime: () => Promise<number>,
  own: () => number,
): Promise<number | undefined> {
  const sentAt = own()
  const databaseTime = await readDatabaseTime()
  const roundTrip = own() - sentAt
  return roundTrip >= 0 && roundTrip <= slowestAnswer ? databaseTime - sentAt - roundTrip / 2 : undefined
}
