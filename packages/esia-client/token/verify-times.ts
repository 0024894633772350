import { failure } from '../failure.ts'
import { own } from '../json/fields.ts'
import { breach, isSeconds, leewaySeconds, type Rule } from './rule.ts'

/** A token that comes from the future in the very answer to our question means that one of two clocks is wrong. */
export const verifyTimes: Rule = (token, { now }) => {
  const {
    iat,
    exp,
    nbf = iat,
  } = {
    iat: own(token.claims, 'iat'),
    exp: own(token.claims, 'exp'),
    nbf: own(token.claims, 'nbf'),
  }
  if (!isSeconds(iat) || !isSeconds(exp) || !isSeconds(nbf))
    return breach(token, 'iat, exp or nbf is no time')

  const seconds = now.getTime() / 1000
  if (exp + leewaySeconds < seconds) return breach(token, 'exp has passed')
  if (Math.max(iat, nbf) - leewaySeconds > seconds) {
    return failure('clock-skew', `${token.kind} token: iat or nbf is in the future`).error
  }
  return undefined
}
