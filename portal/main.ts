import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { buildApp } from './app.ts'
import { noRegion } from './audit/audit.ts'
import { readConfig, type Config } from './config.ts'
import { consentDocument } from './consent/document.ts'
import { openPglite, openPostgres, type Database } from './db/connect.ts'
import { codeOf, hasCode } from './db/error-code.ts'
import { readKeys, trialKeys } from './db/keys.ts'
import { migrate } from './db/migrate.ts'
import { keepDocument } from './db/statements/keep-document.ts'
import { openPeppers } from './db/open-peppers.ts'
import { openVault } from './db/open-vault.ts'
import type { Vault } from './db/seal.ts'
import { unlistedRegions } from './db/statements/unlisted-regions.ts'
import { endLinksOfAge } from './patient-cards/ages/end-of-age.ts'
import { purge } from './db/statements/purge.ts'
import { armFailpoint } from './failpoint.ts'
import { openEsia } from './identity/open-esia.ts'
import { openGateway } from './identity/gateway/open-gateway.ts'
import type { IdentityProvider } from './identity/provider.ts'
import { openRoads } from './identity/providers.ts'
import { profileOf, type RoadName } from './identity/road.ts'
import { watchCertificates } from './identity/watch-certificates.ts'
import { StartError } from './lib/start-error.ts'
import { smtpMail } from './notices/smtp.ts'
import { trialMail } from './notices/trial-mail.ts'
import { startNotices } from './notices/worker.ts'
import { passwordHasher } from './password/hash.ts'
import { readPeppers } from './password/pepper.ts'
import { readRegionsFile } from './region/read-regions-file.ts'
import type { Regions } from './region/region.ts'

/** In milliseconds. */
const purgeEvery = 60_000
/** All cards that are kept for others are opened for it. */
const ofAgeEvery = 24 * 60 * 60_000

/** How long open requests may take to end after TERM, in milliseconds. */
const drain = 4000

try {
  await start(readConfig(process.env))
} catch (error) {
  if (!(error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

async function start(config: Config): Promise<void> {
  const regions = readRegionsFile(config.regionsFile)
  const keys = config.keys === 'trial' ? trialKeys(config.dataDir) : readKeys(config.keys)
  const peppers = readPeppers(
    config.keys === 'trial'
      ? { makeIn: config.dataDir }
      : { file: config.keys.pepperFile, otherFiles: config.keys.otherPepperFiles },
  )
  const database = await openDatabase(config)
  await migrate(database)
  const vault = await openVault(database.db, keys, [noRegion, ...regions.keys()])
  await openPeppers(database.db, peppers)

  const unlisted = await unlistedRegions(database.db, [...regions.keys()])
  if (unlisted.length > 0) {
    throw new StartError(
      `В списке регионов нет ${unlisted.join(', ')}, а учётные записи там есть: закройте регион ("open": false), но не удаляйте`,
    )
  }
  for (const region of regions.values()) {
    await keepDocument(database.db, {
      region: region.code,
      document: consentDocument(region),
      now: database.now(),
    })
  }

  const providers = await openRoads({
    regions,
    usual: config.identityProvider,
    open: (name) =>
      openRoad(name, {
        config,
        database,
        vault,
        warn: (detail) => app.log.warn({ road: name, detail }, 'no road to Госуслуги'),
      }),
  })
  const app = await buildApp({
    database,
    vault,
    providers,
    hasher: await passwordHasher({ peppers, places: config.hashesAtATime }),
    regions,
    origin: config.origin,
    serviceName: config.serviceName,
    trustedProxies: config.trustedProxies,
    securityContact: config.securityContact,
    design: config.keys === 'trial',
    log: config.keys === 'trial' ? 'error' : 'info',
  })

  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    throw explainDeafness(error, config)
  }
  // The first look, so that the first person needn't wait for it.
  for (const provider of providers.all) provider.isReady()
  if (config.failpoint !== undefined) armFailpoint(config.failpoint)

  watchCertificates(providers.all, {
    now: database.now,
    warn: (expiry) => app.log.warn(expiry, 'the certificate that signs for ESIA ends soon: replace it'),
  })

  const purging = setInterval(() => {
    purge(database.db, database.now()).catch((error: unknown) =>
      app.log.error({ err: error }, 'purge failed'),
    )
  }, purgeEvery)
  purging.unref()
  const ofAge = setInterval(() => {
    endLinksOfAge({ db: database.db, vault, regions }, database.now()).catch((error: unknown) =>
      app.log.error({ err: error }, 'links of age not ended'),
    )
  }, ofAgeEvery)
  ofAge.unref()

  const notices = sendNotices(config, { ...database, vault, regions, log: app.log })

  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    clearInterval(purging)
    setTimeout(() => process.exit(1), drain).unref()
    await Promise.all([app.close(), notices?.stop()])
    await database.close()
    process.exit(0)
  }
  process.once('SIGTERM', () => void end())
  process.once('SIGINT', () => void end())
  process.once('disconnect', () => void end())
  process.send?.({ ready: true })
}

type Sending = Pick<Database, 'db' | 'now'> & {
  readonly vault: Vault
  readonly regions: Regions
  readonly log: FastifyBaseLogger
}

function sendNotices(config: Config, sending: Sending) {
  const { mail, origin, serviceName } = config
  if (mail === undefined) {
    sending.log.warn('SMTP_URL is not set: people get no letters about their accounts')
    return undefined
  }
  const ways = mail.by === 'smtp' ? { mail: smtpMail(mail.smtp) } : trialMail(mail.origin)
  return startNotices({ ...sending, ...ways, origin, serviceName })
}

async function openDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl !== undefined) return openPostgres(config.databaseUrl)
  return openPglite(join(config.dataDir, 'database'), {
    onMake: () => process.stdout.write('Создаётся встроенная база данных, это несколько секунд…\n'),
  })
}

type Ground = {
  readonly config: Config
  readonly database: Database
  readonly vault: Vault
  readonly warn: (detail: string) => void
}

async function openRoad(
  name: RoadName,
  { config, database, vault, warn }: Ground,
): Promise<IdentityProvider> {
  const { now } = database
  const road = config.roadOf(name)
  if (road.kind === 'esia') return openEsia(road.esia, { origin: config.origin, now, warn })

  // The index key is every instance's, so whichever of them takes the answer knows what was asked.
  const secretOf = (use: string, state: string) => vault.index(`gateway-${use}`, noRegion, state)
  const place = { origin: config.origin, profile: profileOf(name) }
  return openGateway(road.gateway, place, { now, secretOf, warn })
}

function explainDeafness(error: unknown, { host, port }: Config): unknown {
  if (hasCode(error, 'EADDRINUSE'))
    return new StartError(`Порт ${port} занят: освободите его или задайте другой в PORT`)
  const code = codeOf(error)
  return code === undefined
    ? error
    : new StartError(`Адрес ${host}, порт ${port}: слушать не удалось (${code}). Проверьте HOST и PORT`)
}
