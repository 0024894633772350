import { circuitBreaker } from '@registratura/esia-client'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  clockSkew,
  clockTolerance,
  Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  setJwksCache,
  type ClientAuth,
  type ServerMetadata,
} from 'openid-client'
import { fail, ok, type Result } from '../../lib/result.ts'
import type { Identity } from '../identity.ts'
import type { Answer, IdentityProvider, ProviderFailure } from '../provider.ts'
import { ask, safeFor } from './ask.ts'
import { explain } from './explain.ts'
import { keepKeys } from './key-keeper.ts'
import type { Mapping } from './mapping.ts'
import { checkMetadata } from './metadata.ts'
import { keepMetadata } from './metadata-keeper.ts'
import { readAuthTime } from './read-auth-time.ts'
import { readGatewayAnswer } from './read-answer.ts'
import { readIdentity } from './read-identity.ts'

export type GatewaySettings = {
  /** As in discovery and in tokens, letter for letter. */
  readonly issuer: string
  readonly clientId: string
  readonly clientAuth: ClientAuth
  readonly redirectUri: string
  readonly scope: string
  /** The one algorithm that id tokens may be signed with. */
  readonly idTokenAlg: string
  readonly mapping: Mapping
  /** Where browsers are sent to prove who they are; the first is where people see to their data. */
  readonly browserOrigins: readonly [string, ...string[]]
  /** For all calls of one sign-in together, in milliseconds. */
  readonly deadlineMs: number
}

export type Around = {
  readonly now: () => Date
  /** 32 bytes that only this installation can tell, other for each use and state. */
  readonly secretOf: (use: 'nonce' | 'verifier', state: string) => Buffer
  /** Told each time that the gateway's description could not be had, or that it has stopped answering. */
  readonly warn: (detail: string) => void
}

/** In seconds: how far two clocks may be apart. */
const leeway = 60

