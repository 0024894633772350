import { location, type Browser } from './browser.ts'
import { valueOfHidden } from './forms.ts'

/** Makes a code for a card and reads it off the page that shows it once. */
export async function codeFor(browser: Browser, card: string, kinship = 'parent'): Promise<string> {
  const page = await browser.get(`/cards/${card}/access`)
  const invitation = valueOfHidden(page.body, 'invitation') ?? ''
  const offered = await browser.post(`/cards/${card}/access`, { invitation, kinship })
  if (location(offered) !== `/cards/${card}/access`) throw new Error(`no code: ${offered.statusCode}`)
  const { body } = await browser.get(location(offered))
  return /class="access-code">([\d ]+)</.exec(body)?.[1] ?? ''
}

/** The id of a person's own card, off their «Мои карты» while they keep no other. */
export async function ownCardOf(browser: Browser): Promise<string> {
  const { body } = await browser.get('/cards')
  return /\/cards\/([\da-f-]{36})(?=[/"])/.exec(body)?.[1] ?? ''
}

/** Types a code and takes the card that it opens; returns the card's id. */
export async function takeBy(browser: Browser, code: string): Promise<string> {
  const offered = location(await browser.post('/cards/code', { code }))
  const taken = await browser.post(offered)
  return /^\/cards\/([\da-f-]{36})\?taken$/.exec(location(taken))?.[1] ?? ''
}
