import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Stand } from '../../stand.ts'
import type { Gateway } from '../gateway.ts'

export const endpoints = ['discovery', 'authorization', 'token', 'jwks', 'userinfo'] as const
export type GatewayEndpoint = (typeof endpoints)[number]

/** The gateway has answered honestly; what it is about to send is in `ctx`. */
export type GatewayScene = {
  readonly stand: Stand
  readonly gateway: Gateway
  readonly ctx: KoaContextWithOIDC
}

export type Spoil = (scene: GatewayScene) => void | Promise<void>

/** Spoils the answers of the endpoints that it names; the last of them in order uses it up. */
export type GatewayFault = {
  readonly name: string
  /** One Russian sentence for the control page: what is played. */
  readonly words: string
  readonly at: 'gateway'
  readonly spoils: Readonly<Partial<Record<GatewayEndpoint, Spoil>>>
}

export const isUsedUpAt = ({ spoils }: GatewayFault, endpoint: GatewayEndpoint): boolean =>
  endpoints.findLast((one) => spoils[one] !== undefined) === endpoint

export type Json = Readonly<Record<string, unknown>>

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Changes the JSON that is about to be sent; undefined takes a field out. */
export function changeBody({ ctx }: GatewayScene, change: (body: Json) => Json): void {
  if (isJson(ctx.body)) ctx.body = change(ctx.body)
}
