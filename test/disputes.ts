import assert from 'node:assert/strict'
import { settleDispute } from '../portal/identity/settle.ts'
import { location, type Answer, type Browser } from './browser.ts'
import { changeThere, readThere } from './children.ts'
import { personOf } from './people.ts'
import type { TestPortal } from './portal.ts'

const password = 'Ryabina58'

/** An oid that Госуслуги gave to nobody else, and СНИЛС of nobody. */
export const newOid = 1_000_499_001
export const otherSnils = '000-000-801 24'
export const thirdSnils = '000-000-802 25'

/** Vera, who changes at Госуслуги, in the regions of one portal, and the people who settle what the portal left to them. */
export async function disputesIn(portal: TestPortal) {
  const { simulator, vault, database } = portal
  const { db, now } = database
  const asBefore = await readThere(simulator, 'confirmed')
  const vera = await personOf(simulator, 'confirmed')

  async function register(region: string): Promise<Browser> {
    const browser = portal.browser()
    assert.equal(location(await browser.register('confirmed', region)), '/cards')
    assert.equal(location(await browser.post('/settings', { password, again: password })), '/settings?saved')
    return browser
  }

  async function signIn(region: string): Promise<{ browser: Browser; answer: Answer }> {
    const browser = portal.browser()
    const started = await browser.post(`/${region}/sign-in/start`)
    const callback = await browser.signInAtGosuslugi(location(started), 'confirmed')
    return { browser, answer: await browser.get(callback) }
  }

  /** The number that the page tells for the support. */
  async function stoppedAt(region: string, words: RegExp): Promise<string> {
    const { browser, answer } = await signIn(region)
    assert.equal(answer.statusCode, 403)
    assert.match(answer.body, words)
    assert.match(answer.body, new RegExp(`href="/${region}/support"`))
    assert.doesNotMatch(answer.body, /Иванова|Вера|701 22/, 'nothing of the account is shown')
    assert.equal(browser.cookies.has('__Host-session'), false)
    const [, number = ''] =
      /Номер для службы поддержки: <span[^>]*>([\dA-Z]{5}-[\dA-Z]{5})</.exec(answer.body) ?? []
    assert.ok(number)
    return number
  }

  return {
    vera,
    asBefore,
    change: (fields: Readonly<Record<string, unknown>>) => changeThere(simulator, 'confirmed', fields),
    register,
    signIn,
    taken: (region: string) => stoppedAt(region, /Этот СНИЛС уже есть на портале/),
    changed: (region: string) => stoppedAt(region, /СНИЛС не тот, что раньше/),
    settled: async (region: string, number: string) => {
      const answer = await settleDispute({ db, vault }, { region, number, now: now() })
      return answer.ok ? 'settled' : answer.error
    },
    passwordEnters: async (region: string) => {
      const answer = await portal.browser().post(`/${region}/sign-in`, { login: vera.phone, password })
      return location(answer) === '/cards'
    },
    whose: (region: string) =>
      db.selectFrom('account').select(['id', 'oid_index']).where('region', '=', region).execute(),
  }
}
