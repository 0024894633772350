import { simulator } from './app.ts'
import { lineLog } from './log.ts'
import { openStand } from './open-stand.ts'
import { readSettings, type Settings } from './settings.ts'

type Env = Parameters<typeof readSettings>[0]

/** Runs the stand until a signal ends it; what hinders the start is one line, and the exit code is 1. */
export async function startStand(env: Env): Promise<void> {
  const settings = readSettings(env)
  if (!settings.ok) stop(settings.error)
  await start(settings.value)
}

async function start(settings: Settings): Promise<void> {
  const stand = openOrStop(settings)
  const app = await simulator(stand)

  try {
    await app.listen({ port: settings.port, host: settings.host })
  } catch (error) {
    stop(isCode(error, 'EADDRINUSE') ? `port ${settings.port} is busy` : messageOf(error))
  }
  process.stdout.write(`esia-simulator: ${settings.origin}\n`)

  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    // A connection that will not close must not keep the process.
    setTimeout(() => process.exit(0), 1_500).unref()
    void app.close().then(() => process.exit(0))
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)

  if (process.send !== undefined) {
    process.once('disconnect', end)
    process.send({ ready: true })
  }
}

function openOrStop(settings: Settings) {
  try {
    const log = lineLog((text) => process.stdout.write(text))
    const stand = openStand(settings, { now: () => new Date(), log })
    return stand.ok ? stand.value : stop(stand.error)
  } catch (error) {
    return stop(`can not keep the keys in ${settings.dataDir}: ${messageOf(error)}`)
  }
}

function stop(reason: string): never {
  process.stderr.write(`esia-simulator: ${reason.replaceAll(/\s+/g, ' ')}\n`)
  process.exit(1)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
