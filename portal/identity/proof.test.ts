import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { location, type Answer, type Browser } from '../../test/browser.ts'
import { endFaults, playFault } from '../../test/faults.ts'
import { startPortal } from '../../test/portal.ts'
import { speaksToPatients, tracesIn, watchEvents } from '../../test/traces.ts'

const portal = await startPortal()
const { db } = portal.database
afterEach(() => endFaults(portal.simulator))

/** A person whose proof is too old for the numbers of the card. */
async function entered(): Promise<Browser> {
  const browser = portal.browser()
  assert.equal(location(await browser.register('confirmed')), '/cards')
  await db
    .updateTable('session')
    .set({ proved_at: new Date(0) })
    .execute()
  return browser
}

async function prove(browser: Browser): Promise<Answer> {
  await browser.post('/esia/proof')
  const started = await browser.get('/esia/proof/go-on')
  return browser.get(await browser.signInAtGosuslugi(location(started), 'confirmed'))
}

const proofs = async () =>
  (await db.selectFrom('session').select(['id', 'proved_at']).execute()).sort((a, b) =>
    a.id.localeCompare(b.id),
  )

test('OA-040 an answer for which Госуслуги asked nothing is no fresh proof, and the session stays as it was', async () => {
  const browser = await entered()
  const before = await proofs()
  const events = await watchEvents(portal)
  await playFault(portal.simulator, 'old-sign-in', { when: 'always' })
  const answer = await prove(browser)

  assert.equal(answer.statusCode, 403)
  assert.match(answer.body, /Госуслуги не спросили пароль[^]*href="\/settings"[^]*Начать ещё раз/)
  speaksToPatients(answer.body, '/')
  assert.deepEqual(await proofs(), before)
  assert.match((await browser.get('/cards')).body, /000-\*\*\*-\*\*\* 22/)
  assert.deepEqual(
    (await events()).map(({ event, reason }) => [event, reason]),
    [['identity.failed', 'not-proved']],
  )
})

test('OA-040 a proof that was asked for and given opens the numbers', async () => {
  const browser = await entered()
  assert.equal(location(await prove(browser)), '/cards')
  assert.match((await browser.get('/cards')).body, /000-000-701 22/)
})

/** What can go wrong on the way to a fresh proof: one of each kind. */
const troubles = [
  'refused',
  'status-500',
  'bad-signature',
  'person-another',
  'person-deleted',
  'person-unconfirmed',
]
for (const fault of troubles) {
  test(`a fresh proof that ends on ${fault} leaves the session as it was, and leads back to the settings`, async () => {
    const browser = await entered()
    const before = await proofs()
    await playFault(portal.simulator, fault, { when: 'always' })
    const answer = await prove(browser)

    assert.ok(answer.statusCode >= 400)
    assert.match(answer.body, /href="\/settings"[^>]*>\s*Начать ещё раз/)
    speaksToPatients(answer.body, '/')
    assert.deepEqual(await proofs(), before)
    assert.equal((await browser.get('/settings')).statusCode, 200)
  })
}

test('PD-009 a record with another СНИЛС than before changes nothing of the account, and goes to support', async () => {
  await entered()
  const contents = () => db.selectFrom('account').selectAll().execute()
  const [before, traces] = [await contents(), await tracesIn(portal)]
  await playFault(portal.simulator, 'person-another', { when: 'always' })

  const browser = portal.browser()
  const answer = await browser.register('confirmed')
  assert.equal(answer.statusCode, 403)
  assert.match(answer.body, /СНИЛС не тот, что раньше[^]*\/bel\/support/)
  speaksToPatients(answer.body, '/')
  assert.equal(browser.cookies.has('__Host-session'), false)
  assert.deepEqual(await contents(), before)
  assert.deepEqual(await tracesIn(portal), traces)
})

for (const fault of ['without-snils', 'person-missing-snils']) {
  test(`PD-009 a known person who comes with ${fault} is stopped, and keeps the logins`, async () => {
    await entered()
    const before = await tracesIn(portal)
    await playFault(portal.simulator, fault, { when: 'always' })
    assert.equal((await portal.browser().register('confirmed')).statusCode, 403)
    assert.deepEqual(await tracesIn(portal), before)
  })
}

test('PD-005 a closed record of Госуслуги enters nobody, not even a patient who is known here', async () => {
  await entered()
  const before = await tracesIn(portal)
  await playFault(portal.simulator, 'person-deleted', { when: 'always' })
  const browser = portal.browser()
  const answer = await browser.register('confirmed')
  assert.equal(answer.statusCode, 403)
  assert.match(answer.body, /Эта учётная запись Госуслуг не действует/)
  assert.equal(browser.cookies.has('__Host-session'), false)
  assert.deepEqual(await tracesIn(portal), before)
})
