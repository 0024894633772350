import type { TestPortal } from '../../test/portal.ts'
import { newComparison } from './compare.ts'
import { operate } from './operate.ts'
import { addCard, inventPerson, register } from './people.ts'
import { newStage, type Stage } from './stage.ts'
import type { Count } from './tally.ts'

export type Run = {
  readonly operations: number
  readonly seed: number
  /** At Госуслуги; every third of them has a cabinet in both regions. */
  readonly people: number
}

/** The first thing that the model does not say; the run ends with it. */
export type Breach = {
  readonly at: number
  readonly words: readonly string[]
  /** What was done before: the last operations, and those with the same card. */
  readonly before: readonly string[]
}

export type Proved = Run & {
  readonly accounts: number
  readonly counts: Readonly<Record<string, Count>>
  /** How often the whole database was held against the model. */
  readonly comparisons: number
  readonly seconds: number
  /** Of this process alone. */
  readonly cpuSeconds: number
  readonly breach: Breach | undefined
}

/** Operations between two looks at the whole database. */
const lookEvery = 40

/** Random operations of people on a real portal, each held against a model of ownership and kinship. */
export async function prove(portal: TestPortal, run: Run): Promise<Proved> {
  const began = performance.now()
  const cpu = process.cpuUsage()
  const stage = newStage(portal, run.seed)
  const compare = newComparison(portal.database.db)
  let [operations, comparisons] = [0, 0]
  let breach: Breach | undefined

  await gather(stage, run.people)
  while (operations < run.operations && breach === undefined) {
    stage.setClock()
    operations += 1
    const found = [...(await operate(stage))]
    if (found.length === 0 && (operations % lookEvery === 0 || operations === run.operations)) {
      comparisons += 1
      found.push(...(await compare(stage.world)))
    }
    if (found.length > 0) breach = { at: operations, words: found, before: toldOf(stage, found) }
  }

  const { user, system } = process.cpuUsage(cpu)
  return {
    ...run,
    operations,
    comparisons,
    breach,
    accounts: stage.world.accounts.length,
    counts: stage.tally.counts,
    seconds: Math.round((performance.now() - began) / 1000),
    cpuSeconds: Math.round((user + system) / 1e6),
  }
}

async function gather(stage: Stage, people: number): Promise<void> {
  const { portal, places } = stage
  stage.setClock()
  for (let index = 0; index < people; index += 1) {
    const person = await inventPerson(stage, index)
    for (const place of index % 3 === 0 ? places : places.slice(index % 2, (index % 2) + 1)) {
      const browser = portal.browser()
      const account = await register(stage, { ...person, place, browser })
      stage.seat(account, browser)
      await addCard(stage, account)
    }
  }
}

/** The log of what names the same ids, or was typed into the card whose words were shown. */
function toldOf({ world, tally }: Stage, found: readonly string[]): readonly string[] {
  const text = [...found, ...tally.told([]).slice(-1)].join(' ')
  const ids = text.match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g) ?? []
  const shown = world.cards.filter(({ words }) => [...words].some((word) => text.includes(word)))
  return tally.told([...ids, ...shown.map(({ id }) => id)])
}
