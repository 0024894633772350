import { location, type Answer, type Browser } from './browser.ts'
import { newestAccount } from './family.ts'
import { personOf } from './people.ts'
import type { TestPortal } from './portal.ts'

export const ownPassword = 'Ryabina58'

export type Owner = {
  readonly region: string
  readonly slug: string
  readonly accountId: string
  /** The browser in which the account was opened. */
  readonly home: Browser
  /** Phone, e-mail, СНИЛС. */
  readonly logins: readonly string[]
}

/** People with passwords, and strangers who try them, each at an address of their own. */
export function ownersAt(portal: TestPortal) {
  let addresses = 0

  function stranger(): Browser {
    const browser = portal.browser()
    addresses += 1
    browser.address = `10.2.${addresses >> 8}.${addresses & 255}`
    return browser
  }

  async function owner(slug: string, region: string, person = 'confirmed'): Promise<Owner> {
    const home = stranger()
    await home.register(person, slug)
    await home.post('/settings', { password: ownPassword, again: ownPassword })
    const { accountId } = await newestAccount(portal, region)
    const { phone, email, snils } = await personOf(portal.simulator, person)
    return { region, slug, accountId, home, logins: [phone, email, snils] }
  }

  const signIn = (browser: Browser, { slug, logins }: Owner, by = 0, typed = ownPassword): Promise<Answer> =>
    browser.post(`/${slug}/sign-in`, { login: logins[by % logins.length] ?? '', password: typed })

  /** In a browser that nobody has used, or in this one. */
  async function byGosuslugi({ slug }: Owner, person = 'confirmed', browser = stranger()): Promise<Browser> {
    const started = await browser.post(`/${slug}/sign-in/start`)
    await browser.get(await browser.signInAtGosuslugi(location(started), person))
    return browser
  }

  const countersOf = ({ region, accountId }: Owner) =>
    portal.database.db
      .selectFrom('password')
      .select(['failures_in_row', 'known_in_row', 'closed_to_strangers_at'])
      .where('region', '=', region)
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow()

  async function eventsOf({ region, accountId }: Owner, event: string): Promise<number> {
    const rows = await portal.database.db
      .selectFrom('audit_event')
      .select('id')
      .where('region', '=', region)
      .where('account_id', '=', accountId)
      .where('event', '=', event)
      .execute()
    return rows.length
  }

  return { stranger, owner, signIn, byGosuslugi, countersOf, eventsOf }
}

export const isIn = (answer: Answer): boolean => location(answer) === '/cards'
