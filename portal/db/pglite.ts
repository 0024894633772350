import { existsSync, readdirSync, statSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { PGlite, type PGliteInterface, type Results, type Transaction } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { StartError } from '../lib/start-error.ts'
import { startClock } from './clock.ts'
import { columnReaders } from './column-values.ts'
import type { Database } from './connect.ts'
import { databaseTime } from './database-time.ts'
import { takeLock } from './lock.ts'
import type { Schema } from './schema.ts'

export type PgliteSettings = {
  /** Told once when there is no database yet: making one takes seconds. */
  readonly onMake?: () => void
  /** A dump of a data folder to start from; in memory only. */
  readonly dump?: Blob
}

/**
 * Opens the embedded database in a folder of its own, made when missing, or in `:memory:`. For trial: it never calls
 * fsync, so a power cut may lose rows.
 *
 * @throws StartError when another process works in the folder, or the folder can't be used
 */
export async function openPglite(dataDir: string, { onMake, dump }: PgliteSettings = {}): Promise<Database> {
  if (dataDir === ':memory:')
    return opened(await start({ ...(dump && { loadDataDir: dump }) }), () => undefined)

  const folder = resolve(dataDir)
  const release = await lockFolder(folder)
  try {
    if (isVacant(folder)) {
      onMake?.()
      await make(folder)
    }
    return await opened(await start({ dataDir: folder }), release)
  } catch (error) {
    release()
    if (error instanceof StartError) throw error
    throw new StartError(`Не удалось открыть встроенную базу в папке ${folder}`, { cause: error })
  }
}

/** Made beside and renamed when whole: a start killed halfway leaves no half-made database. */
async function make(folder: string): Promise<void> {
  const making = `${folder}.making`
  await rm(making, { recursive: true, force: true })
  const pglite = await start({ dataDir: making })
  await pglite.close()
  await rename(making, folder)
}

function isVacant(folder: string): boolean {
  if (!existsSync(folder)) return true
  if (existsSync(join(folder, 'PG_VERSION'))) return false
  if (statSync(folder).isDirectory() && readdirSync(folder).length === 0) return true
  throw new StartError(`В папке ${folder} лежит не база портала: освободите её или укажите другую в DATA_DIR`)
}

async function lockFolder(folder: string): Promise<() => void> {
  try {
    await mkdir(dirname(folder), { recursive: true, mode: 0o700 })
    return takeLock(`${folder}.lock`, `Портал с базой в папке ${folder}`)
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(`Нет доступа к папке ${dirname(folder)}: проверьте DATA_DIR и права`, {
      cause: error,
    })
  }
}

/** One person at a time needs no 128 MB of buffers, which are filled with zeros at each start. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB']

async function start(options: { dataDir?: string; loadDataDir?: Blob }): Promise<PGlite> {
  const pglite = new PGlite({ ...options, startParams, parsers: columnReaders })
  await pglite.waitReady
  return pglite
}

async function opened(pglite: PGlite, release: () => void): Promise<Database> {
  const db = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite: asPgDoes(pglite) }) })
  const clock = await startClock(() => databaseTime(db))

  return {
    db,
    kind: 'pglite',
    now: clock.now,
    async close() {
      clock.stop()
      await db.destroy()
      release()
    },
  }
}

type Queries = Pick<PGliteInterface, 'query' | 'exec'>

/** A statement without parameters goes by the simple protocol, as `pg` sends it: a whole migration is one. */
function asPgDoes(pglite: PGlite) {
  return {
    close: () => pglite.close(),
    get closed() {
      return pglite.closed
    },
    get ready() {
      return pglite.ready
    },
    waitReady: pglite.waitReady,
    query: queryOf(pglite),
    transaction: <T>(
      run: (tx: Pick<Transaction, 'rollback'> & { query: ReturnType<typeof queryOf> }) => Promise<T>,
    ) => pglite.transaction((tx) => run({ query: queryOf(tx), rollback: () => tx.rollback() })),
  }
}

function queryOf(target: Queries) {
  return async <T>(text: string, parameters: readonly unknown[] = []): Promise<Results<T>> => {
    if (parameters.length > 0) return target.query<T>(text, [...parameters])
    const results = await target.exec(text)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- exec() is query() without its type parameter
    return (results.at(-1) ?? { rows: [], fields: [] }) as Results<T>
  }
}
