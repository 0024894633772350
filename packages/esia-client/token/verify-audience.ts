import { own } from '../json/fields.ts'
import { breach, type Rule } from './rule.ts'

/** A string or an array; beside other audiences, and wherever it stands, `azp` must name us (OpenID Connect §3.1.3.7). */
export const verifyAudience: Rule = (token, { clientId }) => {
  const aud = own(token.claims, 'aud')
  const azp = own(token.claims, 'azp')
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud]

  if (!audiences.includes(clientId)) return breach(token, 'aud is not this client')
  if (azp !== undefined && azp !== clientId) return breach(token, 'azp is not this client')
  if (azp === undefined && audiences.some((one) => one !== clientId)) {
    return breach(token, 'aud names others and azp is missing')
  }
  return undefined
}
