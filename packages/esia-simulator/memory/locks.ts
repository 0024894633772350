import type { Assumed } from '../assumed.ts'
import { ExpiringMap } from './expiring-map.ts'
import { saveAll } from './saved.ts'

const dayMs = 86_400_000

/** Counts that outlive a session: wrong passwords by login as typed, the lock of the second factor, resends. */
export class Locks {
  readonly #wrongPasswords: ExpiringMap<number>
  readonly #secondFactor: ExpiringMap<Date>
  readonly #resends: ExpiringMap<number>
  readonly #now: () => Date
  readonly #assumed: Assumed

  constructor(now: () => Date, assumed: Assumed) {
    this.#now = now
    this.#assumed = assumed
    const passwordWaitMs = assumed.amount('password-wait') * 1000
    this.#wrongPasswords = new ExpiringMap({ most: 10_000, lifeMs: passwordWaitMs, now })
    this.#secondFactor = new ExpiringMap({ most: 1_000, lifeMs: this.#lockMs, now })
    this.#resends = new ExpiringMap({ most: 1_000, lifeMs: dayMs, now })
  }

  get #lockMs(): number {
    return this.#assumed.amount('otp-lock') * 1000
  }

  /** Counted for logins of nobody too, so that the wait does not tell who exists. */
  wrongPassword(login: string): void {
    this.#wrongPasswords.set(login, (this.#wrongPasswords.get(login) ?? 0) + 1)
  }

  passwordMustWait(login: string): boolean {
    return (this.#wrongPasswords.get(login) ?? 0) >= this.#assumed.amount('password-tries')
  }

  rightPassword(login: string): void {
    this.#wrongPasswords.delete(login)
  }

  lockSecondFactor(personId: string): void {
    this.#secondFactor.set(personId, new Date(this.#now().getTime() + this.#lockMs))
  }

  secondFactorLockedUntil(personId: string): Date | undefined {
    return this.#secondFactor.get(personId)
  }

  /** Takes one of the day's resends; false when none is left. */
  takeResend(personId: string): boolean {
    const used = this.#resends.get(personId)
    if (used === undefined) this.#resends.set(personId, 1)
    else if (used < this.#assumed.amount('otp-resends-a-day'))
      this.#resends.edit(personId, (count) => count + 1)
    else return false
    return true
  }

  free(personId: string): void {
    this.#secondFactor.delete(personId)
    this.#resends.delete(personId)
  }

  save(): () => void {
    return saveAll([this.#wrongPasswords, this.#secondFactor, this.#resends])
  }
}
