import type { PasswordError } from '../sign-in/check-password.ts'
import type { CodeError, ResendError } from '../sign-in/second-factor.ts'
import type { StartError } from '../sign-in/start-sign-in.ts'

const ofPassword = {
  'empty-login': 'INVALID_LOGIN',
  'unreadable-login': 'INVALID_LOGIN',
  'unreadable-email': 'INVALID_LOGIN',
  'empty-password': 'INVALID_PASSWORD',
  wrong: 'INVALID_PASSWORD',
  'wrong-picture': 'INVALID_PASSWORD',
  picture: 'CAPTCHA_REQUIRED',
  wait: 'ACCOUNT_LOCKED',
} as const satisfies Record<PasswordError, string>

export function loginFailure(error: StartError): string {
  if (typeof error !== 'string' || error === 'account-locked') return 'ACCOUNT_LOCKED'
  return error === 'question' ? 'ANOMALY_REACTION_REQUIRED' : ofPassword[error]
}

/** INVALID_OTP and INVALID_TTP are ESIA's; the others are our own, since nothing is public. */
export function codeFailure(error: CodeError, type: 'SMS' | 'TTP'): string {
  const words = {
    empty: type === 'TTP' ? 'INVALID_TTP' : 'INVALID_OTP',
    wrong: type === 'TTP' ? 'INVALID_TTP' : 'INVALID_OTP',
    used: 'INVALID_TTP',
    expired: 'OTP_EXPIRED',
    locked: 'ACCOUNT_LOCKED',
  } as const satisfies Record<CodeError, string>
  return words[error]
}

export const resendFailures = {
  'too-soon': 'OTP_RESEND_TOO_SOON',
  'none-left': 'OTP_RESEND_LIMIT',
  locked: 'ACCOUNT_LOCKED',
  'no-sms': 'OTP_NOT_AVAILABLE',
} as const satisfies Record<ResendError, string>
