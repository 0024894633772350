import { own } from '../json/fields.ts'
import { breach, type Rule } from './rule.ts'

/** `sbt` tells an access token from an id token, both signed by the same key; a code is a JWT as well. */
export const verifyKind: Rule = (token) => {
  const kind = own(token.header, 'sbt')

  return kind === undefined || kind === token.kind ? undefined : breach(token, 'sbt is of another kind')
}
