import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  certificateHash,
  generateKeys,
  readCertificate,
  selfSignedCertificate,
  signCms,
  signRaw,
  streebog256,
  verifyCms,
  verifyRaw,
} from '@registratura/gost'
import { type Operation, timed, type Timing } from './crypto/timed.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '10' } } })
const rounds = Number(values.runs)
if (!Number.isInteger(rounds) || rounds < 1)
  throw new TypeError('--runs needs a whole number of rounds from 1')

/** As long as what a sign-in signs: 84 bytes, two blocks of Streebog. */
const message = new TextEncoder().encode('openid snils2026.11.23 08:37:25 +0300REGISTRATURA'.padEnd(84, '.'))
const { privateKey, publicKey } = generateKeys()
const certificate = selfSignedCertificate({
  commonName: 'Замер',
  privateKey,
  notBefore: new Date('2026-01-01'),
  notAfter: new Date('2051-01-01'),
})
const { der } = readCertificate(certificate)
const megabyte = new Uint8Array(1_000_000).fill(7)
const raw = signRaw(message, privateKey)
const plain = { privateKey, certificate, signedAttributes: false }
const attributes = { privateKey, certificate, signedAttributes: true }
const plainCms = signCms(message, plain)
const attributesCms = signCms(message, attributes)

const operations: readonly Operation[] = [
  { name: 'raw sign', goal: 0.5, run: () => signRaw(message, privateKey).length === 64 },
  { name: 'raw verify', goal: 1.5, run: () => verifyRaw(message, raw, publicKey) },
  {
    name: 'certificate read, raw verify',
    goal: 1.5,
    run: () => verifyRaw(message, raw, readCertificate(der).publicKey),
  },
  { name: 'CMS sign', run: () => signCms(message, plain).length > 0 },
  { name: 'CMS sign, attributes', run: () => signCms(message, attributes).length > 0 },
  { name: 'CMS verify', run: () => verifyCms(message, plainCms, certificate).ok },
  { name: 'CMS verify, attributes', run: () => verifyCms(message, attributesCms, certificate).ok },
  { name: 'certificate hash', run: () => certificateHash(der).length === 64 },
  { name: 'Streebog-256 of 84 B', run: () => streebog256(message).length === 32 },
  { name: 'Streebog-256 of 1 MB', run: () => streebog256(megabyte).length === 32 },
]

const timings = timed(operations, { rounds, msOfRound: 300 })
const judged = timings.filter(({ operation }) => operation.goal !== undefined)
const print = (line: string) => process.stdout.write(`${line}\n`)
const cell = (value: number) => value.toFixed(3).padStart(9)

print(`Node ${process.version}, ${rounds} rounds; milliseconds an operation, warm`)
print(`${''.padEnd(30)}      p50      p95 quietest      CPU  samples`)
for (const { operation, p50, p95, quietest, cpu, samples } of timings) {
  const cells = [p50, p95, quietest, cpu].map(cell).join('')
  print(`${operation.name.padEnd(30)}${cells}${String(samples).padStart(9)}${verdict(operation, p50)}`)
}

const reports = join(import.meta.dirname, '..', 'reports')
mkdirSync(reports, { recursive: true })
writeFileSync(
  join(reports, 'bench-crypto.json'),
  `${JSON.stringify({ node: process.version, rounds, timings }, null, 2)}\n`,
)
print(
  `bench:crypto: ${judged.map(figure).join(', ')}; Streebog ${throughput()} MB a second of processor time`,
)
process.exitCode = judged.every(({ operation, p50 }) => reached(operation, p50)) ? 0 : 1

function reached({ goal = Infinity }: Operation, p50: number): boolean {
  return p50 <= goal
}

function verdict(operation: Operation, p50: number): string {
  if (operation.goal === undefined) return ''
  return `  goal ${operation.goal}${reached(operation, p50) ? '' : ', over'}`
}

function figure({ operation, p50 }: Timing): string {
  return `${operation.name} ${p50.toFixed(2)}/${operation.goal} ms`
}

function throughput(): string {
  const { cpu = Number.NaN } = timings.find(({ operation }) => operation.name.endsWith('1 MB')) ?? {}
  return (1000 / cpu).toFixed(0)
}
