import type { Person } from '../../people/person.ts'
import { fail, ok, type Result } from '../../result.ts'
import { esiaFailure, type EsiaFailure } from '../esia-error.ts'
import type { Asked, Verdict } from '../rule.ts'
import { fromAnyBase64 } from '../secret/base64.ts'

export type PersonFilter = 'conf_acc' | 'acc_kid' | 'acc_not_kid'

export function readPersonFilter({ parameters }: Asked): Verdict {
  const filter = filterIn(parameters.get('person_filter'))
  return filter.ok ? undefined : filter.error
}

/** `person_filter` is base64 of one word. */
export function filterIn(encoded: string | undefined): Result<PersonFilter | undefined, EsiaFailure> {
  if (encoded === undefined || encoded === '') return ok(undefined)
  const word = Buffer.from(fromAnyBase64(encoded) ?? []).toString('utf8')
  if (word === 'conf_acc' || word === 'acc_kid' || word === 'acc_not_kid') return ok(word)
  return fail(
    esiaFailure('007003', { detail: 'person_filter is not base64 of conf_acc, acc_kid, acc_not_kid' }),
  )
}

/** The stand has no child accounts, so `acc_kid` admits nobody and `acc_not_kid` everybody. */
export function filterRefuses(filter: PersonFilter | undefined, person: Person): EsiaFailure | undefined {
  if (filter === 'conf_acc' && !person.confirmed) {
    return esiaFailure('007055', { detail: 'person_filter conf_acc and an unconfirmed account' })
  }
  if (filter === 'acc_kid') {
    return esiaFailure('007004', { detail: 'person_filter acc_kid and no child account' })
  }
  return undefined
}
