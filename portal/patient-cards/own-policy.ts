import { readPolicy, type PolicyKind } from '../lib/policy.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { onlyDigits, plainNumber } from '../lib/typed-number.ts'
import type { Asked, Wrong } from './own-value.ts'
import { policyType, type CardDocument } from './patient-card.ts'

export type OwnPolicyError = 'policy-malformed' | 'policy-blank-number' | 'policy-checksum'

/** A policy of any form in use, told apart by its number, so that nobody has to know the name of theirs. */
export function readOwnPolicy({ typed }: Asked): Result<CardDocument, readonly Wrong[]> {
  const text = typed.value ?? ''
  const policy = readPolicy(kindOf(text), { series: '', number: text })
  if (policy.ok) return ok({ type: policyType, number: policy.value.number })

  const known = policy.error === 'blank-number' || policy.error === 'checksum' ? policy.error : 'malformed'
  return fail([{ name: 'value', error: `policy-${known}` }])
}

/** The old form (before May 2011) has a free series and number; eleven digits and more are a ЕНП mistyped. */
function kindOf(text: string): PolicyKind {
  const digits = onlyDigits(plainNumber(text))
  if (digits?.length === 9) return 'temporary'
  const isOld = digits === undefined ? /\d/.test(text) : digits.length >= 4 && digits.length <= 10
  return isOld ? 'old' : 'enp'
}
