import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { readFile, readOrigin, readWhole, required, type Environment } from './environment.ts'
import { isFailpoint, type Failpoint } from './failpoint.ts'
import { readGateway, type GatewayConfig } from './gateway-config.ts'
import { isLoopback } from './http/origin.ts'
import { isRoadName, profileOf, type RoadName } from './identity/road.ts'
import { readEmail } from './lib/email.ts'
import { StartError } from './lib/start-error.ts'
import { readMail, type MailConfig } from './mail-config.ts'
import { usualContact } from './security-txt/security-txt.ts'
import { readSigner, type SignerConfig } from './signer-config.ts'

/** Everything an operator sets, checked once at start. Each is an environment variable of the name in capitals. */
export type Config = {
  /** PORT: where to listen, 3000. */
  readonly port: number
  /** HOST: which address to listen on, 127.0.0.1; another than this machine's own only under an https origin. */
  readonly host: string
  /** PORTAL_ORIGIN: how browsers reach the portal, http://localhost:PORT; https unless loopback. */
  readonly origin: URL
  /** SERVICE_NAME: in the header of every page, «Медицина-онлайн». */
  readonly serviceName: string
  /** SECURITY_CONTACT: whom found weaknesses are told to, an e-mail or an https address; security@ of the portal's name. */
  readonly securityContact: string
  /** TRUSTED_PROXIES: how many proxies stand before the portal and tell the visitor's address, 0. */
  readonly trustedProxies: number
  /** DATABASE_URL: postgresql://…; without it the embedded database in DATA_DIR, for trial. */
  readonly databaseUrl: string | undefined
  /** DATA_DIR: the embedded database and, in the trial, the keys; ./data. */
  readonly dataDir: string
  /** REGIONS_FILE: the list of regions; the portal's own samples otherwise. */
  readonly regionsFile: string
  /**
   * KEY_FILE, INDEX_KEY_FILE, PEPPER_FILE: 32 bytes each; made in DATA_DIR in the trial, demanded otherwise.
   * OTHER_PEPPER_FILES: peppers of older password hashes, comma-separated, the newest first; none.
   */
  readonly keys:
    | {
        readonly keyFile: string
        readonly indexKeyFile: string
        readonly pepperFile: string
        readonly otherPepperFiles: readonly string[]
      }
    | 'trial'
  /** UV_THREADPOOL_SIZE: threads of Node's pool, 4; passwords are hashed on all of them but two, and on no more than cores. */
  readonly hashesAtATime: number
  /** IDENTITY_PROVIDER: the road to Госуслуги of regions that name none; `gateway`, `gateway:PROFILE` or `esia`; gateway. */
  readonly identityProvider: RoadName
  /** The settings of a road. Throws a StartError that names the first that can't be used. */
  readonly roadOf: (name: RoadName) => RoadConfig
  /** SMTP_URL or SMTP_URL_FILE, MAIL_FROM, SMTP_CA_FILE: how letters leave; without them none do. */
  readonly mail: MailConfig | undefined
  /** REGISTRATURA_FAILPOINT: where the process kills itself, for the proof by kills; only in the trial. */
  readonly failpoint: Failpoint | undefined
}

export type RoadConfig =
  | { readonly kind: 'esia'; readonly esia: EsiaConfig }
  | { readonly kind: 'gateway'; readonly gateway: GatewayConfig }

export type EsiaConfig = {
  /** ESIA_ORIGIN: https://esia.gosuslugi.ru */
  readonly origin: string
  /** ESIA_ISSUER: as in tokens, http://esia.gosuslugi.ru/ */
  readonly issuer: string
  /** ESIA_CLIENT_ID: the mnemonic of the system. */
  readonly clientId: string
  /** ESIA_SIGNER: who signs requests, and by what. */
  readonly signer: SignerConfig
  /** ESIA_VERIFICATION_FILES: PEM of ESIA's certificates, comma-separated; several at once while they change. */
  readonly verificationCertificates: readonly string[]
  /** ESIA_TIMEOUT_MS: for all calls of one sign-in together, 5000. */
  readonly deadlineMs: number
}

