import { profiles, type Profile } from './clients/client.ts'
import { readAssumed, type Assumed } from './assumed.ts'
import { fail, ok, type Result } from './result.ts'

export type TokenAlgorithm = 'RS256' | 'GOST3410_2012_256'

export type Settings = {
  readonly port: number
  readonly host: string
  /** Without a trailing slash. */
  readonly origin: string
  /** `iss` of the tokens; ESIA's own are http with a slash at the end. */
  readonly issuer: string
  /** A folder of its own; made when missing; the keys are kept there. */
  readonly dataDir: string
  /** The trial client's origin: where the stand sends people back to. */
  readonly portalOrigin: string
  /** How tokens for the trial client are signed: at ESIA a setting of each client on the технологический портал. */
  readonly tokenAlgorithm: TokenAlgorithm
  /** Of the trial client, and of those that name none. */
  readonly profile: Profile
  /** A JSON file of further clients. */
  readonly clientsFile: string | undefined
  readonly lives: Lives
  /** Added to the real time: how far the stand's clock is off. */
  readonly clockSkewMs: number
  readonly assumed: Assumed
  /** A JSON file of people, or a folder of such files. */
  readonly peoplePath: string | undefined
  /** Whether `X-Forwarded-Host` and `-Proto` tell which address was called. */
  readonly behindProxy: boolean
}

/** How long the tokens of the stand are good. */
export type Lives = {
  readonly accessMs: number
  /** From the sign-in on, or from a refresh. */
  readonly idMs: number
}

type Env = Readonly<Record<string, string | undefined>>

/** As in a real sample of each token. */
export const usualLives: Lives = { accessMs: 3_600_000, idMs: 10_800_000 }

/**
 * Reads the settings from the environment, where an empty one is none; an error is one line for the operator that names
 * the setting.
 */
export function readSettings(given: Env): Result<Settings, string> {
  const env: Env = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const port = Number(env['SIMULATOR_PORT'] ?? 3001)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return fail('SIMULATOR_PORT is not a port')

  const host = env['SIMULATOR_HOST'] ?? '127.0.0.1'
  const origin = env['SIMULATOR_ORIGIN'] ?? `http://127.0.0.1:${port}`
  if (!isOrigin(origin)) return fail('SIMULATOR_ORIGIN is not an origin such as http://127.0.0.1:3001')

  const portalOrigin = env['PORTAL_ORIGIN'] ?? 'http://localhost:3000'
  if (!isOrigin(portalOrigin)) return fail('PORTAL_ORIGIN is not an origin such as http://localhost:3000')

  const issuer = env['SIMULATOR_ISSUER'] ?? `${origin}/`

  const tokenAlgorithm = env['SIMULATOR_TOKEN_ALGORITHM'] ?? 'GOST3410_2012_256'
  if (!isTokenAlgorithm(tokenAlgorithm)) {
    return fail('SIMULATOR_TOKEN_ALGORITHM is neither RS256 nor GOST3410_2012_256')
  }

  const named = env['SIMULATOR_PROFILE'] ?? 'strict'
  const profile = profiles.find((one) => one === named)
  if (profile === undefined) return fail('SIMULATOR_PROFILE is neither strict nor compat')

  const lives = readLives(env)
  if (!lives.ok) return lives

  const skew = env['SIMULATOR_CLOCK_SKEW_SECONDS'] ?? '0'
  if (!/^-?\d{1,8}$/.test(skew)) return fail('SIMULATOR_CLOCK_SKEW_SECONDS is not a whole number of seconds')

  const assumed = readAssumed(env['SIMULATOR_ASSUMPTIONS'] ?? '')
  if (!assumed.ok) return fail(`SIMULATOR_ASSUMPTIONS: ${assumed.error}`)

  const proxy = env['SIMULATOR_BEHIND_PROXY'] ?? 'off'
  if (proxy !== 'on' && proxy !== 'off') return fail('SIMULATOR_BEHIND_PROXY is neither on nor off')

  return ok({
    port,
    host,
    origin,
    issuer,
    portalOrigin,
    tokenAlgorithm,
    profile,
    dataDir: env['SIMULATOR_DATA'] ?? './data/simulator',
    clientsFile: env['SIMULATOR_CLIENTS'],
    lives: lives.value,
    clockSkewMs: Number(skew) * 1000,
    assumed: assumed.value,
    peoplePath: env['SIMULATOR_PEOPLE'],
    behindProxy: proxy === 'on',
  })
}

export function isTokenAlgorithm(text: unknown): text is TokenAlgorithm {
  return text === 'RS256' || text === 'GOST3410_2012_256'
}

function readLives(env: Env): Result<Lives, string> {
  const accessMs = readSeconds(env['SIMULATOR_ACCESS_SECONDS'], usualLives.accessMs)
  if (accessMs === undefined) return fail('SIMULATOR_ACCESS_SECONDS is not a number from 1 to 86400')

  const idMs = readSeconds(env['SIMULATOR_ID_SECONDS'], usualLives.idMs)
  if (idMs === undefined) return fail('SIMULATOR_ID_SECONDS is not a number from 1 to 86400')
  return ok({ accessMs, idMs })
}

function readSeconds(text: string | undefined, usualMs: number): number | undefined {
  if (text === undefined) return usualMs
  const seconds = Number(text)
  return /^\d+$/.test(text) && seconds >= 1 && seconds <= 86_400 ? seconds * 1000 : undefined
}

/** An origin as browsers write it: lower case, Punycode, no default port, no slash at the end. */
function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text
}
