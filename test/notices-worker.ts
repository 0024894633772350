import { join } from 'node:path'
import { noRegion } from '../portal/audit/audit.ts'
import { openPglite, openPostgres } from '../portal/db/connect.ts'
import { trialKeys } from '../portal/db/keys.ts'
import { openVault } from '../portal/db/open-vault.ts'
import { smtpMail } from '../portal/notices/smtp.ts'
import { startNotices } from '../portal/notices/worker.ts'
import { ownRegions } from './portal.ts'

/** The queue of letters as a process of its own, for tests that kill it: DATA_DIR, SMTP_PORT and maybe DATABASE_URL. */
const { DATA_DIR: dataDir = '', SMTP_PORT: port, DATABASE_URL: url } = process.env
const database = url ? await openPostgres(url) : await openPglite(join(dataDir, 'database'))
const regions = ownRegions()
const warn = (about: object, message: string) => process.stderr.write(`${message} ${JSON.stringify(about)}\n`)
const notices = startNotices({
  ...database,
  vault: await openVault(database.db, trialKeys(dataDir), [noRegion, ...regions.keys()]),
  regions,
  origin: new URL('http://localhost:3000'),
  serviceName: 'Медицина-онлайн',
  mail: smtpMail({
    host: '127.0.0.1',
    port: Number(port),
    tls: 'none',
    user: undefined,
    password: undefined,
    ca: undefined,
    from: { name: '', address: 'no-reply@portal.example' },
  }),
  log: { warn, error: ({ err }, message) => warn({ err: String(err) }, message) },
  every: 50,
})
// A channel that stays open keeps the process, as the portal's server does.
process.on('message', () => undefined)
process.once('SIGTERM', () => {
  void notices
    .stop()
    .then(() => database.close())
    .then(() => process.exit(0))
})
process.send?.({ ready: true })
