import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readTrial, type TrialPerson } from '../../bin/starter/trial.ts'
import { freePort } from '../../e2e/start.ts'
import { startPostgres } from '../../test/postgres-cluster.ts'
import { newDatabase } from '../own-database.ts'
import { startProgram, type Program } from '../prove-kill/program.ts'
import { roadToSimulator } from '../trial-road.ts'
import { startHaproxy } from './haproxy.ts'
import { movedClock } from './moved-clock.ts'

export type Instance = {
  /** Its own address, past the proxy: requests there need the Host of the portal. */
  readonly origin: string
  readonly program: Program
}

/** Several portals on one PostgreSQL behind HAProxy, with a simulator beside them; loopback only. */
export type Cluster = {
  /** The proxy, as browsers know the portal. */
  readonly portal: string
  readonly simulator: string
  readonly instances: readonly Instance[]
  readonly databaseUrl: string
  /** Where the keys of the trial are. */
  readonly dataDir: string
  readonly people: readonly TrialPerson[]
  /** Moves the time of all of them on, in milliseconds; only where the cluster was started with a clock to move. */
  readonly later: (milliseconds: number) => Promise<void>
  /** Ends every process and removes the data. */
  readonly stop: () => Promise<void>
}

type Asked = {
  readonly instances: number
  readonly env?: NodeJS.ProcessEnv
  /** Whether its time can be moved; the server is its own then. */
  readonly movableTime?: boolean
}

/**
 * Starts it all on free ports. The database is new: on the server of `TEST_DATABASE_URL`, else on one of its own.
 * Everything ends with this process too. Throws an Error that says what is missing or did not start.
 */
export async function startCluster({
  instances: number,
  env = {},
  movableTime = false,
}: Asked): Promise<Cluster> {
  const ends: (() => unknown)[] = []
  const stop = async () => {
    for (const end of ends.splice(0).toReversed()) await end()
  }
  try {
    return await start()
  } catch (error) {
    await stop()
    throw error
  }

  async function start(): Promise<Cluster> {
    const dataDir = await mkdtemp(join(tmpdir(), 'registratura-cluster-'))
    ends.push(() => rm(dataDir, { recursive: true, force: true }))

    const clock = movableTime ? await movedClock() : undefined
    ends.push(() => clock?.remove())
    const databaseUrl = await databaseFor(ends, clock?.env)
    const [port, simulatorPort] = [await freePort(), await freePort()]
    const [portal, simulator] = [`http://localhost:${port}`, `http://127.0.0.1:${simulatorPort}`]
    const keys = join(dataDir, 'simulator')
    const run = async (file: string, settings: NodeJS.ProcessEnv) => {
      const program = await startProgram(file, { ...clock?.env, ...settings })
      ends.push(async () => {
        program.kill()
        await program.gone
      })
      return program
    }
    await run('packages/esia-simulator/main.ts', {
      SIMULATOR_PORT: simulatorPort,
      SIMULATOR_DATA: keys,
      PORTAL_ORIGIN: portal,
    })

    const startInstance = async (own: string): Promise<Instance> => ({
      origin: `http://127.0.0.1:${own}`,
      program: await run('portal/main.ts', {
        REGISTRATURA_TRIAL: '1',
        PORT: own,
        PORTAL_ORIGIN: portal,
        TRUSTED_PROXIES: '1',
        DATABASE_URL: databaseUrl,
        DATA_DIR: dataDir,
        ...roadToSimulator(simulator, keys),
        ...env,
      }),
    })
    const ports = await Promise.all(Array.from({ length: number }, () => freePort()))
    const [first = '', ...others] = ports
    // The first makes keys and tables; what many of them do at once there is tried by the tests of migrations.
    const instances = [await startInstance(first), ...(await Promise.all(others.map(startInstance)))]

    const proxy = await startHaproxy({ port, instances: ports, folder: dataDir })
    ends.push(proxy.stop)
    const { people } = await readTrial(simulator)
    return {
      portal,
      simulator,
      instances,
      databaseUrl,
      dataDir,
      people,
      stop,
      later: async (ms) => clock?.later(ms),
    }
  }
}

async function databaseFor(ends: (() => unknown)[], env: NodeJS.ProcessEnv | undefined): Promise<string> {
  let server = env === undefined ? process.env['TEST_DATABASE_URL'] : undefined
  if (!server) {
    const postgres = await startPostgres(env)
    ends.push(() => postgres.stop())
    server = postgres.url
  }
  const { url, drop } = await newDatabase(server, 'cluster')
  ends.push(drop)
  return url
}
