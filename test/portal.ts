import { createSecretKey, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { esiaClient, inProcessSigner, type Signer } from '@registratura/esia-client'
import type { FastifyInstance } from 'fastify'
import type { KyselyPlugin } from 'kysely'
import { buildApp } from '../portal/app.ts'
import { noRegion } from '../portal/audit/audit.ts'
import { consentDocument } from '../portal/consent/document.ts'
import { keepDocument } from '../portal/db/statements/keep-document.ts'
import type { Database } from '../portal/db/connect.ts'
import { openVault } from '../portal/db/open-vault.ts'
import type { Vault } from '../portal/db/seal.ts'
import type { GatewayConfig } from '../portal/gateway-config.ts'
import type { DeclaredRoute } from '../portal/http/levels.ts'
import { esiaProvider } from '../portal/identity/esia.ts'
import { openGateway } from '../portal/identity/gateway/open-gateway.ts'
import { openRoads } from '../portal/identity/providers.ts'
import { profileOf, type RoadName } from '../portal/identity/road.ts'
import { scopes } from '../portal/identity/scopes.ts'
import { passwordHasher } from '../portal/password/hash.ts'
import { pepperOf, type Peppers } from '../portal/password/pepper.ts'
import { paths } from '../portal/paths.ts'
import { readRegionsFile } from '../portal/region/read-regions-file.ts'
import type { Regions } from '../portal/region/region.ts'
import { Browser } from './browser.ts'
import { freshDatabase } from './database.ts'
import { startSimulator, type Simulator } from './simulator.ts'
import { keepTwins, twins } from './twins.ts'

export type TestPortal = {
  readonly app: FastifyInstance
  readonly database: Database
  readonly vault: Vault
  readonly simulator: string
  readonly regions: Regions
  readonly routes: readonly { readonly method: string; readonly url: string }[]
  /** The same routes, each with the level that it declares. */
  readonly levels: readonly DeclaredRoute[]
  /** A browser that nobody has used yet. */
  browser(): Browser
  /** How many statements the portal has sent to the database: each is a round trip, there are no transactions. */
  statements(): number
  /** Moves the portal's clock on, in milliseconds; Госуслуги keeps its own. */
  later(milliseconds: number): void
}

/**
 * The whole portal on a fresh database, with the real simulator beside it, until the file's last test. `signer` may
 * stand between it and the key, as a signing service that fails.
 */
export async function startPortal({
  origin: portal = new URL('http://localhost:3000'),
  regions = ownRegions(),
  signer = (honest) => honest,
  road = 'esia',
  gateway = () => ({}),
  log = 'silent',
  design,
  peppers = { current: pepperOf(randomBytes(32)), others: [] },
}: {
  /** How browsers reach it, where a real one does. */
  origin?: URL
  regions?: Regions
  signer?: (honest: Signer) => Signer
  /** The road of regions that name none. */
  road?: RoadName
  /** What of the gateway's settings differs from those of the trial. */
  gateway?: (road: RoadName, simulator: Simulator) => Partial<GatewayConfig>
  log?: 'info' | 'silent'
  design?: boolean
  peppers?: Peppers
} = {}): Promise<TestPortal> {
  const [simulator, opened] = await Promise.all([startSimulator(portal.origin), freshDatabase()])
  let offset = 0
  let statements = 0
  const counting: KyselyPlugin = {
    transformQuery({ node }) {
      statements += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const database = {
    ...opened,
    db: opened.db.withPlugin(counting),
    now: () => new Date(opened.now().getTime() + offset),
  }
  const secret = () => createSecretKey(randomBytes(32))
  const vault = await openVault(database.db, { master: secret(), index: secret() }, [
    noRegion,
    ...regions.keys(),
  ])
  for (const region of regions.values()) {
    await keepDocument(database.db, {
      region: region.code,
      document: consentDocument(region),
      now: database.now(),
    })
  }

  const key = (name: string) => readFileSync(join(simulator.keys, name), 'utf8')
  const client = esiaClient({
    origin: simulator.origin,
    issuer: `${simulator.origin}/`,
    clientId: 'REGISTRATURA',
    redirectUri: new URL(paths.callback, portal).href,
    scopes,
    signer: signer(inProcessSigner({ privateKeyPem: key('client.key'), certificatePem: key('client.crt') })),
    verificationCertificates: [key('esia-gost.crt'), key('esia-rsa.pub')],
  })
  const levels: DeclaredRoute[] = []
  const app = await buildApp({
    noteRoute: (route) => levels.push(route),
    database,
    vault,
    providers: await openRoads({
      regions,
      usual: road,
      open: (name) =>
        name === 'esia'
          ? esiaProvider(client, simulator.origin)
          : openGateway(
              {
                issuer: `${simulator.origin}/gateway`,
                clientId: 'registratura',
                proof: { by: 'key', pem: key('gateway-client.key'), alg: undefined, kid: undefined },
                scope: scopes.join(' '),
                idTokenAlg: 'RS256',
                claims: undefined,
                browserOrigins: [simulator.origin],
                deadlineMs: 5000,
                ...gateway(name, simulator),
              },
              { origin: portal, profile: profileOf(name) },
              {
                now: database.now,
                secretOf: (use, state) => vault.index(`gateway-${use}`, noRegion, state),
                warn: () => undefined,
              },
            ),
    }),
    hasher: await passwordHasher({ peppers, places: availableParallelism() }),
    regions,
    origin: portal,
    serviceName: 'Медицина-онлайн',
    trustedProxies: 0,
    securityContact: 'mailto:security@localhost',
    log,
    design,
  })
  after(() => app.close())
  if (process.env[twins]) {
    const kept = await keepTwins(opened.db)
    app.addHook('onRequest', () => kept.watch(true))
    app.addHook('onSend', () => kept.watch(false))
  }

  return {
    app,
    database,
    vault,
    simulator: simulator.origin,
    regions,
    routes: routesOf(app),
    levels,
    browser: () => new Browser({ app, portal, simulator: simulator.origin }),
    statements: () => statements,
    later: (milliseconds) => {
      offset += milliseconds
    },
  }
}

export function ownRegions(): Regions {
  return readRegionsFile(new URL('../portal/region/regions.json', import.meta.url).pathname)
}

/** The routes as the application itself prints them, so that a list by hand can't fall behind. */
function routesOf(app: FastifyInstance): readonly { method: string; url: string }[] {
  const lines = app.printRoutes({ commonPrefix: false }).split('\n')
  const stack: string[] = []
  return lines.flatMap((line) => {
    const found = /^(?<indent>[│ ]*)[├└]── (?<part>\S*) \((?<methods>[^)]+)\)/.exec(line)?.groups
    const deeper = /^(?<indent>[│ ]*)[├└]── (?<part>\S*)/.exec(line)?.groups
    if (deeper === undefined) return []
    const depth = (deeper['indent'] ?? '').length / 4
    stack.length = depth
    stack.push(deeper['part'] ?? '')
    if (found === undefined) return []
    return (found['methods'] ?? '').split(', ').map((method) => ({ method, url: stack.join('') }))
  })
}
