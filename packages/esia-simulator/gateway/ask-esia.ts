import { randomUUID } from 'node:crypto'
import type { AuthorizationRequest } from '../oauth/authorization-request.ts'
import { keyOf } from '../oauth/jwt.ts'
import type { Stand } from '../stand.ts'

/** As whom the gateway stands before ESIA: what the person grants, they grant to the system behind it. */
const mnemonic = 'REGISTRATURA'

/** The gateway's own request to ESIA, as if it had been signed: a gateway and ESIA that share a process need no proof. */
export function requestOfGateway(
  stand: Stand,
  { scope, returnTo, state }: { readonly scope: string; readonly returnTo: string; readonly state: string },
): AuthorizationRequest {
  const client = stand.clients.named(mnemonic)
  if (client === undefined) throw new Error('The trial client was taken out')
  const scopes = scope.split(' ').filter((one) => client.scopes.includes(one))

  return {
    id: randomUUID(),
    endpoint: 'v2/ac',
    client,
    redirectUri: returnTo,
    returnTo,
    scope: scopes.join(' '),
    scopes,
    organisationScopes: [],
    state,
    nonce: undefined,
    offline: false,
    challenge: undefined,
    filter: undefined,
  }
}

export type Proven = { readonly oid: number; readonly authTime: Date }

/** Whom a code of ESIA's is about; a code serves once, and only the gateway that it was issued to. */
export function redeem(stand: Stand, code: string, returnTo: string): Proven | undefined {
  const issued = stand.memory.codes.get(keyOf(code))
  if (issued === undefined || issued.state === 'used' || issued.redirectUri !== returnTo) return undefined
  stand.memory.codes.edit(keyOf(code), (kept) => ({ ...kept, state: 'used' }))
  return { oid: issued.oid, authTime: issued.authTime }
}
