import type { TrialPerson } from '../../bin/starter/trial.ts'
import { ask, Cut, type Answer, type Asking } from './client.ts'

type Form = Readonly<Record<string, string>>

/** What a browser does with a page that did not come: press F5, or leave it. Resolves once the portal is there again. */
export type AfterCut = () => Promise<'ask-again' | 'give-up'>

export type Sites = { readonly portal: string; readonly simulator: string }

/** The browser of one person, without a window: cookies of both sites, forms, and the road through Госуслуги. */
export class Browser {
  readonly #sites: Sites
  readonly #afterCut: AfterCut
  readonly #from: string | undefined
  readonly #cookies = new Map<string, string>()
  readonly #theirs = new Map<string, string>()

  /** `from`: at which of this machine's own addresses it is. */
  constructor(sites: Sites, afterCut: AfterCut, from?: string) {
    this.#sites = sites
    this.#from = from
    this.#afterCut = afterCut
  }

  get session(): string | undefined {
    return this.#cookies.get('__Host-session')
  }

  get(path: string): Promise<Answer> {
    return this.#portal('GET', path)
  }

  post(path: string, form: Form = {}): Promise<Answer> {
    return this.#portal('POST', path, form)
  }

  /** Walks from the authorization address through password, code and grant; returns the path of the callback. */
  async throughGosuslugi(authorization: string, { snils, phone, password }: TrialPerson): Promise<string> {
    let next = await this.#there(authorization)
    if (next.includes('/login/')) next = await this.#there('/login/', { login: snils || phone, password })
    if (next.includes('/login/code'))
      next = await this.#there('/login/code', { code: await this.#smsTo(phone) })
    if (next.includes('/login/grant')) {
      const page = await this.#atSimulator('/login/grant')
      const request = /name="request" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
      next = await this.#there('/login/grant', { request, answer: 'allow' })
    }
    if (!next.startsWith(`${this.#sites.portal}/`)) throw new Error(`Госуслуги did not come back: ${next}`)
    return next.slice(this.#sites.portal.length)
  }

  async #portal(method: 'GET' | 'POST', path: string, form?: Form): Promise<Answer> {
    const asking = () => ({
      method,
      path,
      from: this.#from,
      headers: {
        cookie: print(this.#cookies),
        'sec-fetch-site': 'same-origin',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
        ...formType(form),
      },
      ...(form && { body: new URLSearchParams(form).toString() }),
    })
    const answer = await this.#answerTo(asking)
    if (answer.status >= 500) throw new Error(`${method} ${path} was answered ${answer.status}`)
    keep(this.#cookies, answer.cookies)
    return answer
  }

  async #answerTo(asking: () => Asking): Promise<Answer> {
    try {
      return await ask(this.#sites.portal, asking())
    } catch (error) {
      if (!(error instanceof Cut) || (await this.#afterCut()) === 'give-up') throw error
      return ask(this.#sites.portal, asking())
    }
  }

  async #smsTo(phone: string): Promise<string> {
    const { body } = await this.#atSimulator(`/trial/sms?phone=${encodeURIComponent(phone)}`)
    return /"code":\s*"(\d+)"/.exec(body)?.[1] ?? ''
  }

  async #there(address: string, form?: Form): Promise<string> {
    const { pathname, search } = new URL(address, this.#sites.simulator)
    const { location, status } = await this.#atSimulator(pathname + search, form)
    return location || String(status)
  }

  async #atSimulator(path: string, form?: Form): Promise<Answer> {
    const answer = await ask(this.#sites.simulator, {
      method: form ? 'POST' : 'GET',
      path,
      headers: { cookie: print(this.#theirs), ...formType(form) },
      ...(form && { body: new URLSearchParams(form).toString() }),
    })
    keep(this.#theirs, answer.cookies)
    return answer
  }
}

const formType = (form: Form | undefined): Form =>
  form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }

const print = (jar: ReadonlyMap<string, string>) =>
  [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

function keep(jar: Map<string, string>, set: readonly string[]): void {
  for (const line of set) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/max-age=0/i.test(line)) jar.delete(name)
    else jar.set(name, value)
  }
}
