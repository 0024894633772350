import { explainError } from '../explain-error.ts'
import { failure, type CallbackFailure, type EsiaFailure } from '../failure.ts'
import { isFields, own, type Fields } from '../json/fields.ts'
import { fail, ok, type Result } from '../result.ts'

export type Callback = { readonly state: string; readonly code: string }

// Printable ASCII: neither NUL nor what a decoder makes of malformed UTF-8. A code is itself a JWT of 2 KB and more.
const shapes = {
  state: /^[\x21-\x7e]{1,256}$/,
  code: /^[\x21-\x7e]{1,4096}$/,
  error: /^[\x20-\x7e]{1,100}$/,
  error_description: /^\P{Cc}{0,2000}$/u,
} as const

const unfit = Symbol('repeated, malformed or too long')
type Read = string | undefined | typeof unfit

/**
 * Reads the query that ESIA's redirect brought, as a parser of query strings gives it: URLSearchParams, or an object of
 * strings, where a parameter given twice is an array. Anything but one state with either one code or one error is
 * `invalid-answer`. The caller compares the state before it believes the rest.
 */
export function readCallback(query: unknown): Result<Callback, CallbackFailure> {
  const fields = query instanceof URLSearchParams ? fieldsOf(query) : query
  if (!isFields(fields)) return failure('invalid-answer', 'callback: no query')

  const state = read(fields, 'state')
  const answer = judge(fields, state)

  return answer.ok || typeof state !== 'string' ? answer : fail({ ...answer.error, state })
}

function fieldsOf(query: URLSearchParams): Fields {
  return Object.fromEntries(
    Object.keys(shapes).flatMap((name) => {
      const values = query.getAll(name)
      return values.length === 0 ? [] : [[name, values.length === 1 ? values[0] : values]]
    }),
  )
}

function judge(query: Fields, state: Read): Result<Callback, EsiaFailure> {
  const code = read(query, 'code')
  const error = read(query, 'error')
  const description = read(query, 'error_description')

  if ([state, code, error, description].includes(unfit)) {
    return failure('invalid-answer', 'callback: a parameter is repeated, malformed or too long')
  }
  if (typeof state !== 'string') return failure('invalid-answer', 'callback: no state')
  if (typeof code === 'string' && error === undefined) return ok({ state, code })
  if (typeof error === 'string' && code === undefined) {
    return explainError('callback', {
      error,
      description: typeof description === 'string' ? description : '',
    })
  }

  return failure('invalid-answer', 'callback: neither one code nor one error')
}

function read(query: Fields, name: keyof typeof shapes): Read {
  const value = own(query, name)
  if (value === undefined) return undefined

  return typeof value === 'string' && shapes[name].test(value) ? value : unfit
}
