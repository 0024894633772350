import { own } from '../json/fields.ts'
import { breach, type Rule } from './rule.ts'

/** To the letter: ESIA's production and test issuers differ only in the host, and both end in a slash. */
export const verifyIssuer: Rule = (token, { issuer }) => {
  return own(token.claims, 'iss') === issuer ? undefined : breach(token, 'iss is not the configured issuer')
}
