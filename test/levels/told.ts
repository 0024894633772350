import { location, type Answer, type Browser } from '../browser.ts'
import type { Answered } from './declared.ts'

const asksForProof = /action="\/esia\/proof"/

/** What an answer tells its visitor, be it a page or a way to one. */
export async function readTold(browser: Browser, answer: Answer): Promise<Answered | `other: ${string}`> {
  const { statusCode, body } = answer
  const next = location(answer)
  if (statusCode === 401) return 'sign-in'
  if (statusCode === 404) return 'as-unknown'
  if (statusCode === 400 && /Начать ещё раз|начать заново|Начните/.test(body)) return 'own-road'
  if (statusCode === 303 && /^\/\w+\/consent(?:\?|$)/.test(next)) return 'own-road'
  if (statusCode === 403 && asksForProof.test(body)) return 'prove'
  if (statusCode === 303 && next.startsWith('/settings')) {
    const page = await browser.get(next)
    if (asksForProof.test(page.body) && !/\?(?:saved|ended|all-ended|renamed)/.test(next)) return 'prove'
  }
  if ([200, 303, 409, 410, 422].includes(statusCode)) return 'opens'
  return `other: ${statusCode} ${next}`
}
