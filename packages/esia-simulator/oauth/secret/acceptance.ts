import type { Profile } from '../../clients/client.ts'
import type { Assumed } from '../../assumed.ts'
import type { Asked } from '../rule.ts'
import { grantOf } from '../rules/know-grant.ts'
import type { Order, Place } from './orders.ts'

export type Format =
  | 'raw GOST'
  | 'GOST CMS, detached'
  | 'GOST CMS, attached'
  | 'RSA CMS, detached'
  | 'RSA CMS, attached'

/** From which profile on something is taken; `never`: by no profile. */
type From = Profile | 'never'
const strict = 'strict'
const compat = 'compat'
const never = 'never'

const places = ['ac', 'v2/ac', 'te', 'authorization_code', 'refresh_token', 'client_credentials'] as const

type Line<Name> = readonly [Name, From, From, From, From, From, From]

// oxfmt-ignore
const orderLines: readonly Line<Order>[] = [
  //                                        /ac     v2/ac   /te     v3/te: code    refresh        credentials
  ['v2/ac',                                 never,  strict, never,         never,  strict,        never],
  ['v3/te',                                 never,  never,  never,         strict, never,         never],
  ['v3/te, refresh without redirect_uri',   never,  never,  never,         never,  strict,        never],
  ['v3/te, client_credentials',             never,  never,  never,         never,  never,         strict],
  ['v1',                                    strict, compat, strict,        compat, compat,        compat],
]

// oxfmt-ignore
const formatLines: readonly Line<Format>[] = [
  //                                        /ac     v2/ac   /te     v3/te: code    refresh        credentials
  ['raw GOST',                              compat, strict, compat,        strict, strict,        strict],
  ['GOST CMS, detached',                    strict, compat, strict,        compat, compat,        compat],
  ['GOST CMS, attached',                    compat, compat, compat,        compat, compat,        compat],
  ['RSA CMS, detached',                     compat, compat, compat,        compat, compat,        compat],
  ['RSA CMS, attached',                     compat, compat, compat,        compat, compat,        compat],
]

export type Accepted = { readonly orders: readonly Order[]; readonly formats: readonly Format[] }

/** What may have been signed here, best known first, and in which form. */
export function acceptedIn(asked: Asked): Accepted {
  const { client, stand } = asked
  const of = <Name>(lines: readonly Line<Name>[]): readonly Name[] =>
    takenAt(lines, placeOf(asked), client.profile)

  const orders = of(orderLines).filter(
    (order) =>
      order !== 'v3/te, refresh without redirect_uri' || stand.assumed.on('refresh-signed-without-redirect'),
  )
  return { orders, formats: [...of(formatLines), ...assumedFormats(asked.endpoint, stand.assumed)] }
}

function takenAt<Name>(lines: readonly Line<Name>[], place: Place, profile: Profile): readonly Name[] {
  const column = places.indexOf(place)
  return lines
    .filter(([, ...taken]) => taken[column] === 'strict' || taken[column] === profile)
    .map(([name]) => name)
}

function placeOf({ endpoint, parameters }: Asked): Place {
  return endpoint === 'v3/te' ? (grantOf(parameters) ?? 'authorization_code') : endpoint
}

/** What the strict profile takes at v1 besides, where the stand was told to assume so. */
function assumedFormats(endpoint: string, assumed: Assumed): readonly Format[] {
  if (endpoint !== 'ac' && endpoint !== 'te') return []
  const rsa = assumed.on('rsa-at-v1')
  const attached = assumed.on('attached-cms-at-v1')
  return [
    ...(rsa ? (['RSA CMS, detached'] as const) : []),
    ...(attached ? (['GOST CMS, attached'] as const) : []),
    ...(rsa && attached ? (['RSA CMS, attached'] as const) : []),
  ]
}
