import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Fields } from './integrator.ts'

/** As much of a browser as the stand's pages need: a cookie jar, and forms that are sent as they stand in the page. */
export class Browser {
  readonly #app: FastifyInstance
  readonly #cookies = new Map<string, string>()
  page = ''
  path = ''

  constructor(app: FastifyInstance) {
    this.#app = app
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** One request, with no redirect followed. */
  async ask(
    method: 'GET' | 'POST',
    url: string,
    fields?: Fields,
    headers: Fields = {},
  ): Promise<LightMyRequestResponse> {
    const answer = await this.#app.inject({
      method,
      url,
      headers: {
        cookie: this.cookie,
        ...(fields === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...(method === 'POST' ? { 'sec-fetch-site': 'same-origin' } : {}),
        ...headers,
      },
      ...(fields === undefined ? {} : { payload: new URLSearchParams(fields).toString() }),
    })
    for (const { name, value } of answer.cookies) {
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return answer
  }

  /** Opens an address and follows redirects on the stand; an address elsewhere is returned and not opened. */
  async open(url: string, fields?: Fields): Promise<URL | undefined> {
    let answer = await this.ask(fields === undefined ? 'GET' : 'POST', url, fields)
    let path = url
    for (let hops = 0; hops < 10 && answer.headers.location !== undefined; hops += 1) {
      path = answer.headers.location
      if (!path.startsWith('/')) return new URL(path)
      answer = await this.ask('GET', path)
    }
    this.page = answer.body
    this.path = path
    return undefined
  }

  /** Sends the page's form that has these fields, with its hidden ones. */
  async send(fields: Fields): Promise<URL | undefined> {
    const forms = this.page.match(/<form\b[\s\S]*?<\/form>/g) ?? []
    const has = (one: string, name: string) => one.includes(`name="${name}"`) || one.includes(`id="${name}"`)
    const form = forms.find((one) => Object.keys(fields).every((name) => has(one, name)))
    if (form === undefined) throw new Error(`No form with ${Object.keys(fields).join(', ')} on ${this.path}`)

    const action = /action="(?<action>[^"]*)"/.exec(form)?.groups?.['action'] ?? this.path
    const hidden = Object.fromEntries(
      [...form.matchAll(/type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)"/g)].map(({ groups }) => [
        groups?.['name'] ?? '',
        groups?.['value'] ?? '',
      ]),
    )
    return this.open(action, { ...hidden, ...fields })
  }
}
