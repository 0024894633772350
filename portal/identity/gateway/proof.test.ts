import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { location, type Browser } from '../../../test/browser.ts'
import { endFaults, playFault } from '../../../test/faults.ts'
import { startPortal } from '../../../test/portal.ts'

const portal = await startPortal({ road: 'gateway' })
const { db } = portal.database
afterEach(() => endFaults(portal.simulator))

/** A person whose proof is too old for the numbers of the card, on their way to a new one. */
async function askedToProve(): Promise<{ browser: Browser; authorization: URL }> {
  const browser = portal.browser()
  assert.equal(location(await browser.register('confirmed')), '/cards')
  await db
    .updateTable('session')
    .set({ proved_at: new Date(0) })
    .execute()
  const asked = await browser.post('/esia/proof')
  assert.match(location(asked), /\/gateway\/logout\?/)
  return { browser, authorization: new URL(location(await browser.get('/esia/proof/go-on'))) }
}

const cards = async (browser: Browser) => (await browser.get('/cards')).body

test('OA-040 a fresh proof is asked for in so many words, and opens the numbers once given', async () => {
  const { browser, authorization } = await askedToProve()
  assert.equal(authorization.searchParams.get('prompt'), 'login')
  assert.equal(authorization.searchParams.get('max_age'), '0')
  assert.match(await cards(browser), /000-\*\*\*-\*\*\* 22/)

  await browser.get(await browser.signInAtGosuslugi(authorization.href, 'confirmed'))
  assert.match(await cards(browser), /000-000-701 22/)
})

for (const fault of ['gateway-old-sign-in', 'gateway-auth-time-missing']) {
  test(`OA-040 ${fault} is no fresh proof, and opens nothing`, async () => {
    const { browser, authorization } = await askedToProve()
    await playFault(portal.simulator, fault, { when: 'always' })
    const answer = await browser.get(await browser.signInAtGosuslugi(authorization.href, 'confirmed'))
    assert.equal(answer.statusCode, 403)
    assert.match(answer.body, /Госуслуги не спросили пароль/)
    assert.match(await cards(browser), /000-\*\*\*-\*\*\* 22/)
  })
}

test('OA-039 somebody else’s proof ends the session that asked for it', async () => {
  const { browser, authorization } = await askedToProve()
  await portal.browser().register('mother')
  await browser.get(await browser.signInAtGosuslugi(authorization.href, 'mother'))
  const page = await cards(browser)
  assert.doesNotMatch(page, /Иванова Вера/)
  assert.doesNotMatch(page, /000-000-701 22/)
})
