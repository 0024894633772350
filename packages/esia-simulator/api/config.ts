import { codeLength } from '../sign-in/second-factor.ts'
import type { Stand } from '../stand.ts'

/** The page's settings; of the forty that ESIA's own answer has, those that mean something here. */
export const pageConfig = ({ assumed }: Pick<Stand, 'assumed'>): object => ({
  stand: true,
  otp: {
    code_length: codeLength,
    verify_attempts: assumed.amount('otp-tries'),
    verify_timeout_secs: assumed.amount('otp-life'),
    resend_timeout_secs: assumed.amount('otp-resend-after'),
  },
  captcha: { after_attempts: assumed.amount('captcha-after') },
  qr: { enabled: true },
})
