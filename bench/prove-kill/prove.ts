import { readTrial } from '../../bin/starter/trial.ts'
import { slugOf, type Regions } from '../../portal/region/region.ts'
import type { Entry } from './acknowledged.ts'
import { ambiguousSince, hadHappened, unresolved } from './ambiguous.ts'
import type { Breach, BreachKind } from './breach.ts'
import type { Chance } from './chance.ts'
import { gather } from './crowd.ts'
import { newGate } from './gate.ts'
import { halfMade } from './half-made.ts'
import { nameOf, type Kill } from './kills.ts'
import { newLog } from './log.ts'
import { lost } from './lost.ts'
import type { Site } from './site.ts'
import { roadTo, strike } from './strike.ts'

export type FoundBreach = Breach & { readonly kill: string }

export type Proved = {
  readonly log: readonly Entry[]
  readonly breaches: readonly FoundBreach[]
  /** Those that struck where they should. */
  readonly kills: readonly Kill[]
  readonly startsMs: readonly number[]
  readonly begun: number
  readonly through: number
  readonly accounts: number
  /** Changes that were cut off, as the database told right after. */
  readonly happened: number
  readonly notHappened: number
  readonly struckWrites: readonly string[]
}

type Proving = {
  readonly site: Site
  readonly kills: readonly Kill[]
  readonly chance: Chance
  readonly regions: Regions
  readonly tell: (line: string) => void
}

/** Who can't register by design: no confirmed account, locked out, or a citizen without СНИЛС. */
const stopped = new Set(['unconfirmed', 'locked', 'no-snils'])

/** People on the road at a time. */
const abreast = 3

/** Kills the portal of a site at each place in turn while people register, and compares after each kill. */
export async function prove({ site, kills, chance, regions, tell }: Proving): Promise<Proved> {
  const { people } = await readTrial(site.simulator)
  const log = newLog()
  const gate = newGate()
  const breaches: FoundBreach[] = []
  const struck: Kill[] = []
  const startsMs: number[] = []
  const looks: Promise<number>[] = []
  const outcomes = { happened: 0, notHappened: 0 }
  let now = 'the first start'
  let compared = 0

  const fail = (kill: string, { kind, words }: Breach) => {
    // What is wrong once stays wrong after the kills that follow.
    if (breaches.some((known) => known.words === words)) return
    breaches.push({ kind, words, kill })
    tell(`  ${kill}: ${kind}: ${words}`)
  }
  const failAll = (kill: string, kind: BreachKind, all: readonly string[]) =>
    all.forEach((words) => fail(kill, { kind, words }))

  const crowd = gather({
    sites: site,
    people: people.filter(({ id }) => !stopped.has(id)),
    regions: [...regions.values()]
      .filter(({ open }) => open)
      .map((region) => ({ code: region.code, slug: slugOf(region) })),
    chance,
    log,
    running: gate.passed,
    fail: (breach) => fail(now, breach),
  })

  const compare = async (kill: string) => {
    const { found } = await site.storage.look()
    // After the look: an answer may have come before the kill, and be read after it.
    const told = [...log.entries]
    const ambiguous = ambiguousSince(compared, told)
    compared = told.length
    const looked = found.then(
      (seen) => {
        failAll(kill, 'half-made', halfMade(seen))
        failAll(kill, 'lost', lost(told, seen))
        const happened = ambiguous.filter((one) => hadHappened(one, seen)).length
        outcomes.happened += happened
        outcomes.notHappened += ambiguous.length - happened
        return seen.accounts.length
      },
      (error: unknown) => {
        fail(kill, { kind: 'lost', words: `the database can not be read: ${String(error)}` })
        return 0
      },
    )
    looks.push(looked)
  }

  const start = async (kill?: Kill) => {
    const { portal, tookMs } = await site.start(kill)
    startsMs.push(tookMs)
    void portal.gone.then(gate.close)
    gate.open()
    return portal
  }

  for (const [index, kill] of kills.entries()) {
    now = `${index + 1} ${nameOf(kill)}`
    const portal = await start(kill)
    crowd.begin(Math.max(1, abreast - crowd.counts().onTheRoad), roadTo(kill))
    const end = await strike({ portal, kill, crowd, log })
    await compare(now)
    tell(`${now}: ${crowd.counts().begun} begun, ${crowd.counts().through} through`)
    // Eight people wrote nothing of a new kind: all kinds are tried.
    if ('write' in kill && end === 'not reached') break
    if (end === 'struck') struck.push(kill)
    else fail(now, { kind: 'untried', words: `${nameOf(kill)}: ${wordsOf(end)}` })
  }

  now = 'the end'
  const last = await start()
  const isThrough = await Promise.race([crowd.arrived().then(() => true), last.gone.then(() => false)])
  if (!isThrough) fail(now, { kind: 'untried', words: `the portal ended by itself: ${last.words()}` })
  last.kill()
  await last.gone
  await compare(now)

  const accounts = (await Promise.all(looks)).at(-1) ?? 0
  const { begun, through } = crowd.counts()
  failAll(now, 'unresolved', unresolved(log.entries))
  if (through !== begun) fail(now, { kind: 'unresolved', words: `${through} of ${begun} people got through` })
  if (accounts !== begun) fail(now, { kind: 'lost', words: `${accounts} accounts of ${begun} people` })
  return {
    log: log.entries,
    breaches,
    kills: struck,
    startsMs,
    begun,
    through,
    accounts,
    struckWrites: site.struckWrites(),
    ...outcomes,
  }
}

const wordsOf = (end: 'not reached' | { readonly died: string }) =>
  end === 'not reached' ? 'nobody reached this place' : `the portal ended by itself, ${end.died}`
