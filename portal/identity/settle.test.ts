import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { location } from '../../test/browser.ts'
import { disputesIn, newOid, otherSnils, thirdSnils } from '../../test/disputes.ts'
import { startPortal } from '../../test/portal.ts'
import { tracesIn, watchEvents } from '../../test/traces.ts'
import { sealedAccount } from '../account/sealed-account.ts'
import { hasCode } from '../db/error-code.ts'
import { enter } from '../db/statements/enter.ts'
import { prepareEntry } from './entrance.ts'

const portal = await startPortal()
const { vault } = portal
const { db, now } = portal.database
const { vera, asBefore, change, register, signIn, taken, changed, settled, passwordEnters, whose } =
  await disputesIn(portal)
afterEach(() => change(asBefore))

const eventsOf = (happened: readonly { event: string; reason: string | undefined }[]) =>
  happened
    .filter(({ event }) => event.startsWith('identity.'))
    .map(({ event, reason }) => `${event} ${reason}`)

test('LK-005 a СНИЛС that people have checked is taken by the next sign-in, and no other one is', async () => {
  await register('sam')
  await change({ snils: otherSnils })
  const number = await changed('sam')
  assert.equal(await settled('RU-SAM', number), 'settled')

  await change({ snils: thirdSnils })
  await changed('sam')
  await change({ snils: vera.snils })
  await changed('sam')

  await change({ snils: otherSnils })
  const { browser, answer } = await signIn('sam')
  assert.equal(location(answer), '/cards')
  assert.match((await browser.get('/settings')).body, /000-000-801 24/)
  assert.match((await browser.get('/cards')).body, /Госуслуги передали новое/)
})

test('LK-006 once people have checked it, the account is the new oid’s: the old one’s sessions and password are over', async () => {
  const first = await register('irk')
  const [account] = await whose('RU-IRK')
  await change({ oid: newOid })
  const number = await taken('irk')
  const events = await watchEvents(portal)
  assert.equal(await settled('RU-IRK', number), 'settled')
  assert.deepEqual(eventsOf(await events()), ['identity.changed snils-taken'])

  assert.equal((await first.get('/cards')).statusCode, 401)
  assert.equal(await passwordEnters('irk'), false)
  const { answer } = await signIn('irk')
  assert.equal(location(answer), '/cards')
  assert.deepEqual(
    (await whose('RU-IRK')).map(({ id }) => id),
    [account?.id],
  )
})

test('LK-006 a sign-in of the old oid that is on its way while people settle it writes nothing', async () => {
  const region = 'RU-KAM'
  await register('kam')
  const [account] = await db.selectFrom('account').selectAll().where('region', '=', region).execute()
  assert.ok(account)
  const { oid, lastName, firstName, snils = '' } = sealedAccount.open(vault, account, account.sealed)
  const onItsWay = prepareEntry(vault, {
    region,
    identity: {
      oid,
      lastName,
      firstName,
      snils,
      confirmed: true,
      closed: false,
      provedAt: now(),
      birthDate: '1958-04-12',
      mobile: { value: '+70000007501', verified: true },
      documents: [],
      addresses: [],
    },
    toldAt: now(),
    known: account,
    reopened: false,
    ownCard: undefined,
    cardOfSnils: undefined,
    agreement: undefined,
    replacedSessionId: undefined,
    browserHash: Buffer.alloc(32),
    formerTokenHash: undefined,
    now: now(),
    requestId: 'test',
    address: '127.0.0.1',
    device: { browser: 'unknown', system: 'unknown' },
  }).entry

  await change({ oid: newOid })
  const number = await taken('kam')
  assert.equal(await settled(region, number), 'settled')
  const before = await tracesIn(portal)
  await assert.rejects(enter(db, onItsWay), (error) => hasCode(error, '23502'))
  assert.deepEqual(await tracesIn(portal), before)
})

test('LK-016 what people settled goes back by the same road, and the log tells of both, and what stood before', async () => {
  await register('mag')
  const before = await whose('RU-MAG')
  await change({ oid: newOid })
  const there = await taken('mag')
  assert.equal(await settled('RU-MAG', there), 'settled')

  // The old oid is nobody's any more, and who comes by it is stopped in turn.
  await change(asBefore)
  const back = await taken('mag')
  assert.equal(await settled('RU-MAG', back), 'settled')
  assert.deepEqual(await whose('RU-MAG'), before)
  assert.equal(location((await signIn('mag')).answer), '/cards')

  const events = await db
    .selectFrom('audit_event')
    .selectAll()
    .where('region', '=', 'RU-MAG')
    .where('event', '=', 'identity.changed')
    .orderBy('at')
    .execute()
  assert.deepEqual(
    events.map(({ request_id, account_id }) => [request_id, account_id]),
    [
      [there, before[0]?.id],
      [back, before[0]?.id],
    ],
  )
  const [first] = events
  assert.ok(first?.sealed)
  const told = vault.open('RU-MAG', { table: 'audit_event', column: 'sealed', id: first.id }, first.sealed)
  assert.ok(typeof told === 'object' && told !== null && 'former' in told)
  assert.equal(told.former, before[0]?.oid_index.toString('hex'))
})
