import { performance } from 'node:perf_hooks'
import { whyGuessable } from '../portal/password/guessable.ts'

/** What is nearest to the usual, and what costs most: as long as a password may be. */
const passwords: Readonly<Record<string, string>> = {
  'a usual one': 'Ryabina58',
  'a word in the Latin layout': 'Gfhjkm2024',
  '128 letters and digits': 'a1'.repeat(64),
  '128 of one sign': ' '.repeat(128),
  'signs that may be letters': '['.repeat(64) + '7'.repeat(64),
}
const goal = 1000
const rounds = 5000

const began = performance.now()
const { blocklist } = await import('../portal/password/blocklist.ts')
process.stdout.write(`read once at start: ${(performance.now() - began).toFixed(1)} ms\n`)

const slowest = Object.entries(passwords).map(([name, password]) => {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    whyGuessable(password, blocklist, new Set())
    return (performance.now() - start) * 1000
  }).sort((a, b) => a - b)
  const at = (part: number) => times[Math.floor(part * (rounds - 1))] ?? Infinity
  process.stdout.write(
    `${name}: median ${at(0.5).toFixed(1)} µs, 99 % within ${at(0.99).toFixed(1)}, first ones included\n`,
  )
  return at(0.99)
})
const worst = Math.max(...slowest)
process.stdout.write(`blocklist: ${worst.toFixed(0)}/${goal} µs\n`)
process.exitCode = worst < goal ? 0 : 1
