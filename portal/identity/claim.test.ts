import assert from 'node:assert/strict'
import { test } from 'node:test'
import { giveCard, newestAccount } from '../../test/family.ts'
import { startPortal } from '../../test/portal.ts'
import { tracesIn } from '../../test/traces.ts'
import { hasCode } from '../db/error-code.ts'
import { enter } from '../db/statements/enter.ts'
import { prepareEntry } from './entrance.ts'

const portal = await startPortal()
const { db, now } = portal.database

test('AZ-015 a card that its keeper changes while the child registers is not claimed, and nothing is written', async () => {
  await portal.browser().register('mother')
  const account = await newestAccount(portal, 'RU-BEL')
  const id = await giveCard(portal, { ...account, kinship: 'child', birthDate: '2011-03-12' })
  const { sealed } = await db
    .selectFrom('patient_card')
    .select('sealed')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const entryOf = (version: number) =>
    prepareEntry(portal.vault, {
      region: 'RU-BEL',
      identity: {
        oid: '1000499999',
        confirmed: true,
        closed: false,
        provedAt: now(),
        lastName: 'Орешкина',
        firstName: 'Мария',
        birthDate: '2011-03-12',
        documents: [],
        addresses: [],
      },
      toldAt: now(),
      known: undefined,
      reopened: false,
      ownCard: undefined,
      cardOfSnils: { id, sealed, version, isOwn: false },
      agreement: undefined,
      replacedSessionId: undefined,
      formerTokenHash: undefined,
      browserHash: Buffer.alloc(32),
      now: now(),
      requestId: 'test',
      address: '127.0.0.1',
      device: { browser: 'unknown', system: 'unknown' },
    }).entry

  const before = await tracesIn(portal)
  await assert.rejects(enter(db, entryOf(2)), (error) => hasCode(error, '23503'))
  assert.deepEqual(await tracesIn(portal), before)

  await enter(db, entryOf(1))
  assert.deepEqual(await tracesIn(portal), {
    ...before,
    account: (before['account'] ?? 0) + 1,
    session: (before['session'] ?? 0) + 1,
  })
})
