import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { location } from '../../test/browser.ts'
import { disputesIn, newOid, otherSnils, thirdSnils } from '../../test/disputes.ts'
import { startPortal } from '../../test/portal.ts'
import { disputeLasts } from './dispute.ts'
import { findDispute } from './settle.ts'

const portal = await startPortal()
const { vault } = portal
const { db, now } = portal.database
const { vera, asBefore, change, register, taken, changed, settled, whose } = await disputesIn(portal)
afterEach(() => change(asBefore))

test('LK-002 a СНИЛС whose card has another name or day of birth is not settled by anybody', async () => {
  await register('oms')
  const before = await whose('RU-OMS')
  await change({ oid: newOid, birthDate: '1985-05-05' })
  const number = await taken('oms')
  assert.equal(await settled('RU-OMS', number), 'another-person')
  await change({ birthDate: asBefore['birthDate'], firstName: 'Зоя' })
  assert.equal(await settled('RU-OMS', await taken('oms')), 'another-person')
  assert.deepEqual(await whose('RU-OMS'), before)
})

test('a number of another region, of nothing, of long ago, or settled before, settles nothing', async () => {
  await register('nvs')
  await change({ oid: newOid })
  const number = await taken('nvs')
  const before = await whose('RU-NVS')
  assert.equal(await settled('RU-KGD', number), 'unknown')
  assert.equal(await settled('RU-NVS', 'AAAAA-AAAAA'), 'unknown')
  assert.deepEqual(
    await findDispute(
      { db, vault },
      { region: 'RU-NVS', number, now: new Date(now().getTime() + disputeLasts + 1) },
    ),
    { ok: false, error: 'late' },
  )
  assert.deepEqual(await whose('RU-NVS'), before)
  const answers = await Promise.all([1, 2, 3].map(() => settled('RU-NVS', number)))
  assert.deepEqual(answers.toSorted(), ['already', 'already', 'settled'])
})

test('LK-005 LK-006 a number that was told before something else was settled of the account settles nothing any more', async () => {
  await register('sa')
  await change({ snils: otherSnils })
  const ofSnils = await changed('sa')
  await change({ snils: vera.snils, oid: newOid })
  const ofOid = await taken('sa')

  assert.equal(await settled('RU-SA', ofOid), 'settled')
  assert.equal(await settled('RU-SA', ofSnils), 'already', 'that oid has the account no longer')

  await change(asBefore)
  const back = await taken('sa')
  await change({ snils: otherSnils, oid: newOid })
  assert.equal(await settled('RU-SA', await changed('sa')), 'settled')
  assert.equal(await settled('RU-SA', back), 'already', 'that СНИЛС is the account’s no longer')
})

test('an oid that has an account of its own gets no second one, and a СНИЛС of another account is given to nobody', async () => {
  // Vera is known here from the test of LK-002.
  await change({ oid: newOid })
  const ofOid = await taken('oms')
  await change({ snils: thirdSnils })
  assert.equal(location(await portal.browser().register('confirmed', 'oms')), '/cards')
  const before = await db.selectFrom('login').selectAll().where('region', '=', 'RU-OMS').execute()
  assert.equal(await settled('RU-OMS', ofOid), 'taken')

  await change({ oid: asBefore['oid'] })
  const ofSnils = await changed('oms')
  assert.equal(await settled('RU-OMS', ofSnils), 'taken')
  assert.deepEqual(await db.selectFrom('login').selectAll().where('region', '=', 'RU-OMS').execute(), before)
})