/** Госуслуги through a certified gateway that speaks OpenID Connect. */
export function gatewayProvider(
  settings: GatewaySettings,
  { now, secretOf, warn }: Around,
): IdentityProvider {
  const { issuer, clientId, redirectUri, browserOrigins, deadlineMs } = settings
  const shownOrigins = [...new Set([new URL(issuer).origin, ...browserOrigins])]
  const seconds = () => now().getTime() / 1000
  const isSafe = safeFor(issuer)
  const keys = keepKeys(seconds)
  const circuit = circuitBreaker({
    onChange: (state) => {
      if (state === 'open') warn('gateway: the circuit is open')
    },
  })
  const metadata = keepMetadata({ discover, clock: () => now().getTime() })

  // The state is secret until it is used, and made anew for each attempt: what is derived from it need not be kept.
  const nonceOf = (state: string) => secretOf('nonce', state).toString('base64url')
  const verifierOf = (state: string) => secretOf('verifier', state).toString('base64url')

  return {
    callbackPath: new URL(redirectUri).pathname,
    origin: browserOrigins[0],
    formOrigins: shownOrigins,
    isReady: () => metadata.isKnown(),

    async startUrl({ state, fresh }) {
      const server = await metadata.read()
      if (!server.ok) return server
      const address = buildAuthorizationUrl(configurationOf(server.value, AbortSignal.abort()), {
        redirect_uri: redirectUri,
        scope: settings.scope,
        state,
        nonce: nonceOf(state),
        code_challenge: await calculatePKCECodeChallenge(verifierOf(state)),
        code_challenge_method: 'S256',
        ...(fresh && { prompt: 'login', max_age: '0' }),
      })
      return ok(address.href)
    },

    readAnswer: (query) => readGatewayAnswer(query, issuer),

    async identify(answer) {
      const server = await metadata.read()
      if (!server.ok) return server
      try {
        return await identifyBy(server.value, answer)
      } catch (error) {
        return fail(explain(error))
      }
    },

    endUrl(returnTo) {
      const server = metadata.known()
      if (server?.end_session_endpoint === undefined) return returnTo
      const configuration = configurationOf(server, AbortSignal.abort())
      return buildEndSessionUrl(configuration, { post_logout_redirect_uri: returnTo }).href
    },
  }

  async function identifyBy(
    server: ServerMetadata,
    { state, code, issuer: iss }: Answer,
  ): Promise<Result<Identity, ProviderFailure>> {
    const configuration = configurationOf(server, AbortSignal.timeout(deadlineMs))
    const answered = new URL(redirectUri)
    answered.search = new URLSearchParams({ state, code, ...(iss !== undefined && { iss }) }).toString()

    const tokens = await authorizationCodeGrant(configuration, answered, {
      expectedState: state,
      expectedNonce: nonceOf(state),
      pkceCodeVerifier: verifierOf(state),
      idTokenExpected: true,
    })
    const proven = tokens.claims()
    if (proven === undefined) return invalid('no id token')
    // Core 3.1.3.7 says SHOULD; a token made for another is none of ours, whoever else it names.
    if (proven.azp !== undefined && proven.azp !== clientId) return invalid('azp names another')
    const authTime = readAuthTime(proven, { now: now(), leeway })
    if (!authTime.ok) return invalid(authTime.error)

    const told =
      server.userinfo_endpoint === undefined
        ? {}
        : await fetchUserInfo(configuration, tokens.access_token, proven.sub)
    const identity = readIdentity(
      { idToken: proven, userinfo: told },
      { mapping: settings.mapping, issuer, authTime: authTime.value },
    )
    return identity.ok ? identity : invalid(identity.error)
  }

  async function discover(): Promise<Result<ServerMetadata, ProviderFailure>> {
    const found = await describe()
    if (!found.ok) warn(found.error.detail)
    return found
  }

  async function describe(): Promise<Result<ServerMetadata, ProviderFailure>> {
    const signal = AbortSignal.timeout(deadlineMs)
    try {
      const found = await discovery(new URL(issuer), clientId, {}, settings.clientAuth, {
        execute: [allowInsecureRequests],
        timeout: deadlineMs / 1000,
        [customFetch]: (address, asked) => ask(address, asked, { signal, isSafe }),
      })
      const server = found.serverMetadata()
      const { idTokenAlg } = settings
      const fit = checkMetadata(server, { issuer, idTokenAlg, browserOrigins: shownOrigins, isSafe })
      return fit.ok ? ok(server) : unavailable(fit.error)
    } catch (error) {
      return unavailable(explain(error).detail)
    }
  }

  /** A configuration a sign-in: the deadline is all its calls' together, and the clock is the database's. */
  function configurationOf(server: ServerMetadata, signal: AbortSignal): Configuration {
    const configuration = new Configuration(
      server,
      clientId,
      {
        id_token_signed_response_alg: settings.idTokenAlg,
        [clockSkew]: Math.round((now().getTime() - Date.now()) / 1000),
        [clockTolerance]: leeway,
      },
      settings.clientAuth,
    )
    // Which addresses may go without TLS is our own rule, held at every call.
    allowInsecureRequests(configuration)
    enableNonRepudiationChecks(configuration)
    configuration[customFetch] = (address, asked) => {
      return address === server.jwks_uri
        ? keys.fetch(() => ask(address, asked, { signal, isSafe }))
        : ask(address, asked, { signal, isSafe, circuit })
    }
    const lent = keys.lend()
    if (lent !== undefined) {
      setJwksCache(configuration, {
        jwks: lent.jwks,
        uat: Math.floor(Date.now() / 1000) - Math.floor(lent.age),
      })
    }
    return configuration
  }
}

const invalid = (detail: string) => fail({ code: 'invalid', detail: `gateway: ${detail}` } as const)
const unavailable = (detail: string) => fail({ code: 'unavailable', detail: `gateway: ${detail}` } as const)
