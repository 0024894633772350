import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Answer } from '../../test/browser.ts'
import { startPortal } from '../../test/portal.ts'
import { speaksToPatients, tracesIn, watchEvents } from '../../test/traces.ts'

/** How the box that holds the key answers now. */
let box: 'signs' | 'fails' | 'hangs' | 'gives rubbish' = 'signs'

const portal = await startPortal({
  signer: (honest) => ({
    ...honest,
    sign(message) {
      if (box === 'fails') throw new Error('secret-pin-of-the-box')
      if (box === 'hangs') return Promise.withResolvers<never>().promise
      return box === 'signs' ? honest.sign(message) : Promise.resolve(new Uint8Array(3))
    },
  }),
})
const attempts = () => portal.database.db.selectFrom('attempt').select('id').execute()

function isUnavailable({ statusCode, body }: Answer): void {
  assert.equal(statusCode, 503)
  assert.match(body, /Госуслуги сейчас не отвечают/)
  assert.match(body, /Начать ещё раз/)
  assert.doesNotMatch(body, /secret-pin/)
  speaksToPatients(body, '/')
}

for (const trouble of ['fails', 'hangs', 'gives rubbish'] as const) {
  test(`IF-007 when the signer ${trouble}, a registration ends on a page, and goes on when it is mended`, async () => {
    const browser = portal.browser()
    box = trouble
    const events = await watchEvents(portal)
    const before = await tracesIn(portal)
    const answer = await browser.startRegistration()

    isUnavailable(answer)
    assert.deepEqual(await events(), [{ event: 'identity.failed', region: 'RU-BEL', reason: 'unavailable' }])
    assert.deepEqual(await tracesIn(portal), before)

    box = 'signs'
    const again = /href="([^"]+)"[^>]*>\s*Начать ещё раз/.exec(answer.body)?.[1] ?? ''
    assert.equal(again, '/bel/registration')
    assert.equal((await browser.get(again)).statusCode, 200)
    const started = await browser.post('/bel/registration/start')
    assert.match(location(started), new RegExp(`^${portal.simulator}/aas/oauth2/v2/ac\\?`))
  })
}

test('IF-007 a sign-in whose signer fails leads back to the sign-in page, and keeps no attempt', async () => {
  const before = await attempts()
  box = 'fails'
  const answer = await portal.browser().post('/bel/sign-in/start')
  box = 'signs'

  isUnavailable(answer)
  assert.match(answer.body, /href="\/bel\/sign-in"[^>]*>\s*Начать ещё раз/)
  assert.deepEqual(await attempts(), before)
})

test('IF-007 a fresh proof whose signer fails leads back to the settings, and the session stays', async () => {
  const browser = portal.browser()
  await browser.register('confirmed')
  await browser.post('/esia/proof')
  box = 'fails'
  const answer = await browser.get('/esia/proof/go-on')
  box = 'signs'

  isUnavailable(answer)
  assert.match(answer.body, /href="\/settings"[^>]*>\s*Начать ещё раз/)
  assert.equal((await browser.get('/cards')).statusCode, 200)
})

test('IF-007 a signer that fails only after Госуслуги signs nobody in', async () => {
  const browser = portal.browser()
  const started = await browser.startRegistration()
  const callback = await browser.signInAtGosuslugi(location(started), 'mother')
  const before = await tracesIn(portal)
  box = 'fails'
  const answer = await browser.get(callback)
  box = 'signs'

  isUnavailable(answer)
  assert.deepEqual(await tracesIn(portal), before)
  assert.equal(browser.cookies.has('__Host-session'), false)
})
