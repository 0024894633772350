import { ExpiringMap } from './expiring-map.ts'

const hour = 3_600_000

/** Our own constants: ESIA's are not public. */
export const passwordTries = 10
const passwordWaitMs = 60_000
export const resendsADay = 5

/** Counts that outlive a session: wrong passwords by login as typed, the lock of the second factor, resends. */
export class Locks {
  readonly #wrongPasswords: ExpiringMap<number>
  readonly #secondFactor: ExpiringMap<Date>
  readonly #resends: ExpiringMap<number>
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
    this.#wrongPasswords = new ExpiringMap({ most: 10_000, lifeMs: passwordWaitMs, now })
    this.#secondFactor = new ExpiringMap({ most: 1_000, lifeMs: hour, now })
    this.#resends = new ExpiringMap({ most: 1_000, lifeMs: 24 * hour, now })
  }

  /** Counted for logins of nobody too, so that the wait does not tell who exists. */
  wrongPassword(login: string): void {
    this.#wrongPasswords.set(login, (this.#wrongPasswords.get(login) ?? 0) + 1)
  }

  passwordMustWait(login: string): boolean {
    return (this.#wrongPasswords.get(login) ?? 0) >= passwordTries
  }

  rightPassword(login: string): void {
    this.#wrongPasswords.delete(login)
  }

  lockSecondFactor(personId: string): void {
    this.#secondFactor.set(personId, new Date(this.#now().getTime() + hour))
  }

  secondFactorLockedUntil(personId: string): Date | undefined {
    return this.#secondFactor.get(personId)
  }

  /** Takes one of the day's resends; false when none is left. */
  takeResend(personId: string): boolean {
    const used = this.#resends.get(personId)
    if (used === undefined) this.#resends.set(personId, 1)
    else if (used < resendsADay) this.#resends.edit(personId, (count) => count + 1)
    else return false
    return true
  }

  free(personId: string): void {
    this.#secondFactor.delete(personId)
    this.#resends.delete(personId)
  }
}
