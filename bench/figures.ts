/** The stricter of the two readings of a kilobyte. */
const KB = 1000

export type Figure = { readonly name: string; readonly bytes: number; /** In KB. */ readonly goal: number }

/** Prints each figure beside its goal, and last one line of them all; tells whether every goal is held. */
export function withinGoals(measure: string, figures: readonly Figure[]): boolean {
  const kilobytes = ({ bytes }: Figure) => (bytes / KB).toFixed(1)

  for (const figure of figures) {
    const verdict = figure.bytes <= figure.goal * KB ? '' : ', over'
    process.stdout.write(`${figure.name}: ${kilobytes(figure)} KB of ${figure.goal}${verdict}\n`)
  }
  process.stdout.write(
    `${measure}: ${figures.map((figure) => `${kilobytes(figure)}/${figure.goal}`).join(' ')} KB\n`,
  )
  return figures.every(({ bytes, goal }) => bytes > 0 && bytes <= goal * KB)
}
