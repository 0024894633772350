import { cpuUsage } from 'node:process'
import { giveCard, newestAccount } from '../test/family.ts'
import { startPortal } from '../test/portal.ts'
import type { Browser } from '../test/browser.ts'

/** What a further card in «Мои карты» costs this process; on PostgreSQL that is all but the database’s own work. */
const FEW = 2
const MANY = 52
const REQUESTS = 300
const ROUNDS = 15
const GOAL_US = 40

const portal = await startPortal()

async function keeperOf(cards: number, slug: string, region: string): Promise<Browser> {
  const browser = portal.browser()
  await browser.register('mother', slug)
  const account = await newestAccount(portal, region)
  for (let card = 1; card < cards; card += 1) await giveCard(portal, { ...account, kinship: 'child' })
  return browser
}

/** Microseconds of processor a request. */
async function costOf(browser: Browser): Promise<number> {
  const before = cpuUsage()
  for (let request = 0; request < REQUESTS; request += 1) {
    const { statusCode } = await browser.get('/cards')
    if (statusCode !== 200) throw new Error(`«Мои карты» answered ${statusCode}`)
  }
  const { user, system } = cpuUsage(before)
  return (user + system) / REQUESTS
}

const few = await keeperOf(FEW, 'bel', 'RU-BEL')
const many = await keeperOf(MANY, 'irk', 'RU-IRK')
await costOf(few)
await costOf(many)
const costs: number[] = []
for (let round = 0; round < ROUNDS; round += 1)
  costs.push(((await costOf(many)) - (await costOf(few))) / (MANY - FEW))
const median = costs.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? Number.NaN

process.stdout.write(
  `A further card in the list: ${median.toFixed(1)} µs of processor at the median of ${ROUNDS} rounds ` +
    `(${costs.map((cost) => cost.toFixed(1)).join(', ')}), goal ${GOAL_US}\n`,
)
// What the portal of the tests holds open is let go after the last test, and here is none.
process.exit(median <= GOAL_US ? 0 : 1)
