import { readPolicy as readNumber, type PolicyKind } from '../../lib/policy.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { policyType, type CardDocument } from '../patient-card.ts'
import type { FieldName, StepTyped } from './draft.ts'
import type { AddingError, FieldWrong } from './read-value.ts'

type Read = Result<CardDocument | undefined, readonly FieldWrong[]>

/** The forms in use, and none at all. */
export const policyKinds = ['enp', 'temporary', 'old', 'none'] as const satisfies readonly (
  | PolicyKind
  | 'none'
)[]

export function readPolicy(typed: StepTyped): Read {
  const { policyKind, policyNumber = '', policySeries = '' } = typed
  const kind = policyKinds.find((known) => known === policyKind)
  const isEmpty = policyNumber.trim() === '' && policySeries.trim() === ''
  if (kind === undefined) return wrong('policyKind', 'policy-kind-missing')
  if (kind === 'none') return isEmpty ? ok(undefined) : wrong('policyKind', 'policy-none-but-typed')
  if (policyNumber.trim() === '') return wrong('policyNumber', 'policy-number-missing')

  const read = readNumber(kind, { series: kind === 'old' ? policySeries : '', number: policyNumber })
  if (!read.ok) return wrong('policyNumber', errors[read.error])
  const { number } = read.value
  const series = read.value.kind === 'old' ? read.value.series : undefined
  return ok({ type: policyType, number, ...(series !== undefined && { series }) })
}

const errors = {
  malformed: 'policy-malformed',
  'blank-number': 'policy-blank-number',
  checksum: 'policy-checksum',
  'temporary-malformed': 'policy-temporary',
  'old-malformed': 'policy-old',
} as const satisfies Record<string, AddingError>

const wrong = (name: FieldName, error: AddingError) => fail([{ name, error }])
