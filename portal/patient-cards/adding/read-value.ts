import { fail, ok, type Result } from '../../lib/result.ts'
import { readers, type OwnValueError, type Typed } from '../own-value.ts'
import type { CardFieldName, CardValues } from '../patient-card.ts'
import type { FieldName } from './draft.ts'

export type AddingError =
  | OwnValueError
  | 'kinship-missing'
  | 'ground-missing'
  | 'ground-does-not-fit'
  | 'ground-of-age'
  | 'lastName-missing'
  | 'firstName-missing'
  | 'middleName-missing'
  | 'middleName-both'
  | 'gender-missing'
  | 'citizenship-missing'
  | 'paper-missing'
  | 'paper-none-but-typed'
  | 'paper-number-missing'
  | 'policy-kind-missing'
  | 'policy-none-but-typed'
  | 'policy-number-missing'
  | 'policy-temporary'
  | 'policy-old'
  | 'same-snils'
  | 'same-person'
  | 'odd'

/** Which field of a page is wrong, and how. */
export type FieldWrong = { readonly name: FieldName; readonly error: AddingError }

export type TypedValue = {
  /** To which field of the page the error belongs. */
  readonly name: FieldName
  readonly typed: Typed
}

/** A value as the form of a correction reads it, with its error at the page's own field. */
export function readValue<F extends CardFieldName>(
  field: F,
  { name, typed }: TypedValue,
  today: string,
): Result<CardValues[F], readonly FieldWrong[]> {
  const read = readers[field]({ typed, today, paper: '' })
  return read.ok ? read : fail(read.error.map(({ error }) => ({ name, error })))
}

/** Values of a card, none of them for certain. */
export type Values = { readonly [F in CardFieldName]?: CardValues[F] | undefined }
type Reads = {
  readonly [F in CardFieldName]?: Result<CardValues[F] | undefined, readonly FieldWrong[]>
}

/** All values, or everything that is wrong with them at once. */
export function valuesOf(reads: Reads): Result<Values, readonly FieldWrong[]> {
  const wrong = Object.values(reads).flatMap((read) => (read.ok ? [] : read.error))
  if (wrong.length > 0) return fail(wrong)
  return ok(
    Object.fromEntries(Object.entries(reads).map(([name, read]) => [name, read.ok ? read.value : undefined])),
  )
}
