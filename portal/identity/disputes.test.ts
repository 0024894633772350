import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { location, type Answer, type Browser } from '../../test/browser.ts'
import { changeThere, readThere } from '../../test/children.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { tracesIn, watchEvents } from '../../test/traces.ts'
import { sealedAccount } from '../account/sealed-account.ts'
import { hasCode } from '../db/error-code.ts'
import { enter } from '../db/statements/enter.ts'
import { disputeLasts } from './dispute.ts'
import { prepareEntry } from './entrance.ts'
import { findDispute, settleDispute } from './settle.ts'

const portal = await startPortal()
const { simulator, vault } = portal
const { db, now } = portal.database
const asBefore = await readThere(simulator, 'confirmed')
afterEach(() => changeThere(simulator, 'confirmed', asBefore))

const vera = await personOf(simulator, 'confirmed')
const password = 'Ryabina58'
/** An oid that Госуслуги gave to nobody else. */
const newOid = 1_000_499_001
const [otherSnils, thirdSnils] = ['000-000-801 24', '000-000-802 25']

async function register(region: string): Promise<Browser> {
  const browser = portal.browser()
  assert.equal(location(await browser.register('confirmed', region)), '/cards')
  assert.equal(location(await browser.post('/settings', { password, again: password })), '/settings?saved')
  return browser
}

async function signIn(region: string): Promise<{ browser: Browser; answer: Answer }> {
  const browser = portal.browser()
  const started = await browser.post(`/${region}/sign-in/start`)
  return {
    browser,
    answer: await browser.get(await browser.signInAtGosuslugi(location(started), 'confirmed')),
  }
}

/** Госуслуги and the number that the page tells for the support. */
async function stoppedAt(region: string, words: RegExp): Promise<string> {
  const { browser, answer } = await signIn(region)
  assert.equal(answer.statusCode, 403)
  assert.match(answer.body, words)
  assert.match(answer.body, new RegExp(`href="/${region}/support"`))
  assert.doesNotMatch(answer.body, /Иванова|Вера|701 22/, 'nothing of the account is shown')
  assert.equal(browser.cookies.has('__Host-session'), false)
  const [, number = ''] =
    /Номер для службы поддержки: <span[^>]*>([\dA-Z]{5}-[\dA-Z]{5})</.exec(answer.body) ?? []
  assert.ok(number)
  return number
}

const settled = async (region: string, number: string) => {
  const answer = await settleDispute({ db, vault }, { region, number, now: now() })
  return answer.ok ? 'settled' : answer.error
}
const passwordEnters = async (region: string) =>
  location(await portal.browser().post(`/${region}/sign-in`, { login: vera.phone, password })) === '/cards'
const whose = (region: string) =>
  db.selectFrom('account').select(['id', 'oid_index']).where('region', '=', region).execute()
const eventsOf = (happened: readonly { event: string; reason: string | undefined }[]) =>
  happened
    .filter(({ event }) => event.startsWith('identity.'))
    .map(({ event, reason }) => `${event} ${reason}`)

test('LK-003 a new surname is the same person: the account is named by it at once, and the card asks', async () => {
  await register('bel')
  await changeThere(simulator, 'confirmed', { lastName: 'Кузнецова' })
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
  await changeThere(simulator, 'confirmed', { snils: otherSnils })
  const events = await watchEvents(portal)
  const number = await stoppedAt('ta', /СНИЛС не тот, что раньше/)
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

test('LK-005 a СНИЛС that people have checked is taken by the next sign-in, and no other one is', async () => {
  await register('sam')
  await changeThere(simulator, 'confirmed', { snils: otherSnils })
  const number = await stoppedAt('sam', /СНИЛС не тот, что раньше/)
  assert.equal(await settled('RU-SAM', number), 'settled')

  await changeThere(simulator, 'confirmed', { snils: thirdSnils })
  await stoppedAt('sam', /СНИЛС не тот, что раньше/)
  await changeThere(simulator, 'confirmed', { snils: vera.snils })
  await stoppedAt('sam', /СНИЛС не тот, что раньше/)

  await changeThere(simulator, 'confirmed', { snils: otherSnils })
  const { browser, answer } = await signIn('sam')
  assert.equal(location(answer), '/cards')
  assert.match((await browser.get('/settings')).body, /000-000-801 24/)
  assert.match((await browser.get('/cards')).body, /Госуслуги передали новое/)
})

test('LK-006 LK-007 merged records bring a new oid with the same СНИЛС: nobody gets in, and the account stays as it is', async () => {
  const first = await register('sve')
  const before = await tracesIn(portal)
  await changeThere(simulator, 'confirmed', { oid: newOid })
  await stoppedAt('sve', /Этот СНИЛС уже есть на портале/)

  // Consent makes no difference.
  const browser = portal.browser()
  assert.equal((await browser.register('confirmed', 'sve')).statusCode, 403)
  assert.deepEqual(await tracesIn(portal), before)
  assert.equal((await first.get('/cards')).statusCode, 200)
  assert.equal(await passwordEnters('sve'), true)
})

test('LK-006 once people have checked it, the account is the new oid’s: the old one’s sessions and password are over', async () => {
  const first = await register('irk')
  const [account] = await whose('RU-IRK')
  await changeThere(simulator, 'confirmed', { oid: newOid })
  const number = await stoppedAt('irk', /Этот СНИЛС уже есть на портале/)
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

  await changeThere(simulator, 'confirmed', { oid: newOid })
  const number = await stoppedAt('kam', /Этот СНИЛС уже есть на портале/)
  assert.equal(await settled(region, number), 'settled')
  const before = await tracesIn(portal)
  await assert.rejects(enter(db, onItsWay), (error) => hasCode(error, '23502'))
  assert.deepEqual(await tracesIn(portal), before)
})

test('LK-016 what people settled goes back by the same road, and the log tells of both, and what stood before', async () => {
  await register('mag')
  const before = await whose('RU-MAG')
  await changeThere(simulator, 'confirmed', { oid: newOid })
  const there = await stoppedAt('mag', /Этот СНИЛС уже есть на портале/)
  assert.equal(await settled('RU-MAG', there), 'settled')

  // The old oid is nobody's any more, and who comes by it is stopped in turn.
  await changeThere(simulator, 'confirmed', asBefore)
  const back = await stoppedAt('mag', /Этот СНИЛС уже есть на портале/)
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

test('LK-002 a СНИЛС whose card has another name or day of birth is not settled by anybody', async () => {
  await register('oms')
  const before = await whose('RU-OMS')
  await changeThere(simulator, 'confirmed', { oid: newOid, birthDate: '1985-05-05' })
  const number = await stoppedAt('oms', /Этот СНИЛС уже есть на портале/)
  assert.equal(await settled('RU-OMS', number), 'another-person')
  await changeThere(simulator, 'confirmed', { birthDate: asBefore['birthDate'], firstName: 'Зоя' })
  assert.equal(
    await settled('RU-OMS', await stoppedAt('oms', /Этот СНИЛС уже есть на портале/)),
    'another-person',
  )
  assert.deepEqual(await whose('RU-OMS'), before)
})

test('a number of another region, of nothing, of long ago, or settled before, settles nothing', async () => {
  await register('nvs')
  await changeThere(simulator, 'confirmed', { oid: newOid })
  const number = await stoppedAt('nvs', /Этот СНИЛС уже есть на портале/)
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
