import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { simulator } from '../app.ts'
import { Assumed } from '../assumed.ts'
import { openStand } from '../open-stand.ts'
import { usualLives, type Settings, type TokenAlgorithm } from '../settings.ts'
import type { Stand } from '../stand.ts'

export type Trial = {
  readonly app: FastifyInstance
  readonly stand: Stand
  readonly lines: string[]
  /** What a client holds: its own pair, and ESIA's public halves. */
  readonly files: Readonly<
    Record<'client.key' | 'client.crt' | 'esia-gost.crt' | 'esia-rsa.pub' | 'gateway-client.key', string>
  >
  readonly clock: { now: Date }
}

const dataDir = mkdtempSync(join(tmpdir(), 'esia-simulator-'))
after(() => rmSync(dataDir, { recursive: true }))

/** A stand of its own, with the keys of the test file and a clock that the test moves. */
export async function trialStand(
  tokenAlgorithm: TokenAlgorithm = 'GOST3410_2012_256',
  change: (stand: Stand) => Stand = (stand) => stand,
  more: Partial<Settings> = {},
): Promise<Trial> {
  const clock = { now: new Date() }
  const lines: string[] = []
  const settings: Settings = {
    port: 0,
    host: '127.0.0.1',
    origin: 'http://127.0.0.1:3001',
    issuer: 'http://127.0.0.1:3001/',
    dataDir,
    tokenAlgorithm,
    profile: 'strict',
    portalOrigin: 'http://localhost:3000',
    clientsFile: undefined,
    lives: usualLives,
    clockSkewMs: 0,
    assumed: new Assumed(),
    peoplePath: undefined,
    behindProxy: false,
    ...more,
  }
  const opened = openStand(settings, { now: () => clock.now, log: (line) => lines.push(line) })
  if (!opened.ok) throw new Error(opened.error)
  const stand = change(opened.value)
  const app = await simulator(stand)
  after(() => app.close())

  const file = (name: string) => readFileSync(join(dataDir, name), 'utf8')
  const files = {
    'client.key': file('client.key'),
    'client.crt': file('client.crt'),
    'esia-gost.crt': file('esia-gost.crt'),
    'esia-rsa.pub': file('esia-rsa.pub'),
    'gateway-client.key': file('gateway-client.key'),
  }
  return { app, stand, lines, files, clock }
}

export function wait(trial: Trial, seconds: number): void {
  trial.clock.now = new Date(trial.clock.now.getTime() + seconds * 1000)
}
