import { randomBytes } from 'node:crypto'
import { saveMap } from '../memory/saved.ts'
import type { Person } from '../people/person.ts'
import { fromBase32, toBase32 } from './base32.ts'
import { stepAt, totpCode } from './totp.ts'

/** Whose second factor is a code of an application, with which secret, and which codes have served. */
export class Authenticators {
  /** By id of the person; null where theirs was taken away. Bounded by the people. */
  readonly #secrets = new Map<string, string | null>()
  readonly #lastStep = new Map<string, number>()
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  /** In base32; what was set while the stand runs goes before the person's own. */
  secretOf({ id, totpSecret }: Person): string | undefined {
    const set = this.#secrets.get(id)
    return set === undefined ? totpSecret : (set ?? undefined)
  }

  /** A new secret where none is named; false where it is no base32. */
  set(personId: string, secret: string = toBase32(randomBytes(20))): boolean {
    if (fromBase32(secret) === undefined) return false
    this.#secrets.set(personId, secret)
    this.#lastStep.delete(personId)
    return true
  }

  takeAway(personId: string): void {
    this.#secrets.set(personId, null)
    this.#lastStep.delete(personId)
  }

  /** Of somebody who is gone. */
  forget(personId: string): void {
    this.#secrets.delete(personId)
    this.#lastStep.delete(personId)
  }

  /** What the person's application shows now. */
  codeOf(person: Person): string | undefined {
    const secret = this.#bytesOf(person)
    return secret && totpCode(secret, stepAt(this.#now()))
  }

  /** One step early or late passes; a code, and those before it, serve once. RFC 6238 §5.2. */
  check(person: Person, typed: string): 'right' | 'wrong' | 'used' {
    const secret = this.#bytesOf(person)
    const now = stepAt(this.#now())
    const step = [now, now - 1, now + 1].find((at) => secret && totpCode(secret, at) === typed)
    if (step === undefined) return 'wrong'
    if (step <= (this.#lastStep.get(person.id) ?? -1)) return 'used'
    this.#lastStep.set(person.id, step)
    return 'right'
  }

  save(): () => void {
    const putBack = [saveMap(this.#secrets), saveMap(this.#lastStep)]
    return () => {
      for (const back of putBack) back()
    }
  }

  #bytesOf(person: Person): Buffer | undefined {
    const secret = this.secretOf(person)
    return secret === undefined ? undefined : fromBase32(secret)
  }
}
