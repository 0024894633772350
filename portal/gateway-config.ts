import { readFile, readOrigin, readText, readWhole, required, type Environment } from './environment.ts'
import { isLoopback } from './http/origin.ts'
import { scopes } from './identity/scopes.ts'
import { StartError } from './lib/start-error.ts'

/**
 * A gateway as its operator sets it. Each is an environment variable; of a profile, `gateway:north`, it begins with
 * GATEWAY_NORTH_ instead of GATEWAY_.
 */
export type GatewayConfig = {
  /** GATEWAY_ISSUER: as in its discovery and its tokens, letter for letter; https unless loopback. */
  readonly issuer: string
  /** GATEWAY_CLIENT_ID: who the portal is to the gateway. */
  readonly clientId: string
  /** GATEWAY_KEY_FILE (PEM; RSA or EC P-256) with GATEWAY_KEY_ALG and GATEWAY_KEY_ID, or GATEWAY_SECRET_FILE. */
  readonly proof: GatewayProof
  /** GATEWAY_SCOPE: what is asked for, ESIA's own names; all that a card has a use for. */
  readonly scope: string
  /** GATEWAY_ID_TOKEN_ALG: the one algorithm that id tokens are signed with, RS256. */
  readonly idTokenAlg: TokenAlg
  /** GATEWAY_CLAIMS_FILE: JSON that says where the gateway puts what; its text. */
  readonly claims: string | undefined
  /** GATEWAY_BROWSER_ORIGINS: where the gateway sends browsers, by commas; https://esia.gosuslugi.ru. */
  readonly browserOrigins: readonly [string, ...string[]]
  /** GATEWAY_TIMEOUT_MS: for all calls of one sign-in together, 5000. */
  readonly deadlineMs: number
}

const tokenAlgs = ['RS256', 'PS256', 'ES256'] as const
export type TokenAlg = (typeof tokenAlgs)[number]

export type GatewayProof =
  | { readonly by: 'secret'; readonly secret: string }
  | {
      readonly by: 'key'
      readonly pem: string
      readonly alg: TokenAlg | undefined
      readonly kid: string | undefined
    }

export function readGateway(env: Environment, profile: string | undefined): GatewayConfig {
  const prefix = profile === undefined ? 'GATEWAY' : `GATEWAY_${profile.toUpperCase().replaceAll('-', '_')}`
  const named = (name: string) => `${prefix}_${name}`
  const [first = 'https://esia.gosuslugi.ru', ...further] = readOrigins(env, named('BROWSER_ORIGINS'))

  return {
    issuer: readIssuer(env, named('ISSUER')),
    clientId: required(env, named('CLIENT_ID')),
    proof: readProof(env, named),
    scope: readScope(env, named('SCOPE')),
    idTokenAlg: readAlg(env, named('ID_TOKEN_ALG')) ?? 'RS256',
    claims: env[named('CLAIMS_FILE')] ? readText(env, named('CLAIMS_FILE')) : undefined,
    browserOrigins: [first, ...further],
    deadlineMs: readWhole(env, named('TIMEOUT_MS'), { otherwise: 5000, least: 100, most: 60_000 }),
  }
}

function readIssuer(env: Environment, name: string): string {
  const text = env[name]
  if (text === undefined || text === '') {
    throw new StartError(
      `Не задана настройка ${name}: портал входит на Госуслуги через шлюз (для прямого подключения задайте IDENTITY_PROVIDER=esia)`,
    )
  }
  const issuer = URL.parse(text)
  const isSafe =
    issuer?.protocol === 'https:' || (issuer?.protocol === 'http:' && isLoopback(issuer.hostname))
  if (issuer === null || !isSafe || issuer.search !== '' || issuer.hash !== '' || issuer.username !== '')
    throw new StartError(`${name}: «${text}» не издатель, нужен адрес шлюза вида https://gateway.example`)
  return text
}

function readProof(env: Environment, named: (name: string) => string): GatewayProof {
  const [keyFile, secretFile] = [env[named('KEY_FILE')], env[named('SECRET_FILE')]]
  if (Boolean(keyFile) === Boolean(secretFile))
    throw new StartError(`Нужна одна из настроек: ${named('KEY_FILE')} (ключ) или ${named('SECRET_FILE')}`)
  if (keyFile) {
    const pem = readText(env, named('KEY_FILE'))
    return { by: 'key', pem, alg: readAlg(env, named('KEY_ALG')), kid: env[named('KEY_ID')] || undefined }
  }
  const secret = readFile(named('SECRET_FILE'), secretFile ?? '').trim()
  if (!/^[\x21-\x7E]{16,}$/.test(secret))
    throw new StartError(`${named('SECRET_FILE')}: нужен секрет от 16 знаков, одной строкой`)
  return { by: 'secret', secret }
}

function readScope(env: Environment, name: string): string {
  const text = env[name] || scopes.join(' ')
  const named = text.split(' ')
  if (!named.includes('openid') || !named.every((one) => /^[\w:./-]+$/.test(one)))
    throw new StartError(`${name}: нужен список через пробел, в нём openid`)
  return text
}

function readAlg(env: Environment, name: string): TokenAlg | undefined {
  const text = env[name] || undefined
  const alg = tokenAlgs.find((one) => one === text)
  if (text !== undefined && alg === undefined)
    throw new StartError(`${name}: «${text}» не подходит, портал знает ${tokenAlgs.join(', ')}`)
  return alg
}

const readOrigins = (env: Environment, name: string): readonly string[] =>
  (env[name] ?? '')
    .split(',')
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => readOrigin(name, text).origin)
