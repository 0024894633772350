import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location } from '../../test/browser.ts'
import { valueOfHidden } from '../../test/forms.ts'
import { ownRegions, startPortal } from '../../test/portal.ts'
import { tracesIn } from '../../test/traces.ts'

/** As an operator’s list that was changed, and instances started anew with it. */
const regions = new Map(ownRegions())
const portal = await startPortal({ regions })
const belgorod = regions.get('RU-BEL')
assert.ok(belgorod)
const close = () => regions.set('RU-BEL', { ...belgorod, open: false })
const reopen = () => regions.set('RU-BEL', belgorod)

test('AZ-010 a region that closes under a registration says so, and makes nothing', async () => {
  const reading = portal.browser()
  const document = valueOfHidden((await reading.get('/bel/consent')).body, 'document') ?? ''
  const before = await tracesIn(portal)
  close()
  try {
    const answer = await reading.post('/bel/consent', { document, answer: 'yes' })
    assert.equal(location(answer), '/bel')
    assert.match((await reading.get('/bel')).body, /Регистрация в этом регионе закрыта/)
    assert.equal(location(await reading.post('/bel/registration/start')), '/bel/consent')
    assert.equal(location(await reading.get('/bel/consent')), '/bel')
    assert.deepEqual(await tracesIn(portal), before)
  } finally {
    reopen()
  }
})

test('AZ-010 whoever is at Госуслуги while the region closes comes back to all or nothing', async () => {
  const browser = portal.browser()
  const started = await browser.startRegistration()
  const callback = await browser.signInAtGosuslugi(location(started), 'confirmed')
  const before = await tracesIn(portal)
  close()
  try {
    const answer = await browser.get(callback)
    const after = await tracesIn(portal)
    // The consent was given while it was open, and holds for the ten minutes of its attempt.
    assert.equal(location(answer), '/cards')
    for (const table of ['account', 'patient_card', 'consent', 'session'])
      assert.equal(after[table], (before[table] ?? 0) + 1, table)
    assert.equal((await browser.get('/cards')).statusCode, 200)
  } finally {
    reopen()
  }
})

test('AZ-010 a region that is gone has no pages, takes no answers, and opens no cabinet', async () => {
  const inside = portal.browser()
  assert.equal(location(await inside.register('mother')), '/cards')
  const outside = portal.browser()
  const started = await outside.startRegistration()
  const callback = await outside.signInAtGosuslugi(location(started), 'minor')
  const before = await tracesIn(portal)
  regions.delete('RU-BEL')
  try {
    assert.equal((await outside.get('/bel')).statusCode, 404)
    const answer = await outside.get(callback)
    assert.equal(answer.statusCode, 400)
    assert.match(answer.body, /Вход не завершён/)
    const cards = await inside.get('/cards')
    assert.equal(cards.statusCode, 401)
    assert.match(cards.body, /Нужно войти ещё раз/)
    assert.deepEqual(await tracesIn(portal), before)
  } finally {
    reopen()
  }
})
