import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../e2e/start.ts'
import { startProgram } from '../prove-kill/program.ts'
import { roadToSimulator } from '../trial-road.ts'
import { startEdge } from './edge.ts'

export type Stage = {
  /** Behind TLS, as browsers know it. */
  readonly portal: string
  readonly simulator: string
  readonly certificateFile: string
  readonly folder: string
  readonly stop: () => Promise<void>
}

/**
 * A portal of its own on an embedded database behind an edge with TLS, and a simulator; loopback only. Whatever `env`
 * sets, it sets for the portal.
 */
export async function startStage(env: NodeJS.ProcessEnv = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'registratura-headers-'))
  const ends: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true })]
  const stop = async () => {
    for (const end of ends.splice(0).toReversed()) await end()
  }
  const run = async (file: string, settings: NodeJS.ProcessEnv) => {
    const program = await startProgram(file, settings)
    ends.push(async () => {
      program.kill()
      await program.gone
    })
  }
  try {
    const [port, own, simulatorPort] = [await freePort(), await freePort(), await freePort()]
    const [portal, simulator] = [`https://localhost:${port}`, `http://127.0.0.1:${simulatorPort}`]
    const keys = join(folder, 'simulator')
    await run('packages/esia-simulator/main.ts', {
      SIMULATOR_PORT: simulatorPort,
      SIMULATOR_DATA: keys,
      PORTAL_ORIGIN: portal,
    })
    await run('portal/main.ts', {
      REGISTRATURA_TRIAL: '1',
      PORT: own,
      PORTAL_ORIGIN: portal,
      TRUSTED_PROXIES: '1',
      DATA_DIR: folder,
      ...roadToSimulator(simulator, keys),
      ...env,
    })
    const edge = await startEdge({ port, portal: own, folder })
    ends.push(edge.stop)
    return { portal, simulator, certificateFile: edge.certificateFile, folder, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
