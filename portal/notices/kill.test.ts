import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { emptyPostgres, usesPostgres } from '../../test/database.ts'
import { startMailServer } from '../../test/mail-server.ts'
import { ownRegions } from '../../test/portal.ts'
import { sealedAccount } from '../account/sealed-account.ts'
import { noRegion } from '../audit/audit.ts'
import { openPglite, openPostgres, type Database } from '../db/connect.ts'
import { trialKeys } from '../db/keys.ts'
import { migrate } from '../db/migrate.ts'
import { openVault } from '../db/open-vault.ts'
import type { Vault } from '../db/seal.ts'
import { leaseLasts } from './notice.ts'
import { takeLetter } from './queries.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'notices-'))
const postgres = usesPostgres() ? await emptyPostgres() : undefined
after(async () => {
  await rm(dataDir, { recursive: true, force: true })
  await postgres?.drop()
})
const region = 'RU-BEL'

/** The database of the killed processes, while none of them has it open. */
async function inDatabase<T>(use: (database: Database, vault: Vault) => Promise<T>): Promise<T> {
  const database = postgres ? await openPostgres(postgres.url) : await openPglite(join(dataDir, 'database'))
  try {
    await migrate(database)
    const vault = await openVault(database.db, trialKeys(dataDir), [noRegion, ...ownRegions().keys()])
    return await use(database, vault)
  } finally {
    await database.close()
  }
}

/** An account with an e-mail, and an event of it that is told of. */
const passwordSet = () =>
  inDatabase(async ({ db, now }, vault) => {
    const [id, event] = [randomUUID(), randomUUID()]
    const email = `${id.slice(0, 8)}@pochta.example`
    await db
      .insertInto('account')
      .values({
        region,
        id,
        oid_index: vault.index('oid', region, id),
        sealed: sealedAccount.seal(vault, { region, id }, { oid: '1', lastName: 'Я', firstName: 'Я', email }),
        opened_at: now(),
      })
      .execute()
    const value_index = vault.index('login:email', region, email)
    await db
      .insertInto('login')
      .values({ region, kind: 'email', value_index, account_id: id, verified_at: now() })
      .execute()
    await db
      .insertInto('audit_event')
      .values({ region, id: event, at: now(), event: 'password.set', account_id: id, request_id: 'x' })
      .execute()
    return { email, event }
  })

async function startWorker(smtpPort: number) {
  const child = spawn(process.execPath, ['--conditions=development', 'test/notices-worker.ts'], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      SMTP_PORT: String(smtpPort),
      DATABASE_URL: postgres?.url ?? '',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  after(() => child.kill('SIGKILL'))
  await once(child, 'message')
  return {
    async end(signal: 'SIGKILL' | 'SIGTERM') {
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
  }
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 15_000
  while (!holds()) {
    assert.ok(Date.now() < deadline, 'it did not come to this')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const stateOf = (event: string) =>
  inDatabase(({ db }) =>
    db.selectFrom('notice').select(['outcome', 'tries']).where('id', '=', event).executeTakeFirstOrThrow(),
  )

/** Lets the lease of the killed process end. */
const leaseEnds = (event: string) =>
  inDatabase(({ db, now }) =>
    db
      .updateTable('notice')
      .set({ due_at: new Date(now().getTime() - 1) })
      .where('id', '=', event)
      .where('due_at', '<=', new Date(now().getTime() + leaseLasts))
      .execute(),
  )

test('ID-008 PR-012 a letter whose sender was killed between sending and saying so goes again, as the same message', async () => {
  const server = await startMailServer()
  const { email, event } = await passwordSet()

  server.whims.afterData = 'hangs'
  const killed = await startWorker(server.port)
  await until(() => server.received.length === 1)
  await killed.end('SIGKILL')
  assert.deepEqual(await stateOf(event), { outcome: null, tries: 1 })

  server.whims.afterData = 'takes'
  assert.deepEqual(await inDatabase(({ db, now }) => takeLetter(db, now())), [], 'others wait for the lease')

  await leaseEnds(event)
  const next = await startWorker(server.port)
  await until(() => server.received.length === 2)
  await next.end('SIGTERM')
  assert.deepEqual(await stateOf(event), { outcome: 'sent', tries: 2 })

  const ids = server.received.map(({ raw }) => /^Message-ID: (.*)\r$/m.exec(raw)?.[1])
  assert.deepEqual(ids, Array(2).fill(`<${event}@portal.example>`))
  assert.deepEqual(
    server.received.map(({ to }) => to),
    [[email], [email]],
  )
})

test('PR-012 a process that is told to end while the mail server hangs ends within five seconds, and loses nothing', async () => {
  const server = await startMailServer()
  const { event } = await passwordSet()
  server.whims.data = 'hangs'
  const worker = await startWorker(server.port)
  await until(() => server.accepted() > 0)

  const began = performance.now()
  await worker.end('SIGTERM')
  assert.ok(performance.now() - began < 5000)
  assert.deepEqual(await stateOf(event), { outcome: null, tries: 1 })
})
