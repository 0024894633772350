import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()
const { db } = portal.database

test('what the log of events says is neither changed nor taken out, by whatever statement', async () => {
  await portal.browser().register('confirmed')
  const before = await db.selectFrom('audit_event').selectAll().orderBy('id').execute()
  assert.ok(before.length > 2)

  const [one] = before
  assert.ok(one)
  for (const attempt of [
    () => db.updateTable('audit_event').set({ event: 'consent.refused' }).where('id', '=', one.id).execute(),
    () =>
      db
        .updateTable('audit_event')
        .set({ at: new Date(0) })
        .execute(),
    () => db.deleteFrom('audit_event').where('id', '=', one.id).execute(),
    () => db.deleteFrom('audit_event').where('id', '=', '00000000-0000-4000-8000-000000000000').execute(),
  ]) {
    await assert.rejects(attempt, /takes inserts only/)
  }
  assert.deepEqual(await db.selectFrom('audit_event').selectAll().orderBy('id').execute(), before)
})

test('an event opens in its own place alone: moved to another it is no event', async () => {
  const [one, other] = await db
    .selectFrom('audit_event')
    .selectAll()
    .where('sealed', 'is not', null)
    .limit(2)
    .execute()
  assert.ok(one?.sealed && other)
  const { region, sealed } = one
  const place = (id: string) => ({ table: 'audit_event', column: 'sealed', id })
  assert.partialDeepStrictEqual(portal.vault.open(region, place(one.id), sealed), { address: '127.0.0.1' })
  assert.throws(() => portal.vault.open(region, place(other.id), sealed))
})
