import { fail } from '../result.ts'

const errors = {
  invalid: { status: 401, code: 'ESIA-005011', message: 'SecurityErrorEnum.invalidToken' },
  expired: { status: 401, code: 'ESIA-005013', message: 'SecurityErrorEnum.expiredToken' },
  closed: { status: 403, code: 'ESIA-005029', message: 'SecurityErrorEnum.scopeNotAllowed' },
  // Not public: what ESIA answers for an address that leads nowhere, and for another method than GET.
  missing: { status: 404, code: 'ESIA-005004', message: 'ResourceErrorEnum.notFound' },
  method: { status: 405, code: 'ESIA-005004', message: 'ResourceErrorEnum.methodNotAllowed' },
} as const

export type RestErrorName = keyof typeof errors

export type RestError = { readonly error: RestErrorName; readonly detail: string }

export function refused(error: RestErrorName, detail: string) {
  return fail<RestError>({ error, detail })
}

export function restAnswer(error: RestErrorName) {
  const { status, code, message } = errors[error]
  return { status, body: { code, message } }
}
