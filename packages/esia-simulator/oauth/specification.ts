import type { Assumed } from '../assumed.ts'
import type { Endpoint } from './endpoint.ts'
import { endpoints } from './endpoint.ts'
import type { Redeemed } from './grants/redeemed.ts'
import type { Asked, Rule } from './rule.ts'
import { allowGrant } from './rules/allow-grant.ts'
import { allowRedirect } from './rules/allow-redirect.ts'
import { allowScopes } from './rules/allow-scopes.ts'
import { allowSystemScopes } from './rules/allow-system-scopes.ts'
import { believeTimestamp } from './rules/believe-timestamp.ts'
import { knowAccessType } from './rules/know-access-type.ts'
import { knowCertificate } from './rules/know-certificate.ts'
import { knowGrant } from './rules/know-grant.ts'
import { readChallenge } from './rules/read-challenge.ts'
import { readPermissions } from './rules/read-permissions.ts'
import { readPersonFilter } from './rules/read-person-filter.ts'
import { redeemInTime } from './rules/redeem-in-time.ts'
import { refuseRepeated, refuseTwoAddresses } from './rules/refuse-repeated.ts'
import { repeatRedirect } from './rules/repeat-redirect.ts'
import { repeatScope } from './rules/repeat-scope.ts'
import { requireBearer } from './rules/require-bearer.ts'
import { requireCodeResponse } from './rules/require-code-response.ts'
import { requireParameters } from './rules/require-parameters.ts'
import { verifyChallenge } from './rules/verify-challenge.ts'
import { verifySecret } from './rules/verify-secret.ts'

/** Read down: which rule counts at which endpoint, in which order, and what it says when it is broken. */
export type Row<About> = readonly [Rule<About>, boolean, boolean, boolean, boolean, string]

const yes = true
const none = false

// oxfmt-ignore
export const beforeTheAddressIsTrusted: readonly Row<Asked>[] = [
  //                      /ac   v2/ac  /te   v3/te
  [allowRedirect,         yes,  yes,   none, none, '007023'],
  [refuseTwoAddresses,    yes,  yes,   none, none, '007003'],
]

// oxfmt-ignore
export const rules: readonly Row<Asked>[] = [
  //                      /ac   v2/ac  /te   v3/te
  [refuseRepeated,        yes,  yes,   yes,  yes,  '007003'],
  [knowGrant,             none, none,  yes,  yes,  '007014, 007012'],
  [allowGrant,            none, none,  yes,  yes,  '007005'],
  [requireParameters,     yes,  yes,   yes,  yes,  '007014'],
  [requireCodeResponse,   yes,  yes,   none, none, '007009'],
  [requireBearer,         none, none,  yes,  yes,  '007003'],
  [allowScopes,           yes,  yes,   none, none, '007013, 007006'],
  [allowSystemScopes,     none, none,  yes,  yes,  '007013, 007006'],
  [believeTimestamp,      yes,  yes,   yes,  yes,  '007015'],
  [knowCertificate,       yes,  yes,   yes,  yes,  '007002, 007053; v1: 007005'],
  [verifySecret,          yes,  yes,   yes,  yes,  '007002, 007053; v1: 007005'],
  [knowAccessType,        yes,  yes,   none, none, '007003'],
  [readPermissions,       none, yes,   none, none, '036700 to 036727'],
  [readChallenge,         none, yes,   none, none, '007003'],
  [readPersonFilter,      yes,  yes,   none, none, '007003'],
]

// oxfmt-ignore
export const rulesForCode: readonly Row<Redeemed>[] = [
  //                      /ac   v2/ac  /te   v3/te
  [redeemInTime,          none, none,  yes,  yes,  '007011'],
  [repeatRedirect,        none, none,  yes,  yes,  '007011'],
  [repeatScope,           none, none,  none, yes,  '007006'],
  [verifyChallenge,       none, none,  yes,  yes,  '007039, 007040'],
]

export function rulesAt<About>(rows: readonly Row<About>[], endpoint: Endpoint): readonly Rule<About>[] {
  const column = endpoints.indexOf(endpoint)
  return rows.filter(([, ...applies]) => applies[column] === true).map(([rule]) => rule)
}

const whatComesFirst: readonly Rule<Asked>[] = [refuseRepeated, knowGrant, allowGrant]
const secrets: readonly Rule<Asked>[] = [knowCertificate, verifySecret]

/** In the order above, or with the signature before all that can wait for it. */
export function rulesInOrder(endpoint: Endpoint, assumed: Assumed): readonly Rule<Asked>[] {
  const all = rulesAt(rules, endpoint)
  if (assumed.on('parameters-before-secret')) return all

  const rest = all.filter((rule) => !whatComesFirst.includes(rule) && !secrets.includes(rule))
  return [...all.filter((rule) => whatComesFirst.includes(rule)), ...secrets, ...rest]
}
