import { resolve } from 'node:path'

export type Settings = {
  readonly withSimulator: boolean
  readonly portalOrigin: string
  readonly simulatorOrigin: string
  readonly port: string
  readonly simulatorPort: string
  readonly dataDir: string
  readonly embeddedDatabase: boolean
}

/** What the person who starts it can mend, in one line. */
export class WrongSetting extends Error {}

/**
 * The settings that the starter itself needs; the portal and the simulator read and check their own.
 *
 * PORT (3000), SIMULATOR_PORT (3001), SIMULATOR_ORIGIN (http://127.0.0.1:SIMULATOR_PORT),
 * PORTAL_ORIGIN (http://localhost:PORT), DATA_DIR (./data), DATABASE_URL (none: the embedded database).
 * The only argument is --no-simulator.
 */
export function readSettings(args: readonly string[], env: NodeJS.ProcessEnv): Settings {
  const unknown = args.find((argument) => argument !== '--no-simulator')
  if (unknown !== undefined) throw new WrongSetting(`Неизвестный ключ ${unknown}: есть только --no-simulator`)

  const withSimulator = !args.includes('--no-simulator')
  const port = readPort('PORT', env['PORT'] || '3000')
  const simulatorPort = readPort('SIMULATOR_PORT', env['SIMULATOR_PORT'] || '3001')
  if (withSimulator && port === simulatorPort) {
    throw new WrongSetting(`PORT и SIMULATOR_PORT совпадают (${port}): порталу и стенду нужны разные порты`)
  }

  return {
    withSimulator,
    port,
    simulatorPort,
    portalOrigin: env['PORTAL_ORIGIN'] || `http://localhost:${port}`,
    simulatorOrigin: env['SIMULATOR_ORIGIN'] || `http://127.0.0.1:${simulatorPort}`,
    dataDir: resolve(env['DATA_DIR'] || 'data'),
    embeddedDatabase: !env['DATABASE_URL'],
  }
}

function readPort(name: string, value: string): string {
  const port = Number(value)
  if (/^\d{1,5}$/.test(value) && port >= 1 && port <= 65_535) return value
  throw new WrongSetting(`${name}: «${value}» не порт, нужно число от 1 до 65535`)
}
