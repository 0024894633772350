import { confirmed } from './confirmed.ts'
import { foreign } from './foreign.ts'
import { locked } from './locked.ts'
import { longName } from './long-name.ts'
import { minor } from './minor.ts'
import { mother } from './mother.ts'
import { noPatronymic } from './no-patronymic.ts'
import { noPolicy } from './no-policy.ts'
import { noSnils } from './no-snils.ts'
import type { Person } from './person.ts'
import { unconfirmed } from './unconfirmed.ts'
import { unverifiedContact } from './unverified-contact.ts'

export type People = {
  all(): readonly Person[]
  byOid(oid: number): Person | undefined
  byId(id: string): Person | undefined
}

/** The people of the stand, with fixed stories. Nobody of them exists: numbers and addresses are unissued ones. */
export function people(now: () => Date): People {
  const all = (): readonly Person[] => [
    confirmed,
    mother,
    minor(now()),
    unconfirmed,
    noPatronymic,
    foreign,
    noPolicy,
    unverifiedContact,
    locked,
    longName,
    noSnils,
  ]

  return {
    all,
    byOid: (oid) => all().find((person) => person.oid === oid),
    byId: (id) => all().find((person) => person.id === id),
  }
}
