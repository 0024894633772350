import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { record } from '../../portal/audit/audit.ts'
import { openPglite } from '../../portal/db/connect.ts'
import { trialKeys } from '../../portal/db/keys.ts'
import { migrate } from '../../portal/db/migrate.ts'
import { openVault } from '../../portal/db/open-vault.ts'
import { keepDocument } from '../../portal/db/statements/keep-document.ts'
import { consentDocument } from '../../portal/consent/document.ts'
import { printed } from '../../portal/identity/dispute.ts'
import { enterPerson } from '../../portal/identity/enter-person.ts'
import { ownRegions } from '../../test/portal.ts'

const region = 'RU-BEL'
const number = '7K3QF-9ZM2A'
const dataDir = await mkdtemp(join(tmpdir(), 'registratura-settle-'))
after(() => rm(dataDir, { recursive: true, force: true }))

const open = async () => {
  const database = await openPglite(join(dataDir, 'database'))
  await migrate(database)
  const vault = await openVault(database.db, trialKeys(dataDir), [region])
  return { database, vault }
}

/** Somebody is known here, and comes by another record of Госуслуги. */
async function dispute(): Promise<void> {
  const { database, vault } = await open()
  const { db, now } = database
  const listed = ownRegions().get(region)
  assert.ok(listed)
  const document = consentDocument(listed)
  await keepDocument(db, { region, document, now: now() })
  const entered = (oid: string) =>
    enterPerson(
      { db, vault },
      {
        region,
        identity: {
          oid,
          confirmed: true,
          closed: false,
          provedAt: now(),
          lastName: 'Лунина',
          firstName: 'Ася',
          birthDate: '1990-01-01',
          snils: '00000000123',
          documents: [],
          addresses: [],
        },
        toldAt: now(),
        agreement: {
          documentHash: Buffer.from(document.id, 'hex'),
          agreedAt: now(),
          button: 'yes',
          address: '127.0.0.1',
        },
        browserHash: randomBytes(32),
        replaced: undefined,
        formerTokenHash: undefined,
        now: now(),
        requestId: 'test',
        address: '127.0.0.1',
        device: { browser: 'unknown', system: 'unknown' },
      },
    )
  assert.ok((await entered('1000490001')).ok)
  const second = await entered('1000490002')
  assert.ok(!second.ok && typeof second.error === 'object')
  await db
    .insertInto('audit_event')
    .values(
      record(vault, {
        region,
        at: now(),
        event: 'identity.failed',
        requestId: number,
        address: '127.0.0.1',
        accountId: second.error.accountId,
        reason: second.error.stopped,
        disputed: printed(second.error),
      }),
    )
    .execute()
  await database.close()
}

function settle(...args: string[]) {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', KEY_FILE: '', INDEX_KEY_FILE: '' }
  const { status, stdout, stderr } = spawnSync(new URL('../settle', import.meta.url).pathname, args, {
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('people see whose account a number is about before they settle it', async () => {
  await dispute()
  const asked = settle(region, number.toLowerCase())
  assert.deepEqual([asked.status, asked.stderr], [0, ''])
  assert.match(asked.stdout, /Кабинет: Лунина Ася, открыт [^]*Сверьте паспорт и СНИЛС/)

  const settled = settle(region, number, '--yes')
  assert.deepEqual([settled.status, settled.stderr], [0, ''])
  assert.match(settled.stdout, /Готово/)

  const { database, vault } = await open()
  const accounts = await database.db.selectFrom('account').select('oid_index').execute()
  assert.deepEqual(accounts, [{ oid_index: vault.index('oid', region, '1000490002') }])
  await database.close()
})

test('what is not asked rightly is answered in words, and nothing is made', () => {
  const nothing = settle()
  assert.equal(nothing.status, 1)
  assert.match(nothing.stderr, /bin\/settle РЕГИОН НОМЕР/)
  assert.match(settle(region, number, '--force').stderr, /bin\/settle РЕГИОН НОМЕР/)
  assert.match(settle('RU-XX', number).stderr, /Региона RU-XX в списке нет/)
})
