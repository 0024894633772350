import { countOf, longestRow, mostInMonth } from './measure.ts'
import type { Answer, Stage, StageBrowser } from './stage.ts'

export type Figures = {
  readonly volleys: number
  /** Tries with a wrong password that were sent, and how they were answered. */
  readonly sent: Readonly<Record<Answer, number>>
  /** Wrong passwords that were compared with the hash, by the log of events. */
  readonly compared: number
  readonly longestRow: number
  readonly mostInMonth: number
  readonly ownerByGosuslugi: { readonly tried: number; readonly in: number }
  readonly ownerFromKnownBrowser: { readonly tried: number; readonly in: number }
  readonly breaches: readonly string[]
}

type Asked = {
  readonly stage: Stage
  /** Tries at once. */
  readonly parallel: number
  /** How long strangers guess each day while the owner comes and goes. */
  readonly days: number
  readonly tell: (line: string) => void
}

const hour = 60 * 60_000
const limits = { inRow: 30, inMonth: 100 } as const

/** Strangers guess at one account from many addresses at once, its owner goes on living, and all is counted. */
export async function prove({ stage, parallel, days, tell }: Asked): Promise<Figures> {
  const breaches: string[] = []
  const sent: Record<Answer, number> = { in: 0, wrong: 0, wait: 0, busy: 0, other: 0 }
  const owner = { gosuslugi: { tried: 0, in: 0 }, known: { tried: 0, in: 0 } }
  let volleys = 0

  const expect = (holds: boolean, words: string) => {
    if (!holds) breaches.push(words)
    tell(`${holds ? '  ' : 'NO'} ${words}`)
  }

  /** Wrong passwords at once, each from an address of its own or all from one browser. */
  async function volley(from?: StageBrowser): Promise<void> {
    volleys += 1
    const tries = Array.from({ length: parallel }, async (_, index) => {
      const login = stage.logins[index % stage.logins.length] ?? ''
      return (from ?? stage.newBrowser()).signIn(login, `Wrong${volleys}x${index}`)
    })
    for (const answer of await Promise.all(tries)) sent[answer] += 1
  }

  async function ownerByGosuslugi(): Promise<StageBrowser> {
    const browser = stage.newBrowser()
    owner.gosuslugi.tried += 1
    if (await browser.byGosuslugi()) owner.gosuslugi.in += 1
    return browser
  }

  async function ownerAtHome(): Promise<void> {
    owner.known.tried += 1
    const [login = ''] = stage.logins
    if ((await stage.home.signIn(login, stage.password)) === 'in') owner.known.in += 1
  }

  const wrongSoFar = async () => countOf(await stage.look(), 'wrong')

  /** Hour by hour, until nothing more is compared. */
  async function guessUntilClosed(meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
    for (let round = 0; round < 12 && !(await stage.look()).isClosedToStrangers; round += 1) {
      await stage.later(hour + 1000)
      await volley()
      await meanwhile()
    }
  }

  const [login = ''] = stage.logins
  await volley()
  const first = await stage.look()
  expect(
    first.inRow === countOf(first, 'wrong'),
    `${parallel} at once: ${first.inRow} counted, ${countOf(first, 'wrong')} compared`,
  )
  expect(first.inRow <= 5 * stage.logins.length, 'five are free for each way to write the login')

  await guessUntilClosed()
  const closed = await stage.look()
  expect(closed.isClosedToStrangers, `closed to strangers after ${countOf(closed, 'wrong')} wrong passwords`)
  expect(countOf(closed, 'closed') === 1, 'its person is told once')
  await stage.later(hour + 1000)
  for (const written of stage.logins) {
    const answer = await stage.newBrowser().signIn(written, stage.password)
    expect(answer === 'wrong', `then the right password of a stranger is answered «${answer}»`)
  }

  await volley(stage.home)
  const usedUp = await stage.look()
  const known = countOf(usedUp, 'wrong') - countOf(closed, 'wrong')
  expect(known === usedUp.knownInRow, `${parallel} at once from a known browser: ${known} compared`)
  expect(
    longestRow(usedUp) === limits.inRow,
    `all together ${longestRow(usedUp)} in a row, of ${limits.inRow}`,
  )
  await stage.later(hour + 1000)
  expect(
    (await stage.home.signIn(login, stage.password)) === 'wrong',
    'then the right password from a known browser is refused too',
  )

  const back = await ownerByGosuslugi()
  expect((await back.signIn(login, stage.password)) === 'in', 'after Госуслуги the password works there')
  await guessUntilClosed(ownerAtHome)
  expect(
    (await stage.look()).isClosedToStrangers,
    'closed again, though the owner signs in at home meanwhile',
  )
  await stage.later(hour + 1000)
  expect(
    (await stage.newBrowser().signIn(login, stage.password)) === 'wrong',
    'a sign-in at home lets no stranger in',
  )

  for (let day = 1; day <= days; day += 1) {
    await stage.later(24 * hour)
    await volley()
    await ownerByGosuslugi()
    await ownerAtHome()
    if (day % 5 === 0) tell(`   day ${day}: ${await wrongSoFar()} compared`)
  }

  const seen = await stage.look()
  expect(longestRow(seen) <= limits.inRow, `${longestRow(seen)} in a row, of ${limits.inRow}`)
  expect(mostInMonth(seen) <= limits.inMonth, `${mostInMonth(seen)} in any 30 days, of ${limits.inMonth}`)
  expect(sent.in === 0 && sent.other === 0, 'no wrong password got in, and each was answered by the page')
  expect(
    owner.gosuslugi.in === owner.gosuslugi.tried,
    `the owner came by Госуслуги ${owner.gosuslugi.in} of ${owner.gosuslugi.tried} times`,
  )
  expect(
    owner.known.in === owner.known.tried,
    `and by password at home ${owner.known.in} of ${owner.known.tried} times`,
  )

  return {
    volleys,
    sent,
    compared: countOf(seen, 'wrong'),
    longestRow: longestRow(seen),
    mostInMonth: mostInMonth(seen),
    ownerByGosuslugi: owner.gosuslugi,
    ownerFromKnownBrowser: owner.known,
    breaches,
  }
}
