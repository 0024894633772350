import { location, type Browser } from '../../test/browser.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { look } from './look.ts'
import { readAnswer, type Stage, type StageBrowser } from './stage.ts'

const region = { slug: 'bel', code: 'RU-BEL' } as const
const personId = 'confirmed'
const password = 'Ryabina58'

/** One portal inside this process, on the database of the tests. */
export async function inProcess(): Promise<Stage> {
  const portal = await startPortal()
  const person = await personOf(portal.simulator, personId)
  let addresses = 0

  const newOne = (): Browser => {
    const browser = portal.browser()
    addresses += 1
    browser.address = `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`
    return browser
  }
  const staged = (browser: Browser): StageBrowser => ({
    async signIn(login, typed) {
      const answer = await browser.post(`/${region.slug}/sign-in`, { login, password: typed })
      return readAnswer({ status: answer.statusCode, location: location(answer), body: answer.body })
    },
    async byGosuslugi() {
      const started = await browser.post(`/${region.slug}/sign-in/start`)
      await browser.get(await browser.signInAtGosuslugi(location(started), personId))
      return (await browser.get('/cards')).statusCode === 200
    },
  })

  const home = newOne()
  await home.register(personId)
  await home.post('/settings', { password, again: password })

  return {
    logins: [person.phone, person.email, person.snils],
    password,
    home: staged(home),
    newBrowser: () => staged(newOne()),
    later: async (milliseconds) => portal.later(milliseconds),
    look: () => look(portal.database.db, portal.vault, region.code),
  }
}
