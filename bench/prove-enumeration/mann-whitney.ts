export type Comparison = {
  /** Of the first sample: in how many pairs its value is the greater one, ties by half. */
  readonly u: number
  /** Two-sided, by the normal approximation with corrections for ties and continuity. */
  readonly p: number
}

/**
 * Whether two samples could come from one distribution (Mann and Whitney, 1947). Made for hundreds of values a sample;
 * below twenty the approximation is rough. Two empty or all equal samples give p = 1.
 */
export function compareSamples(one: readonly number[], other: readonly number[]): Comparison {
  const values = [
    ...one.map((value) => ({ value, isOne: true })),
    ...other.map((value) => ({ value, isOne: false })),
  ]
  values.sort((a, b) => a.value - b.value)

  let rankSum = 0
  let ties = 0
  for (let from = 0; from < values.length;) {
    let to = from
    while (to < values.length && values[to]?.value === values[from]?.value) to += 1
    const rank = (from + 1 + to) / 2
    rankSum += rank * values.slice(from, to).filter(({ isOne }) => isOne).length
    ties += (to - from) ** 3 - (to - from)
    from = to
  }

  const [n, m] = [one.length, other.length]
  const all = n + m
  const u = rankSum - (n * (n + 1)) / 2
  const variance = ((n * m) / 12) * (all + 1 - ties / (all * (all - 1)))
  if (!(variance > 0)) return { u, p: 1 }
  const z = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / Math.sqrt(variance)
  return { u, p: Math.min(1, 2 * upperTail(z)) }
}

/** Of the normal distribution beyond z ≥ 0, to 1.2e-7 relatively (Numerical Recipes, erfcc). */
function upperTail(z: number): number {
  const x = z / Math.SQRT2
  const t = 1 / (1 + x / 2)
  const coefficients = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ]
  const power = coefficients.reduceRight((sum, coefficient) => sum * t + coefficient, 0)
  return (t * Math.exp(-x * x + power)) / 2
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}
