import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Stand } from '../stand.ts'
import type { GatewayEndpoint } from './faults/scene.ts'
import type { Gateway } from './gateway.ts'

const endpoints: readonly (readonly [GatewayEndpoint, RegExp])[] = [
  ['discovery', /^\/\.well-known\/openid-configuration$/],
  ['authorization', /^\/auth(?:\/|$)/],
  ['token', /^\/token$/],
  ['jwks', /^\/jwks$/],
  ['userinfo', /^\/me$/],
]

/** The one place where an answer of the gateway meets the fault that is on, if any. */
export function playFaults(stand: Stand, gateway: Gateway) {
  return async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    await next()
    const endpoint = endpoints.find(([, path]) => path.test(ctx.path))?.[0]
    if (endpoint === undefined || ctx.status >= 400 || isOnTheWay(stand, endpoint, ctx)) return

    const fault = stand.memory.faults.takeGateway(endpoint, personOf(stand, ctx))
    if (fault === undefined) return
    stand.log(`fault played: ${fault.name}`)
    await fault.spoils[endpoint]?.({ stand, gateway, ctx })
  }
}

/** A person who is sent to ESIA first has not come back yet. */
const isOnTheWay = (stand: Stand, endpoint: GatewayEndpoint, ctx: KoaContextWithOIDC): boolean =>
  endpoint === 'authorization' && URL.parse(ctx.response.get('location'))?.origin !== stand.portalOrigin

function personOf(stand: Stand, { oidc }: KoaContextWithOIDC): string | undefined {
  const account = oidc?.entities?.Account
  return account === undefined ? undefined : stand.people.byOid(Number(account.accountId))?.id
}
