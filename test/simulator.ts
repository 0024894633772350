import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'

export type Simulator = { readonly origin: string; readonly keys: string }

/** The real simulator, in a process of its own until the file's last test. `portal` is the origin that it serves. */
export async function startSimulator(portal: string): Promise<Simulator> {
  const keys = await mkdtemp(join(tmpdir(), 'simulator-'))
  const port = await freePort()
  const child = spawn(process.execPath, ['--conditions=development', 'packages/esia-simulator/main.ts'], {
    env: { ...process.env, SIMULATOR_PORT: String(port), SIMULATOR_DATA: keys, PORTAL_ORIGIN: portal },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  after(async () => {
    child.kill()
    if (child.exitCode === null) await once(child, 'exit')
    await rm(keys, { recursive: true, force: true })
  })

  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('The simulator did not start')
    }),
  ])
  // The runner calls `after` only once nothing else keeps the process.
  child.unref()
  child.channel?.unref()
  return { origin: `http://127.0.0.1:${port}`, keys }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}
