import type { Stand } from '../stand.ts'
import type { Entering } from './session.ts'
import { stepsFor } from './steps-for.ts'

/** Somebody who has proved who they are. */
export function entering(stand: Stand, oid: number): Entering {
  const person = stand.people.byOid(oid)
  return { oid, steps: person === undefined ? [] : stepsFor(stand, person.id) }
}
