import { location, type Answer as Answered, type Browser } from '../../test/browser.ts'
import { startPortal } from '../../test/portal.ts'
import type { Answer, Stage } from './stage.ts'

const personId = 'confirmed'

const told = (answer: Answered): Answer => ({
  status: answer.statusCode,
  location: location(answer),
  body: answer.body,
})

/** One portal inside this process, on the database of the tests. */
export async function inProcess(): Promise<Stage> {
  const portal = await startPortal()

  return {
    instances: 1,
    surname: 'Иванова',

    async enter() {
      const browser: Browser = portal.browser()
      const answer = await browser.register(personId)
      if (!location(answer).startsWith('/cards'))
        throw new Error(`The person is not in: ${answer.statusCode} ${location(answer)}`)
      return {
        token: () => browser.cookies.get('__Host-session') ?? '',
        get: async (path) => told(await browser.get(path)),
        post: async (path, form) => told(await browser.post(path, form)),
      }
    },

    async readAt(_, token) {
      const browser = portal.browser()
      browser.cookies.set('__Host-session', token)
      return told(await browser.get('/cards'))
    },
  }
}
