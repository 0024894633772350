import type { GrantType } from '../../clients/client.ts'
import type { Parameters } from '../parameters.ts'

/** What clients sign: plain concatenation of the decoded values, UTF-8. */
export const orders = {
  v1: 'scope timestamp client_id state',
  'v2/ac': 'client_id scope scope_org timestamp state redirect_uri',
  'v3/te': 'client_id scope scope_org timestamp state redirect_uri code',
  'v3/te, refresh without redirect_uri': 'client_id scope timestamp state refresh_token',
  'v3/te, client_credentials': 'client_id scope timestamp state redirect_uri',
} as const

export type Order = keyof typeof orders

export function messageIn(order: Order, parameters: Parameters): string {
  return orders[order]
    .split(' ')
    .map((name) => parameters.text(name))
    .join('')
}

/** Where a secret comes: the endpoints that have one string, and the newer token endpoint by its grants. */
export type Place = 'ac' | 'v2/ac' | 'te' | GrantType

/** What integrators sign by mistake, for the log. */
export function mistakes(parameters: Parameters): ReadonlyMap<string, string> {
  const encoded = orders['v2/ac']
    .split(' ')
    .map((name) => encodeURIComponent(parameters.text(name)))
    .join('')
  return new Map([
    ['the order of v1 (scope, timestamp, client_id, state)', messageIn('v1', parameters)],
    ['the string of v2/ac, without the code', messageIn('v2/ac', parameters)],
    ['the string of v3/te, with the code', messageIn('v3/te', parameters)],
    ['percent-encoded values instead of decoded ones', encoded],
  ])
}
