import { deeds, type Deed } from './deeds.ts'
import { aliveAfter, outAfter, startReaders } from './readers.ts'
import { sightOf, type Stage, type StageBrowser } from './stage.ts'

export type Figures = {
  readonly rounds: number
  readonly reads: number
  /** Of all rounds of a deed, in milliseconds. */
  readonly worst: Readonly<Record<string, Worst>>
  readonly breaches: readonly string[]
}

type Worst = {
  /** From the answer of the deed to the last read that was sent and still found the session alive. */
  readonly aliveAfterAnswer: number
  /** From the press to the moment in which the last instance had said that it is over. */
  readonly outAfterPress: number
}

type Asked = { readonly stage: Stage; readonly runs: number; readonly tell: (line: string) => void }

/** T14. */
const goal = 1000
const mostSessions = 10

/** Ends sessions in every way there is while all instances are asked for them, and looks how long they live on. */
export async function prove({ stage, runs, tell }: Asked): Promise<Figures> {
  const breaches: string[] = []
  const worst: Record<string, Worst> = {}
  let [rounds, reads] = [0, 0]

  const expect = (holds: boolean, words: string) => {
    if (holds) return
    breaches.push(words)
    tell(`NO ${words}`)
  }
  const isOutEverywhere = async (browser: StageBrowser) => {
    const answers = await Promise.all(
      Array.from({ length: stage.instances }, (_, at) => stage.readAt(at, browser.token())),
    )
    return answers.every((answer) => sightOf(answer, stage.surname) === 'out')
  }
  const isIn = async (browser: StageBrowser) =>
    sightOf(await browser.get('/cards'), stage.surname) === 'whole'

  async function round(deed: Deed): Promise<Worst> {
    rounds += 1
    const [victim, other] = [await stage.enter(), await stage.enter()]
    const press = await deed.prepare({ victim, other })
    const token = victim.token()
    const readers = startReaders(stage, token)
    // Some pages are on their way when the press comes.
    await new Promise((resolve) => setTimeout(resolve, 30))
    const pressedAt = performance.now()
    const answer = await press()
    const answeredAt = performance.now()
    const reading = await readers.finish()

    const all = reading.reads.flat()
    reads += all.length
    const halves = all.filter(({ sight }) => sight === 'neither').length
    const measured = {
      aliveAfterAnswer: aliveAfter(reading, answeredAt),
      outAfterPress: outAfter(reading, pressedAt),
    }
    expect(deed.done.test(answer.location), `${deed.name}: led to ${answer.status} ${answer.location}`)
    expect(halves === 0, `${deed.name}: ${halves} answers were neither the page nor the way back in`)
    expect(
      measured.outAfterPress <= goal,
      `${deed.name}: over everywhere only after ${measured.outAfterPress} ms`,
    )
    expect(
      measured.aliveAfterAnswer <= goal,
      `${deed.name}: alive ${measured.aliveAfterAnswer} ms after its end`,
    )
    if (!deed.endsItself) expect(await isIn(other), `${deed.name}: who did it is out too`)
    return measured
  }

  for (const deed of deeds) {
    for (let run = 0; run < runs; run += 1) {
      const measured = await round(deed)
      const before = worst[deed.name] ?? { aliveAfterAnswer: 0, outAfterPress: 0 }
      worst[deed.name] = {
        aliveAfterAnswer: Math.max(before.aliveAfterAnswer, measured.aliveAfterAnswer),
        outAfterPress: Math.max(before.outAfterPress, measured.outAfterPress),
      }
    }
    const { aliveAfterAnswer = 0, outAfterPress = 0 } = worst[deed.name] ?? {}
    tell(
      `   ${deed.name}: over everywhere ${outAfterPress.toFixed(0)} ms after the press at worst, alive ${aliveAfterAnswer.toFixed(0)} ms after the answer`,
    )
  }

  const browsers: StageBrowser[] = []
  for (let count = 0; count < mostSessions; count += 1) browsers.push(await stage.enter())
  const [idlest, ...others] = browsers
  const eleventh = await stage.enter()
  if (idlest !== undefined)
    expect(await isOutEverywhere(idlest), 'the eleventh session: the idlest one lives on')
  for (const browser of [...others, eleventh])
    expect(await isIn(browser), 'the eleventh session: another than the idlest one ended')

  return { rounds, reads, worst, breaches }
}
