import assert from 'node:assert/strict'
import { location, type Browser } from './browser.ts'
import { endFaults, playFault } from './faults.ts'
import type { TestPortal } from './portal.ts'
import { forgetEverybody, speaksToPatients, tracesIn, watchEvents } from './traces.ts'

let houses = 0

/** To the answer of Госуслуги, from a house of its own, so that no limit of one address hides the page. */
async function comeBack(portal: TestPortal): Promise<{ browser: Browser; callback: string }> {
  const browser = portal.browser()
  houses += 1
  browser.address = `10.1.${houses >> 8}.${houses & 255}`
  const started = await browser.startRegistration()
  return { browser, callback: await browser.signInAtGosuslugi(location(started), 'confirmed') }
}

/** Follows the link of the page, and registers from where it leads. */
async function startAgain(browser: Browser, page: string): Promise<void> {
  const [, again = ''] = /href="([^"]+)"[^>]*>\s*Начать ещё раз/.exec(page) ?? []
  const next = await browser.get(again)
  assert.equal(next.statusCode, 200, `«Начать ещё раз» leads to ${again}`)

  const asksForRegion = again === '/'
  if (!asksForRegion) assert.match(next.body, /action="\/bel\/registration\/start"/)
  const started = await (asksForRegion
    ? browser.startRegistration()
    : browser.post('/bel/registration/start'))
  const answer = await browser.get(await browser.signInAtGosuslugi(location(started), 'confirmed'))
  assert.equal(location(answer), '/cards')
  assert.equal((await browser.get('/cards')).statusCode, 200)
}

type Page = { readonly end: string; readonly title: string; readonly body: readonly string[] }

/** With this fault on, a registration ends on that page and leaves nothing; without it the same person registers. */
export async function stopsOn(portal: TestPortal, fault: string, { end, title, body }: Page): Promise<void> {
  const before = await tracesIn(portal)
  const events = await watchEvents(portal)

  await playFault(portal.simulator, fault, { when: 'always' })
  const { browser, callback } = await comeBack(portal)
  const answer = await browser.get(callback)
  await endFaults(portal.simulator)

  assert.ok(answer.statusCode >= 400)
  assert.match(answer.body, new RegExp(`<h1[^>]*>\\s*${title}`))
  for (const line of body) assert.ok(answer.body.includes(line), line)
  speaksToPatients(answer.body, callback)

  assert.equal(browser.cookies.has('__Host-session'), false)
  assert.equal((await browser.get('/cards')).statusCode, 401)
  assert.deepEqual(await tracesIn(portal), before)
  const waiting = portal.database.db.selectFrom('attempt').where('person_sealed', 'is not', null)
  assert.deepEqual(await waiting.select('id').execute(), [])
  assert.deepEqual(
    (await events()).map(({ event, reason }) => ({ event, reason })),
    [{ event: end === 'refused' ? 'identity.refused' : 'identity.failed', reason: end }],
  )

  await startAgain(browser, answer.body)
}

/** With this fault on, a registration opens one account; tells its card, as the page has it and as it reads. */
export async function letsIn(
  portal: TestPortal,
  fault: string | undefined,
): Promise<{ page: string; text: string }> {
  const events = await watchEvents(portal)
  if (fault !== undefined) await playFault(portal.simulator, fault, { when: 'always' })
  const { browser, callback } = await comeBack(portal)
  const answer = await browser.get(callback)
  await endFaults(portal.simulator)

  assert.equal(location(answer), '/cards')
  const { statusCode, body: page } = await browser.get('/cards')
  assert.equal(statusCode, 200)
  assert.deepEqual((await events()).map(({ event }) => event).toSorted(), [
    'account.opened',
    'card.made',
    'consent.given',
    'session.began',
  ])
  const main = /<main[^]*<\/main>/.exec(page)?.[0] ?? ''
  return { page, text: main.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') }
}

/** As if no test had run before the next one. */
export async function startAfresh(portal: TestPortal): Promise<void> {
  await endFaults(portal.simulator)
  await forgetEverybody(portal)
}
