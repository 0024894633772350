import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { freePort } from '../../e2e/start.ts'
import { roadToSimulator } from '../trial-road.ts'
import type { Sites } from './browser.ts'
import type { Kill } from './kills.ts'
import { startProgram, type Program } from './program.ts'
import { embedded, onServer, type Storage } from './storage.ts'
import { trapFile } from './writes.ts'

/** A portal that is killed and started again, and the simulator that outlives it. */
export type Site = Sites & {
  readonly storage: Storage
  /** Starts the portal so that it dies as the kill says, if at all by itself; how long it took, in milliseconds. */
  readonly start: (kill?: Kill) => Promise<{ readonly portal: Program; readonly tookMs: number }>
  /** The writes after which it killed itself, each once. */
  readonly struckWrites: () => readonly string[]
  readonly remove: () => Promise<void>
}

const trap = pathToFileURL(join(import.meta.dirname, 'write-trap.ts')).href

/** With an empty database: on the server of the URL, or embedded. */
export async function newSite(regions: readonly string[], server: string | undefined): Promise<Site> {
  const dataDir = await mkdtemp(join(tmpdir(), 'prove-kill-'))
  const port = process.env['PORT'] || (await freePort())
  const simulatorPort = process.env['SIMULATOR_PORT'] || (await freePort())
  const [portal, simulator] = [`http://localhost:${port}`, `http://127.0.0.1:${simulatorPort}`]
  const keys = join(dataDir, 'simulator')
  const writes = join(dataDir, 'struck-writes')
  const place = { dataDir, regions }

  const esia = await startProgram('packages/esia-simulator/main.ts', {
    SIMULATOR_PORT: simulatorPort,
    SIMULATOR_DATA: keys,
    PORTAL_ORIGIN: portal,
  })
  const storage = server === undefined ? embedded(place) : await onServer(server, place)
  const env = {
    ...storage.env,
    REGISTRATURA_TRIAL: '1',
    PORT: port,
    DATA_DIR: dataDir,
    ...roadToSimulator(simulator, keys),
  }

  return {
    portal,
    simulator,
    storage,
    async start(kill) {
      const began = performance.now()
      const preload = kill && 'write' in kill ? trap : undefined
      const program = await startProgram(
        'portal/main.ts',
        {
          ...env,
          ...(kill && 'at' in kill && { REGISTRATURA_FAILPOINT: kill.at }),
          ...(preload && { [trapFile]: writes }),
        },
        { preload },
      )
      const tookMs = performance.now() - began
      // Not before: what a start writes is not written for a person.
      if (preload !== undefined) program.arm()
      return { portal: program, tookMs }
    },
    struckWrites: () => (existsSync(writes) ? readFileSync(writes, 'utf8').trim().split('\n') : []),
    async remove() {
      esia.kill()
      await esia.gone
      await storage.remove()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
