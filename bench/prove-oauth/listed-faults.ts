import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allFaults, type Fault } from '../../test/faults.ts'
import { startProgram } from '../prove-kill/program.ts'
import { freePort } from '../../e2e/start.ts'

/** The faults as a real simulator lists them, so that one that nobody tries is noticed. */
export async function listedFaults(): Promise<readonly Fault[]> {
  const folder = mkdtempSync(join(tmpdir(), 'prove-oauth-'))
  const port = await freePort()
  const program = await startProgram('packages/esia-simulator/main.ts', {
    SIMULATOR_PORT: port,
    SIMULATOR_DATA: folder,
  })
  try {
    return await allFaults(`http://127.0.0.1:${port}`)
  } finally {
    program.kill()
    await program.gone
    rmSync(folder, { recursive: true, force: true })
  }
}
