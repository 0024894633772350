import { saveMap } from '../memory/saved.ts'
import { fail, ok, type Result } from '../result.ts'
import { confirmed } from './confirmed.ts'
import { foreign } from './foreign.ts'
import { locked } from './locked.ts'
import { longName } from './long-name.ts'
import { minor } from './minor.ts'
import { mother } from './mother.ts'
import { noPatronymic } from './no-patronymic.ts'
import { noPolicy } from './no-policy.ts'
import { noSnils } from './no-snils.ts'
import { contactOf, type Person } from './person.ts'
import { unconfirmed } from './unconfirmed.ts'
import { unverifiedContact } from './unverified-contact.ts'

const most = 1_000
/** Between these lie the oids that the stand gives by itself. */
const [leastOid, mostOid] = [1_000_500_000, 2_000_000_000]

/** What leads to one person alone, and whose it is already. */
export type Taken = { readonly what: string; readonly by: string }

/** The people of the stand. Bounded; an id, an oid, a login and a phone lead to one of them. */
export class People {
  readonly #byId = new Map<string, () => Person>()
  #lastOid = leastOid

  constructor(people: readonly (() => Person)[]) {
    for (const person of people) this.#byId.set(person().id, person)
  }

  all(): readonly Person[] {
    return [...this.#byId.values()].map((person) => person())
  }

  byOid(oid: number): Person | undefined {
    return this.all().find((person) => person.oid === oid)
  }

  byId(id: string): Person | undefined {
    return this.#byId.get(id)?.()
  }

  /** Adds a person, or takes the place of the one who had the id. */
  put(person: Person): Result<Person, Taken | 'full'> {
    if (!this.#byId.has(person.id) && this.#byId.size >= most) return fail('full')
    const taken = this.#takenOf(person)
    if (taken !== undefined) return fail(taken)
    this.#byId.set(person.id, () => person)
    if (person.oid < mostOid) this.#lastOid = Math.max(this.#lastOid, person.oid)
    return ok(person)
  }

  remove(id: string): boolean {
    return this.#byId.delete(id)
  }

  /** One that was nobody's before: whoever is removed leaves tokens that name theirs. */
  freeOid(): number {
    return this.#lastOid + 1
  }

  save(): () => void {
    return saveMap(this.#byId)
  }

  #takenOf(person: Person): Taken | undefined {
    const own = uniqueOf(person)
    for (const other of this.all()) {
      if (other.id === person.id) continue
      const theirs = uniqueOf(other)
      const same = own.find(([, value]) => theirs.some(([, one]) => one === value))
      if (same !== undefined) return { what: same[0], by: other.id }
    }
    return undefined
  }
}

/** SMS are kept by phone, so a phone is one person's even where it is not verified. */
function uniqueOf(person: Person): readonly (readonly [what: string, value: string])[] {
  const [mobile, email] = [contactOf(person, 'MBT'), contactOf(person, 'EML')]
  return [
    ['oid', `oid ${person.oid}`],
    ...(person.snils === undefined ? [] : [['snils', person.snils] as const]),
    ...(mobile === undefined ? [] : [['the phone', mobile.value] as const]),
    ...(email?.verified ? [['the e-mail', email.value.toLowerCase()] as const] : []),
  ]
}

/** Those that every stand begins with, with fixed stories. Nobody of them exists: numbers and addresses are unissued ones. */
export function people(now: () => Date): People {
  return new People([
    () => confirmed,
    () => mother,
    () => minor(now()),
    () => unconfirmed,
    () => noPatronymic,
    () => foreign,
    () => noPolicy,
    () => unverifiedContact,
    () => locked,
    () => longName,
    () => noSnils,
  ])
}
