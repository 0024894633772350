import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { location } from '../../test/browser.ts'
import { disputesIn, newOid, otherSnils } from '../../test/disputes.ts'
import { startPortal } from '../../test/portal.ts'
import { tracesIn, watchEvents } from '../../test/traces.ts'

const portal = await startPortal()
const { db } = portal.database
const { vera, asBefore, change, register, signIn, taken, changed, settled, passwordEnters, whose } =
  await disputesIn(portal)
afterEach(() => change(asBefore))

const eventsOf = (happened: readonly { event: string; reason: string | undefined }[]) =>
  happened
    .filter(({ event }) => event.startsWith('identity.'))
    .map(({ event, reason }) => `${event} ${reason}`)

const password = 'Ryabina58'

test('LK-003 a new surname is the same person: the account is named by it at once, and the card asks', async () => {
  await register('bel')
  await change({ lastName: 'Кузнецова' })
  const events = await watchEvents(portal)
  const { browser, answer } = await signIn('bel')
  assert.equal(location(answer), '/cards')
  assert.deepEqual(eventsOf(await events()), ['identity.changed undefined'])
  assert.equal((await whose('RU-BEL')).length, 1)

  const { body } = await browser.get('/cards')
  assert.match(body, /<header[^]*Кузнецова Вера[^]*<\/header>/)
  assert.match(body, /Госуслуги передали новое/)
  assert.match(body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '), /Фамилия Иванова из Госуслуг/)

  await signIn('bel')
  assert.deepEqual(eventsOf(await events()), [], 'it is told once')
})

test('LK-005 another СНИЛС of the same oid changes nothing, and its person and the support hear of it', async () => {
  const first = await register('ta')
  const before = await tracesIn(portal)
  await change({ snils: otherSnils })
  const events = await watchEvents(portal)
  const number = await changed('ta')
  assert.deepEqual(eventsOf(await events()), ['identity.failed snils-changed'])
  const [account] = await whose('RU-TA')
  const noted = await db
    .selectFrom('audit_event')
    .select('account_id')
    .where('region', '=', 'RU-TA')
    .where('event', '=', 'identity.failed')
    .execute()
  assert.deepEqual(noted, [{ account_id: account?.id }])
  assert.deepEqual(await tracesIn(portal), before)
  assert.equal((await first.get('/cards')).statusCode, 200, 'who is in stays in')
  assert.match((await first.get('/settings/happenings')).body, /Вход через Госуслуги остановлен/)
  assert.equal(await passwordEnters('ta'), true)

  assert.equal(await settled('RU-TA', number), 'settled')
  assert.equal(await settled('RU-TA', number), 'already')
})

test('LK-006 LK-007 merged records bring a new oid with the same СНИЛС: nobody gets in, and the account stays as it is', async () => {
  const first = await register('sve')
  const before = await tracesIn(portal)
  await change({ oid: newOid })
  await taken('sve')

  // Consent makes no difference.
  const browser = portal.browser()
  assert.equal((await browser.register('confirmed', 'sve')).statusCode, 403)
  assert.deepEqual(await tracesIn(portal), before)
  assert.equal((await first.get('/cards')).statusCode, 200)
  assert.equal(await passwordEnters('sve'), true)
})

test('LK-012 LK-015 one person in two regions has two accounts: the oid of one leads nowhere in the other', async () => {
  const kgd = await register('kgd')
  await kgd.post('/sign-out')
  const { answer } = await signIn('pri')
  assert.equal(location(answer), '/pri/consent', 'nothing says that they are known elsewhere')
  const browser = portal.browser()
  assert.equal(location(await browser.register('confirmed', 'pri')), '/cards')
  const [one, other] = [await whose('RU-KGD'), await whose('RU-PRI')]
  assert.deepEqual([one.length, other.length], [1, 1])
  assert.notDeepEqual(one[0]?.oid_index, other[0]?.oid_index, 'the index of each region is its own')
  const elsewhere = await portal.browser().post('/pri/sign-in', { login: vera.phone, password })
  assert.notEqual(location(elsewhere), '/cards', 'the password is of one region')
})