/** Throws a StartError that names the first setting that can't be used. */
export function readConfig(env: Environment): Config {
  const port = readWhole(env, 'PORT', { otherwise: 3000, least: 1, most: 65_535 })
  const origin = readPortalOrigin(env['PORTAL_ORIGIN'] || `http://localhost:${port}`)
  const dataDir = resolve(env['DATA_DIR'] || 'data')
  const trial = env['REGISTRATURA_TRIAL'] === '1'
  const identityProvider = readRoadName(env)
  const roadOf = (name: RoadName): RoadConfig =>
    name === 'esia'
      ? { kind: 'esia', esia: readEsia(env, { trial }) }
      : { kind: 'gateway', gateway: readGateway(env, profileOf(name)) }

  // Asked here once, so that a missing setting is told before anything is opened.
  roadOf(identityProvider)

  return {
    port,
    host: readHost(env['HOST'] || '127.0.0.1', origin),
    origin,
    serviceName: env['SERVICE_NAME'] || 'Медицина-онлайн',
    securityContact: readSecurityContact(env['SECURITY_CONTACT'], origin),
    trustedProxies: readWhole(env, 'TRUSTED_PROXIES', { otherwise: 0, least: 0, most: 10 }),
    databaseUrl: env['DATABASE_URL'] || undefined,
    dataDir,
    regionsFile: env['REGIONS_FILE'] || join(import.meta.dirname, 'region', 'regions.json'),
    keys: trial
      ? 'trial'
      : {
          keyFile: required(env, 'KEY_FILE'),
          indexKeyFile: required(env, 'INDEX_KEY_FILE'),
          pepperFile: required(env, 'PEPPER_FILE'),
          otherPepperFiles: listOf(env['OTHER_PEPPER_FILES']),
        },
    hashesAtATime: hashesAtATime(env),
    identityProvider,
    roadOf,
    mail: readMail(env, { trial }),
    failpoint: readFailpoint(env, { trial }),
  }
}

function readSecurityContact(text: string | undefined, origin: URL): string {
  if (text === undefined || text === '') return usualContact(origin)
  const email = readEmail(text)
  if (email.ok) return `mailto:${email.value}`
  const page = URL.parse(text)
  if (page?.protocol === 'https:') return page.href
  throw new StartError(`SECURITY_CONTACT: «${text}» не подходит, нужна почта или адрес https://…`)
}

/** Files are read and answers compressed on the same threads. */
function hashesAtATime(env: Environment): number {
  const threads = readWhole(env, 'UV_THREADPOOL_SIZE', { otherwise: 4, least: 1, most: 1024 })
  return Math.min(availableParallelism(), Math.max(1, threads - 2))
}

const listOf = (text = ''): readonly string[] =>
  text
    .split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '')

function readRoadName(env: Environment): RoadName {
  const name = env['IDENTITY_PROVIDER'] || 'gateway'
  if (isRoadName(name)) return name
  throw new StartError(`IDENTITY_PROVIDER: «${name}» не подходит, нужно gateway, gateway:ИМЯ или esia`)
}

function readFailpoint(env: Environment, { trial }: { trial: boolean }): Failpoint | undefined {
  const name = env['REGISTRATURA_FAILPOINT'] || undefined
  if (name === undefined) return undefined
  if (!trial) throw new StartError('REGISTRATURA_FAILPOINT убивает портал: вне пробного запуска уберите её')
  if (!isFailpoint(name)) throw new StartError(`REGISTRATURA_FAILPOINT: места «${name}» в портале нет`)
  return name
}

function readEsia(env: Environment, { trial }: { trial: boolean }): EsiaConfig {
  return {
    origin: required(env, 'ESIA_ORIGIN'),
    issuer: required(env, 'ESIA_ISSUER'),
    clientId: required(env, 'ESIA_CLIENT_ID'),
    signer: readSigner(env, { trial }),
    verificationCertificates: required(env, 'ESIA_VERIFICATION_FILES')
      .split(',')
      .map((path) => readFile('ESIA_VERIFICATION_FILES', path.trim())),
    deadlineMs: readWhole(env, 'ESIA_TIMEOUT_MS', { otherwise: 5000, least: 100, most: 60_000 }),
  }
}

/** `__Host-` cookies need https, or a name of this very machine. Throws a StartError otherwise. */
export function readPortalOrigin(text: string): URL {
  const origin = readOrigin('PORTAL_ORIGIN', text)
  if (origin.protocol !== 'https:' && !isLoopback(origin.hostname)) {
    throw new StartError(`PORTAL_ORIGIN: «${text}» без https допустим только на этом компьютере (localhost)`)
  }
  return origin
}

/** Without https in front, whoever is on the same network could read what people send. */
function readHost(host: string, origin: URL): string {
  if (origin.protocol === 'https:' || isLoopback(host === '::1' ? '[::1]' : host)) return host
  throw new StartError(`HOST: «${host}» открывает портал сети без https: задайте PORTAL_ORIGIN с https`)
}
