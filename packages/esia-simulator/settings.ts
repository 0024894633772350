import { fail, ok, type Result } from './result.ts'

export type TokenAlgorithm = 'RS256' | 'GOST3410_2012_256'

export type Settings = {
  readonly port: number
  readonly host: string
  /** Without a trailing slash; with one it is the issuer of the tokens. */
  readonly origin: string
  /** A folder of its own; made when missing; the keys are kept there. */
  readonly dataDir: string
  /** The trial client's origin: the only one that the stand sends people back to. */
  readonly portalOrigin: string
  /** How tokens for the trial client are signed: at ESIA a setting of each client on the технологический портал. */
  readonly tokenAlgorithm: TokenAlgorithm
}

/** Reads the settings from the environment; an error is one line for the operator that names the setting. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Result<Settings, string> {
  const port = Number(env['SIMULATOR_PORT'] ?? 3001)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return fail('SIMULATOR_PORT is not a port')

  const host = env['SIMULATOR_HOST'] ?? '127.0.0.1'
  const origin = env['SIMULATOR_ORIGIN'] ?? `http://127.0.0.1:${port}`
  if (!isOrigin(origin)) return fail('SIMULATOR_ORIGIN is not an origin such as http://127.0.0.1:3001')

  const portalOrigin = env['PORTAL_ORIGIN'] ?? 'http://localhost:3000'
  if (!isOrigin(portalOrigin)) return fail('PORTAL_ORIGIN is not an origin such as http://localhost:3000')

  const tokenAlgorithm = env['SIMULATOR_TOKEN_ALGORITHM'] ?? 'GOST3410_2012_256'
  if (tokenAlgorithm !== 'RS256' && tokenAlgorithm !== 'GOST3410_2012_256') {
    return fail('SIMULATOR_TOKEN_ALGORITHM is neither RS256 nor GOST3410_2012_256')
  }

  const dataDir = env['SIMULATOR_DATA'] ?? './data/simulator'
  return ok({ port, host, origin, dataDir, portalOrigin, tokenAlgorithm })
}

/** An origin as browsers write it: lower case, Punycode, no default port, no slash at the end. */
function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text
}
