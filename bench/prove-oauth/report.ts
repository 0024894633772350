import { isHeld, type Evidence } from './evidence.ts'
import type { Tried } from './run-tests.ts'

export type Proof = {
  readonly database: string
  readonly seconds: number
  readonly rows: readonly Evidence[]
  readonly modules: readonly Evidence[]
  readonly faults: readonly Evidence[]
  readonly tried: readonly Tried[]
}

const sections = [
  ['rows', 'Rows of docs/security.md'],
  ['modules', 'Relying-party modules of the OpenID Foundation’s suite'],
  ['faults', 'Faults of the simulator'],
] as const

const failedIn = ({ tried }: Proof) => tried.filter(({ ended }) => ended === 'failed')

export const isProof = (proof: Proof): boolean =>
  failedIn(proof).length === 0 &&
  sections.every(([part]) => proof[part].length > 0 && proof[part].every(isHeld))

const heldOf = (all: readonly Evidence[]) => `${all.filter(isHeld).length}/${all.length}`

export function lastLine(proof: Proof): string {
  const { database, rows, modules, faults, tried, seconds } = proof
  return [
    `prove:oauth: ${isProof(proof) ? 'held' : 'FAILED'} on ${database}`,
    `${heldOf(rows)} rows, ${heldOf(modules)} modules, ${heldOf(faults)} faults`,
    `${tried.length} tests, ${failedIn(proof).length} failed`,
    `${seconds} s`,
  ].join('; ')
}

/** The report for readers, in Markdown: a table a section, a row a thing that was proved. */
export function markdown(proof: Proof): string {
  const parts = sections.map(([part, title]) => {
    const lines = proof[part].map(
      (one) =>
        `| \`${one.name}\` | ${cell(one.what)} | ${isHeld(one) ? 'held' : 'NOT HELD'} | ${words(one)} |`,
    )
    return [
      `## ${title}`,
      '',
      '| name | what is tried | | what the tests saw |',
      '|---|---|---|---|',
      ...lines,
    ].join('\n')
  })
  const failed = failedIn(proof).map(({ file, name }) => `- \`${file}\`: ${name}`)
  return [
    '# Proof of the sign-in through Госуслуги',
    lastLine(proof),
    ...parts,
    ...(failed.length === 0 ? [] : [`## Failed\n\n${failed.join('\n')}`]),
    '',
  ].join('\n\n')
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function words({ name, tests }: Evidence): string {
  const said = tests.map((test) => test.name.replace(name, '').replace(/^[\s:,]+/, ''))
  const shown = [...new Set(said)].slice(0, 3).join('; ')
  return cell(tests.length > 3 ? `${shown}; … ${tests.length} tests` : shown)
}
