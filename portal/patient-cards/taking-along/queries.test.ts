import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askerIn, hasLeft } from '../../../test/asker.ts'
import { startPortal } from '../../../test/portal.ts'
import { noteTaken } from './queries.ts'

const portal = await startPortal()
const { db, now } = portal.database

test('AZ-017 a file is noted, and so given, to who keeps the card alone, even where no page has asked before', async () => {
  const owner = await askerIn(portal, 'mother', 'bel')
  const [stranger, former] = [
    await askerIn(portal, 'confirmed', 'bel'),
    await askerIn(portal, 'minor', 'bel'),
  ]
  await hasLeft(portal, former, owner.card)
  const note = ({ tokenHash, event }: typeof owner) =>
    noteTaken(db, { tokenHash, cardId: owner.card, now: now(), event: event('card.taken') })
  const noted = () =>
    db
      .selectFrom('audit_event')
      .select('id')
      .where('region', '=', owner.region)
      .where('event', '=', 'card.taken')
      .execute()

  for (const asker of [stranger, former]) assert.equal(await note(asker), false)
  assert.deepEqual(await noted(), [])
  assert.equal(await note(owner), true)
  assert.equal((await noted()).length, 1)
})
