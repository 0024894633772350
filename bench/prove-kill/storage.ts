import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openPglite, openPostgres } from '../../portal/db/connect.ts'
import { trialKeys } from '../../portal/db/keys.ts'
import { newDatabase } from '../own-database.ts'
import { examine } from './examine.ts'
import type { Found } from './found.ts'

/** Where a killed portal kept its people. */
export type Storage = {
  readonly kind: 'pglite' | 'postgres'
  /** For the portal's environment. */
  readonly env: NodeJS.ProcessEnv
  /** Takes what stands there now, with no portal running; the answer comes later, while the next one starts. */
  readonly look: () => Promise<{ readonly found: Promise<Found> }>
  readonly remove: () => Promise<void>
}

type Place = { readonly dataDir: string; readonly regions: readonly string[] }

/**
 * The embedded database of a data folder. It is looked at in a copy: the portal that is started again must find
 * what the killed one left, and not what another process has already mended.
 */
export function embedded({ dataDir, regions }: Place): Storage {
  let looks = 0
  return {
    kind: 'pglite',
    env: {},
    async look() {
      looks += 1
      const copy = join(dataDir, `look-${looks}`)
      await cp(join(dataDir, 'database'), copy, { recursive: true })
      return { found: lookInto(copy) }
    },
    remove: async () => undefined,
  }

  async function lookInto(copy: string): Promise<Found> {
    const database = await openPglite(copy)
    try {
      return await examine({ database, keys: trialKeys(dataDir), regions })
    } finally {
      await database.close()
      await rm(copy, { recursive: true, force: true })
    }
  }
}

/** A database of its own on a server, dropped at the end. */
export async function onServer(server: string, { dataDir, regions }: Place): Promise<Storage> {
  const { url, drop } = await newDatabase(server, 'prove_kill')
  const database = await openPostgres(url, { connections: 1 })

  return {
    kind: 'postgres',
    env: { DATABASE_URL: url },
    look: async () => ({
      found: Promise.resolve(await examine({ database, keys: trialKeys(dataDir), regions })),
    }),
    async remove() {
      await database.close()
      await drop()
    },
  }
}
