import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location } from '../../../test/browser.ts'
import { startPortal } from '../../../test/portal.ts'

const portal = await startPortal({ road: 'gateway' })

test('a road that tells of no children offers typing alone, and says why', async () => {
  const browser = portal.browser()
  assert.equal(location(await browser.register('mother')), '/cards')
  assert.doesNotMatch((await browser.get('/cards')).body, /Добавить детей с Госуслуг/)
  const { body } = await browser.get('/cards/new')
  assert.match(body, /Добавить детей с Госуслуг[^]*не передают порталу данные детей/)
  assert.doesNotMatch(body, /cards\/children\/start/)
  assert.equal(location(await browser.post('/cards/children/start')), '/cards/new')
})
