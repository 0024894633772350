/** `run` does the operation once and tells whether it came out right. Goals are for the median, in ms. */
export type Operation = { readonly name: string; readonly goal?: number; readonly run: () => boolean }

/** Milliseconds of one operation. */
export type Timing = {
  readonly operation: Operation
  readonly samples: number
  readonly p50: number
  readonly p95: number
  /** The median of the quietest round: others share the machine. */
  readonly quietest: number
  /** Processor time of this process, garbage collection and all its threads included. */
  readonly cpu: number
}

export type Rounds = { readonly rounds: number; readonly msOfRound: number }

/** Times each operation in turn, warm, round after round, so that a noisy minute falls on all of them alike. */
export function timed(operations: readonly Operation[], { rounds, msOfRound }: Rounds): readonly Timing[] {
  for (const operation of operations) roundOf(operation, 3 * msOfRound)
  const taken = operations.map(() => new Array<Round>())
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, operation] of operations.entries()) taken[at]?.push(roundOf(operation, msOfRound))
  }
  return operations.map((operation, at) => timingOf(operation, taken[at] ?? []))
}

type Round = { readonly samples: readonly number[]; readonly cpu: number }

function roundOf({ name, run }: Operation, ms: number): Round {
  const samples: number[] = []
  const cpuBefore = process.cpuUsage()
  for (const end = performance.now() + ms; performance.now() < end;) {
    const start = performance.now()
    if (!run()) throw new Error(`${name} came out wrong`)
    samples.push(performance.now() - start)
  }
  const { user, system } = process.cpuUsage(cpuBefore)
  return { samples, cpu: (user + system) / 1000 }
}

function timingOf(operation: Operation, rounds: readonly Round[]): Timing {
  const samples = rounds.flatMap((round) => round.samples)
  return {
    operation,
    samples: samples.length,
    p50: quantile(samples, 0.5),
    p95: quantile(samples, 0.95),
    quietest: Math.min(...rounds.map((round) => quantile(round.samples, 0.5))),
    cpu: rounds.reduce((sum, { cpu }) => sum + cpu, 0) / samples.length,
  }
}

function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
