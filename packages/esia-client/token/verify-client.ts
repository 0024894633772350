import { own } from '../json/fields.ts'
import { breach, type Rule } from './rule.ts'

export const verifyClient: Rule = (token, { clientId }) => {
  return own(token.claims, 'client_id') === clientId
    ? undefined
    : breach(token, 'client_id is not this client')
}
