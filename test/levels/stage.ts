import { randomUUID } from 'node:crypto'
import { hashOf } from '../../portal/session/token.ts'
import { addCard, child, typeCard } from '../adding.ts'
import { location, type Browser } from '../browser.ts'
import { addKey, keyPaths } from '../passkeys.ts'
import { personOf } from '../people.ts'
import type { TestPortal } from '../portal.ts'
import { codeFor, ownCardOf, takeBy } from '../sharing.ts'
import type { Visitor } from './declared.ts'

/** Of the one whose cards all visitors come for; the numbers stand on its cards, as the portal prints them. */
export const owner = {
  person: 'confirmed',
  password: 'Ryabina58',
  names: /Иванова/,
  numbers:
    /000-000-701 22|00000070122|99 00 000101|1455 1408 \d{4} \d{4}|14551408\d{8}|2690 ?0897 ?1999 ?9991/,
}

export type Stage = {
  readonly region: string
  /** The ids in addresses of this stage. */
  readonly ids: {
    readonly own: string
    /** A child’s, typed in. */
    readonly kept: string
    readonly left: string
    readonly draft: string
    readonly made: string
    /** Somebody else’s, which the owner may take by a code. */
    readonly offered: string
    readonly keeper: string
    readonly change: string
    readonly session: string
    readonly passkey: string
    /** Of the list «Что происходило». */
    readonly event: string
    readonly invitation: string
  }
  readonly accountId: string
  readonly login: string
  /** One that has been to Госуслуги and brings its answer, and the address of that answer. */
  returning(): Promise<{ readonly browser: Browser; readonly path: string }>
  visit(visitor: Visitor): Promise<Browser>
}

/** One person with everything that a route may be about, and a way to come as each visitor. */
export async function stageIn(
  portal: TestPortal,
  region: string,
  { elsewhere, full = true }: { readonly elsewhere: string; readonly full?: boolean },
): Promise<Stage> {
  const { phone: login } = await personOf(portal.simulator, owner.person)
  const first = await registered(portal, owner.person, region)
  await first.post('/settings', { password: owner.password, again: owner.password })
  const ids = full ? await everything(portal, first, region) : { ...nothing(), own: await ownCardOf(first) }
  const session = await sessionOf(portal, await registered(portal, owner.person, region))
  const accountId = await accountOf(portal, first)
  const { id: event } = await portal.database.db
    .selectFrom('audit_event')
    .select('id')
    .where('account_id', '=', accountId)
    .where('event', '=', 'password.set')
    .executeTakeFirstOrThrow()

  const visit: Readonly<Record<Visitor, () => Promise<Browser>>> = {
    nobody: async () => portal.browser(),
    async road() {
      const browser = portal.browser()
      await browser.agree(region)
      return browser
    },
    async ended() {
      const browser = await registered(portal, owner.person, region)
      const token = browser.cookies.get('__Host-session') ?? ''
      await browser.post('/sign-out')
      browser.cookies.set('__Host-session', token)
      return browser
    },
    async password() {
      const browser = portal.browser()
      const answer = await browser.post(`/${region}/sign-in`, { login, password: owner.password })
      if (location(answer) !== '/cards') throw new Error(`The password opens nothing: ${answer.statusCode}`)
      return browser
    },
    async 'long-ago'() {
      const browser = await registered(portal, owner.person, region)
      await portal.database.db
        .updateTable('session')
        .set({ proved_at: new Date(portal.database.now().getTime() - 21 * 60_000) })
        .where('id', '=', await sessionOf(portal, browser))
        .execute()
      return browser
    },
    fresh: () => registered(portal, owner.person, region),
    another: () => registered(portal, 'no-patronymic', region),
    elsewhere: () => registered(portal, owner.person, elsewhere),
  }
  return {
    region,
    login,
    ids: { ...ids, session, event },
    accountId,
    visit: (visitor) => visit[visitor](),
    async returning() {
      const browser = portal.browser()
      const started = await browser.startRegistration(region)
      return { browser, path: await browser.signInAtGosuslugi(location(started), 'minor') }
    },
  }
}

async function everything(portal: TestPortal, browser: Browser, region: string) {
  const own = await ownCardOf(browser)
  await browser.post(`/cards/${own}/papers/new/document`, {
    paper: '22',
    series: '99',
    number: '0000101',
  })
  const { body } = await browser.get(`/cards/${own}/history`)
  const change = /\/history\/([\da-f-]{36})\/taken-back/.exec(body)?.[1] ?? randomUUID()
  const giver = await registered(portal, 'no-policy', region)
  const offered = await ownCardOf(giver)
  await browser.post('/cards/code', { code: await codeFor(giver, offered) })

  const kept = await addCard(browser)
  const guest = await registered(portal, 'long-name', region)
  await takeBy(guest, await codeFor(browser, kept, 'other'))
  const { account_id: keeper } = await portal.database.db
    .selectFrom('card_keeper')
    .select('account_id')
    .where('card_id', '=', kept)
    .where('ground', '=', 'consent')
    .executeTakeFirstOrThrow()

  const sibling = (firstName: string) => ({
    ...child,
    person: { ...child['person'], firstName, snils: '', confirmed: 'snils-absent' },
  })
  const left = await addCard(browser, sibling('Егор'))
  await browser.post(`/cards/${left}/leaving`)
  const made = await addCard(browser, sibling('Иван'))
  const draft = await typeCard(browser, sibling('Фёдор'))
  await addKey(browser)
  const passkey = (await keyPaths(browser)).at(0)?.split('/').at(-1) ?? ''
  return { own, kept, left, made, draft, offered, keeper, change, passkey, invitation: randomUUID() }
}

/** For a stage where nobody asks for them. */
const nothing = () => {
  const id = randomUUID()
  return {
    own: id,
    kept: id,
    left: id,
    made: id,
    draft: id,
    offered: id,
    keeper: id,
    change: id,
    passkey: id,
    invitation: id,
  }
}

async function registered(portal: TestPortal, person: string, region: string): Promise<Browser> {
  const browser = portal.browser()
  const answer = await browser.register(person, region)
  if (location(answer) !== '/cards') throw new Error(`${person} is not in: ${answer.statusCode}`)
  return browser
}

const sessionOf = async (portal: TestPortal, browser: Browser) => (await rowOf(portal, browser)).id
const accountOf = async (portal: TestPortal, browser: Browser) => (await rowOf(portal, browser)).account_id

function rowOf(portal: TestPortal, browser: Browser) {
  return portal.database.db
    .selectFrom('session')
    .select(['id', 'account_id'])
    .where('token_hash', '=', hashOf(browser.cookies.get('__Host-session') ?? ''))
    .executeTakeFirstOrThrow()
}
