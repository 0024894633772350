import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { readTrial } from '../bin/starter/trial.ts'
import { personOf } from './people.ts'

type Form = Readonly<Record<string, string>>
type Jar = Map<string, string>

/** What the portal answered. */
export type Answer = LightMyRequestResponse

/**
 * A browser without a window: keeps cookies of both sites, says where its requests come from as browsers do, and
 * walks the road to Госуслуги through the simulator's own forms.
 */
export class Browser {
  readonly #app: FastifyInstance
  readonly #portal: URL
  readonly #simulator: string
  readonly cookies: Jar = new Map()
  /** Where its requests come from. */
  address = '127.0.0.1'
  /** What it says it is. */
  userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
  /** Whether it keeps what sites ask it to keep. */
  keepsCookies = true
  readonly #theirs: Jar = new Map()

  constructor({ app, portal, simulator }: { app: FastifyInstance; portal: URL; simulator: string }) {
    this.#app = app
    this.#portal = portal
    this.#simulator = simulator
  }

  get(path: string, headers: Form = {}): Promise<Answer> {
    return this.#ask({
      method: 'GET',
      path,
      headers: { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', ...headers },
    })
  }

  post(path: string, form: Form = {}, headers: Form = {}): Promise<Answer> {
    const payload = new URLSearchParams(form).toString()
    return this.#ask({
      method: 'POST',
      path,
      payload,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })
  }

  /** Rows 3 to 9 of the manual: consent, Госуслуги, and the answer of the callback. */
  async register(personId: string, region = 'bel'): Promise<Answer> {
    const started = await this.startRegistration(region)
    return this.get(await this.signInAtGosuslugi(location(started), personId))
  }

  async startRegistration(region = 'bel'): Promise<Answer> {
    await this.agree(region)
    return this.post(`/${region}/registration/start`)
  }

  /** Reads the consent and says «yes» to it. */
  async agree(region = 'bel'): Promise<Answer> {
    const page = await this.get(`/${region}/consent`)
    const document = /name="document" value="([0-9a-f]{64})"/.exec(page.body)?.[1] ?? ''
    return this.post(`/${region}/consent`, { document, answer: 'yes' })
  }

  /** Walks from the authorization address through password, code and grant; returns the callback's path. */
  async signInAtGosuslugi(authorization: string, personId: string, { allow = true } = {}): Promise<string> {
    const { sms } = await readTrial(this.#simulator)
    const person = await personOf(this.#simulator, personId)

    let next = await this.#there(authorization)
    if (next.includes('/login/'))
      // A СНИЛС is always verified; who has none signs in by phone.
      next = await this.#there('/login/', { login: person.snils || person.phone, password: person.password })
    if (next.includes('/login/code')) {
      const messages: unknown = await (await fetch(`${sms}?phone=${encodeURIComponent(person.phone)}`)).json()
      const code = Array.isArray(messages) ? String(messages[0]?.code) : ''
      next = await this.#there('/login/code', { code })
    }
    if (next.includes('/login/grant')) {
      const page = await fetch(`${this.#simulator}/login/grant`, { headers: this.#headersThere() })
      const request = /name="request" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
      next = await this.#there('/login/grant', { request, answer: allow ? 'allow' : 'refuse' })
    }
    if (!next.startsWith(this.#portal.origin)) throw new Error(`Госуслуги did not come back: ${next}`)
    return next.slice(this.#portal.origin.length)
  }

  async #ask({
    method,
    path,
    payload,
    headers,
  }: {
    method: 'GET' | 'POST'
    path: string
    payload?: string
    headers: Form
  }) {
    const answer = await this.#app.inject({
      method,
      url: path,
      remoteAddress: this.address,
      ...(payload !== undefined && { payload }),
      headers: {
        host: this.#portal.host,
        'sec-fetch-site': 'same-origin',
        'user-agent': this.userAgent,
        ...(this.cookies.size > 0 && { cookie: print(this.cookies) }),
        ...headers,
      },
    })
    if (this.keepsCookies) keep(this.cookies, [answer.headers['set-cookie'] ?? []].flat())
    return answer
  }

  /** Asks the simulator, keeps its cookies, and returns where it sends the browser next. */
  async #there(address: string, form?: Form): Promise<string> {
    const answer = await fetch(new URL(address, this.#simulator), {
      redirect: 'manual',
      headers: this.#headersThere(),
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    keep(this.#theirs, answer.headers.getSetCookie())
    const next = answer.headers.get('location') ?? `${answer.status}`
    // The gateway has no page of its own: it only sends people on.
    const there = URL.parse(next, this.#simulator)
    const isGateway = there?.origin === this.#simulator && there.pathname.startsWith('/gateway/')
    return isGateway ? this.#there(there.href) : next
  }

  #headersThere(): Form {
    return { cookie: print(this.#theirs) }
  }
}

/** Where an answer sends the browser; empty where it doesn't. */
export const location = ({ headers }: Answer): string => headers.location ?? ''

const print = (jar: Jar): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

function keep(jar: Jar, set: readonly string[]): void {
  for (const line of set) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/max-age=0/i.test(line)) jar.delete(name)
    else jar.set(name, value)
  }
}
