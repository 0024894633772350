import type { Assumed } from '../assumed.ts'
import type { CodeTerms } from './code-page.ts'

export const codeTerms = (assumed: Assumed): CodeTerms => ({
  life: assumed.amount('otp-life'),
  tries: assumed.amount('otp-tries'),
  lock: assumed.amount('otp-lock'),
  resendAfter: assumed.amount('otp-resend-after'),
})
