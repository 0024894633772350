import { hashOf } from '../portal/session/token.ts'
import { location, type Browser } from './browser.ts'
import type { TestPortal } from './portal.ts'

/** What a telephone says it is. */
export const phone =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36'

type As = { readonly userAgent?: string; readonly region?: string }

/** People, sessions and events of one portal, as the tests of devices ask for them. */
export function devicesIn(portal: TestPortal) {
  const { db } = portal.database
  const hashIn = (browser: Browser) => hashOf(browser.cookies.get('__Host-session') ?? '')

  async function enter(person: string, { userAgent, region = 'bel' }: As = {}): Promise<Browser> {
    const browser = portal.browser()
    if (userAgent !== undefined) browser.userAgent = userAgent
    const answer = await browser.register(person, region)
    if (location(answer) !== '/cards') throw new Error(`${person} is not in: ${answer.statusCode}`)
    return browser
  }

  /** Whether the session of this browser is live, without what the answer does to its cookies. */
  async function isIn(browser: Browser): Promise<boolean> {
    const copy = portal.browser()
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value)
    return (await copy.get('/cards')).statusCode === 200
  }

  /** Where the buttons «Завершить сеанс» of the list lead. */
  async function endPaths(browser: Browser): Promise<readonly string[]> {
    const { body } = await browser.get('/settings/devices')
    return [...body.matchAll(/action="(\/settings\/devices\/[\da-f-]{36}\/end)"/g)].map(
      ([, path = '']) => path,
    )
  }

  async function sessionIdOf(browser: Browser): Promise<string> {
    const row = await db
      .selectFrom('session')
      .select('id')
      .where('token_hash', '=', hashIn(browser))
      .executeTakeFirstOrThrow()
    return row.id
  }

  /** The requests in which an event of this name and session was kept. */
  async function requestsOf(event: string, sessionId: string): Promise<readonly string[]> {
    const rows = await db
      .selectFrom('audit_event')
      .select('request_id')
      .where('region', 'in', [...portal.regions.keys()])
      .where('session_id', '=', sessionId)
      .where('event', '=', event)
      .execute()
    return rows.map(({ request_id }) => request_id)
  }

  return { hashIn, enter, isIn, endPaths, sessionIdOf, requestsOf }
}
