import type { TokenAlgorithm } from '../settings.ts'
import type { RegisteredCertificate } from './registered-certificate.ts'

/** An information system as the технологический портал would hold it. */
export type Client = {
  readonly mnemonic: string
  /** What a person reads on the page of data to hand over. */
  readonly name: string
  readonly certificates: readonly RegisteredCertificate[]
  /** Host names, as browsers write them: ESIA keeps these alone, so that scheme, port and path are free. */
  readonly domains: readonly string[]
  readonly scopes: readonly string[]
  /** Scopes of `scope_org`. */
  readonly organisationScopes: readonly string[]
  /** Scopes of `client_credentials`, without what follows a `?`. */
  readonly systemScopes: readonly string[]
  readonly grants: readonly GrantType[]
  /** Consents of the Цифровой профиль that the client may ask for by `permissions`. */
  readonly consents: readonly ConsentType[]
  readonly profile: Profile
  readonly tokenAlgorithm: TokenAlgorithm
  /** Where the tokens of this client are to name another issuer than those of the stand. */
  readonly issuer: string | undefined
}

/** `strict` holds to what ESIA documents; `compat` takes what clients that exist send besides. */
export const profiles = ['strict', 'compat'] as const
export type Profile = (typeof profiles)[number]

/** What a client gets that names none of its own. */
export type ClientDefaults = { readonly tokenAlgorithm: TokenAlgorithm; readonly profile: Profile }

export const grantTypes = ['authorization_code', 'refresh_token', 'client_credentials'] as const
export type GrantType = (typeof grantTypes)[number]

export type ConsentType = {
  readonly sysname: string
  readonly scopes: readonly string[]
  readonly mandatoryScopes: readonly string[]
  readonly actions: readonly string[]
  readonly purposes: readonly string[]
  /** In minutes. */
  readonly longest: number
}
