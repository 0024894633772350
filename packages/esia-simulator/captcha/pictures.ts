import { randomInt, randomUUID } from 'node:crypto'
import type { Assumed } from '../assumed.ts'
import { ExpiringMap } from '../memory/expiring-map.ts'
import { saveAll } from '../memory/saved.ts'

export const digitsInPicture = 6
const lifeMs = 300_000
const most = 10_000
const mostRecent = 20

export type Picture = { readonly captchaSession: string; readonly answer: string; readonly askedAt: Date }

/** The codes in pictures that were asked for, and the logins that need one. Bounded. */
export class Pictures {
  readonly #failed: ExpiringMap<number>
  readonly #asked: ExpiringMap<Picture>
  readonly #tokens: ExpiringMap<Date>
  readonly #now: () => Date
  readonly #after: number
  #recent: readonly Picture[] = []

  constructor(now: () => Date, assumed: Assumed) {
    this.#now = now
    this.#after = assumed.amount('captcha-after')
    this.#failed = new ExpiringMap({ most, lifeMs: assumed.amount('captcha-for') * 1000, now })
    this.#asked = new ExpiringMap({ most, lifeMs, now })
    this.#tokens = new ExpiringMap({ most, lifeMs, now })
  }

  /** Of logins of nobody too, so that a picture does not tell who exists. */
  wrongPassword(login: string): void {
    this.#failed.set(login, (this.#failed.get(login) ?? 0) + 1)
  }

  rightPassword(login: string): void {
    this.#failed.delete(login)
  }

  isNeededFor(login: string): boolean {
    return (this.#failed.get(login) ?? 0) >= this.#after
  }

  /** A new one, in the place of `former`. */
  ask(former?: string): Picture {
    if (former !== undefined) this.#asked.delete(former)
    const answer = String(randomInt(10 ** digitsInPicture)).padStart(digitsInPicture, '0')
    const picture = { captchaSession: randomUUID(), answer, askedAt: this.#now() }
    this.#asked.set(picture.captchaSession, picture)
    this.#recent = [picture, ...this.#recent].slice(0, mostRecent)
    return picture
  }

  get(captchaSession: string): Picture | undefined {
    return this.#asked.get(captchaSession)
  }

  /** A token that serves once; undefined when the answer is wrong. Either way that picture is used up. */
  solve(captchaSession: string, typed: string): string | undefined {
    const picture = this.#asked.take(captchaSession)
    if (picture === undefined || picture.answer !== typed.replaceAll(/\s/g, '')) return undefined
    const token = randomUUID()
    this.#tokens.set(token, this.#now())
    return token
  }

  takeToken(token: string): boolean {
    return this.#tokens.take(token) !== undefined
  }

  /** Those that can still be answered, newest first: what a person would see, for programs that can't read pictures. */
  open(): readonly Picture[] {
    return this.#recent.filter(({ captchaSession }) => this.#asked.get(captchaSession) !== undefined)
  }

  save(): () => void {
    const recent = this.#recent
    const putBack = saveAll([this.#failed, this.#asked, this.#tokens])
    return () => {
      putBack()
      this.#recent = recent
    }
  }
}
