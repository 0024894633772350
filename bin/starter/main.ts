import { join } from 'node:path'
import { StartError } from '../../portal/lib/start-error.ts'
import { family } from './family.ts'
import { greeting } from './greeting.ts'
import { readyFolder } from './folder.ts'
import { readSettings, type Settings } from './settings.ts'
import { readTrial } from './trial.ts'

const ROOT = join(import.meta.dirname, '..', '..')
/** Everything is over within 5 s of TERM; the rest of it is for the system to reap. */
const GRACE_MS = 4000

const both = family({ graceMs: GRACE_MS })
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => both.end(0))
process.on('disconnect', () => both.end(0))
endWithNpm()

void both.over.then((code) => process.exit(code))

try {
  await start(readSettings(process.argv.slice(2), process.env))
} catch (error) {
  if (error instanceof StartError) process.stderr.write(`${error.message}\n`)
  else if (!both.isEnding()) throw error
  both.end(1)
}

async function start(settings: Settings): Promise<void> {
  if (settings.withSimulator || settings.embeddedDatabase) readyFolder(settings.dataDir)
  const env = {
    ...process.env,
    REGISTRATURA_TRIAL: '',
    PORT: settings.port,
    PORTAL_ORIGIN: settings.portalOrigin,
    DATA_DIR: settings.dataDir,
  }
  if (settings.withSimulator) await startSimulator(settings, env)

  await both.start(
    join(ROOT, 'portal', 'main.ts'),
    settings.withSimulator ? { ...env, ...trialOf(settings) } : env,
  )
  const trial = settings.withSimulator ? await readTrial(settings.simulatorOrigin) : undefined
  process.stdout.write(greeting(settings, trial))
  process.send?.({ ready: true })
}

function startSimulator(settings: Settings, env: NodeJS.ProcessEnv): Promise<void> {
  return both.start(join(ROOT, 'packages', 'esia-simulator', 'main.ts'), {
    ...env,
    SIMULATOR_PORT: settings.simulatorPort,
    SIMULATOR_ORIGIN: settings.simulatorOrigin,
    SIMULATOR_DATA: simulatorData(settings),
  })
}

/** Only a portal whose Госуслуги were started by this command is a trial: it may make its own keys. */
function trialOf(settings: Settings): NodeJS.ProcessEnv {
  const at = (name: string) => join(simulatorData(settings), name)

  return {
    REGISTRATURA_TRIAL: '1',
    IDENTITY_PROVIDER: process.env['IDENTITY_PROVIDER'] || 'esia',
    ESIA_ORIGIN: settings.simulatorOrigin,
    ESIA_ISSUER: `${settings.simulatorOrigin}/`,
    ESIA_CLIENT_ID: 'REGISTRATURA',
    ESIA_KEY_FILE: at('client.key'),
    ESIA_CERTIFICATE_FILE: at('client.crt'),
    ESIA_VERIFICATION_FILES: [at('esia-gost.crt'), at('esia-rsa.pub')].join(','),
    GATEWAY_ISSUER: `${settings.simulatorOrigin}/gateway`,
    GATEWAY_CLIENT_ID: 'registratura',
    GATEWAY_KEY_FILE: at('gateway-client.key'),
    GATEWAY_SECRET_FILE: '',
    GATEWAY_BROWSER_ORIGINS: settings.simulatorOrigin,
    // By the name of this machine: the stand takes letters from here alone, whatever its own origin is.
    REGISTRATURA_LETTERS: `http://localhost:${settings.simulatorPort}`,
  }
}

function simulatorData(settings: Settings): string {
  return join(settings.dataDir, 'simulator')
}

/** npm gives its scripts no channel, so when it is killed with -9 only a changed parent tells. */
function endWithNpm(): void {
  if (!process.env['npm_lifecycle_event']) return
  const npm = process.ppid
  setInterval(() => process.ppid === npm || both.end(0), 500).unref()
}
