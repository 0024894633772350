import { failure } from '../failure.ts'
import { own } from '../json/fields.ts'
import { breach, isSeconds, leewaySeconds, type Rule } from './rule.ts'

/** The caller decides by `auth_time` how fresh a proof is, so it has to be there and to have been. */
export const verifyAuthTime: Rule = (token, { now }) => {
  const at = own(token.claims, 'auth_time')
  if (!isSeconds(at)) return breach(token, 'auth_time is no time')

  return at - leewaySeconds > now.getTime() / 1000
    ? failure('clock-skew', 'id token: auth_time is in the future').error
    : undefined
}
