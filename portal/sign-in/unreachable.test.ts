import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { pino } from 'pino'
import { emptyPostgres, usesPostgres } from '../../test/database.ts'
import { wireTo } from '../../test/wire.ts'
import { openPostgres } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'
import { openVault } from '../db/open-vault.ts'
import { passwordHasher } from '../password/hash.ts'
import { pepperOf } from '../password/pepper.ts'
import { tryPassword } from './try-password.ts'

// This asks a server, and runs where the tests have one.
if (usesPostgres()) {
  const empty = await emptyPostgres()
  const wire = await wireTo(new URL(empty.url))
  const database = await openPostgres(wire.url, { connections: 2, silence: 500 })
  after(async () => {
    await database.close()
    wire.close()
    await empty.drop()
  })
  await migrate(database)
  const secret = () => createSecretKey(randomBytes(32))
  const vault = await openVault(database.db, { master: secret(), index: secret() }, ['RU-BEL'])
  const honest = await passwordHasher({
    peppers: { current: pepperOf(randomBytes(32)), others: [] },
    places: 1,
  })
  let looked = 0
  const hasher = {
    ...honest,
    verify: (...asked: Parameters<typeof honest.verify>) => {
      looked += 1
      return honest.verify(...asked)
    },
  }

  const trying = () =>
    tryPassword(
      { db: database.db, vault, hasher, log: pino({ level: 'silent' }) },
      {
        region: 'RU-BEL',
        logins: [{ kind: 'email', value: 'one@example.com' }],
        password: 'Wrong111',
        browserHash: randomBytes(32),
        formerTokenHash: undefined,
        secondStep: 'nobody',
        device: { browser: 'unknown', system: 'unknown' },
        now: database.now(),
        requestId: 'test',
        address: '127.0.0.1',
        signal: new AbortController().signal,
      },
    )

  test('RL-007 while the counters can’t be reached no password is looked at, and it is told as a failure that passes', async () => {
    wire.freeze()
    await assert.rejects(trying(), { statusCode: 503 })
    assert.equal(looked, 0)
    wire.thaw()
    assert.deepEqual(await trying(), { is: 'wrong' })
    assert.equal(looked, 1)
  })
}
