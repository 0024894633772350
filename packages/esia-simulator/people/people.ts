import { confirmed } from './confirmed.ts'
import { minor } from './minor.ts'
import { mother } from './mother.ts'
import type { Person } from './person.ts'
import { unconfirmed } from './unconfirmed.ts'

export type People = {
  all(): readonly Person[]
  byOid(oid: number): Person | undefined
  byId(id: string): Person | undefined
}

/** The people of the stand, with fixed stories. Nobody of them exists: numbers and addresses are unissued ones. */
export function people(now: () => Date): People {
  const all = () => [confirmed, mother, minor(now()), unconfirmed]

  return {
    all,
    byOid: (oid) => all().find((person) => person.oid === oid),
    byId: (id) => all().find((person) => person.id === id),
  }
}
