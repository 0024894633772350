import { resolve } from 'node:path'
import { readPortalOrigin } from '../../portal/config.ts'
import { readOrigin } from '../../portal/environment.ts'
import { StartError } from '../../portal/lib/start-error.ts'

export type Settings = {
  readonly withSimulator: boolean
  readonly portalOrigin: string
  readonly simulatorOrigin: string
  readonly port: string
  readonly simulatorPort: string
  readonly dataDir: string
  readonly embeddedDatabase: boolean
}

/**
 * The settings that the starter itself needs; the portal and the simulator read and check their own.
 *
 * PORT (3000), SIMULATOR_PORT (3001), SIMULATOR_ORIGIN (http://127.0.0.1:SIMULATOR_PORT),
 * PORTAL_ORIGIN (http://localhost:PORT), DATA_DIR (./data), DATABASE_URL (none: the embedded database).
 * The only argument is --no-simulator. Throws a StartError, which says in one line what to mend.
 */
export function readSettings(args: readonly string[], env: NodeJS.ProcessEnv): Settings {
  const unknown = args.find((argument) => argument !== '--no-simulator')
  if (unknown !== undefined) throw new StartError(`Неизвестный ключ ${unknown}: есть только --no-simulator`)

  const withSimulator = !args.includes('--no-simulator')
  const port = readPort('PORT', env['PORT'] || '3000')
  const simulatorPort = readPort('SIMULATOR_PORT', env['SIMULATOR_PORT'] || '3001')
  if (withSimulator && port === simulatorPort) {
    throw new StartError(`PORT и SIMULATOR_PORT совпадают (${port}): порталу и стенду нужны разные порты`)
  }

  return {
    withSimulator,
    port,
    simulatorPort,
    // As browsers write them, in Punycode and without a usual port: the two programs compare them letter by letter.
    portalOrigin: readPortalOrigin(env['PORTAL_ORIGIN'] || `http://localhost:${port}`).origin,
    simulatorOrigin: readOrigin(
      'SIMULATOR_ORIGIN',
      env['SIMULATOR_ORIGIN'] || `http://127.0.0.1:${simulatorPort}`,
    ).origin,
    dataDir: resolve(env['DATA_DIR'] || 'data'),
    embeddedDatabase: !env['DATABASE_URL'],
  }
}

function readPort(name: string, value: string): string {
  const port = Number(value)
  if (/^\d{1,5}$/.test(value) && port >= 1 && port <= 65_535) return value
  throw new StartError(`${name}: «${value}» не порт, нужно число от 1 до 65535`)
}
