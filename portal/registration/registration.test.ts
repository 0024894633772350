import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location } from '../../test/browser.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()

test('a person who agrees and proves who they are lands in «Мои карты» with their card', async () => {
  const browser = portal.browser()
  const answer = await browser.register('confirmed')

  assert.equal(location(answer), '/cards', answer.body)
  const cards = await browser.get('/cards')
  assert.equal(cards.statusCode, 200)
  assert.match(cards.body, /Мои карты/)
})

test('registering twice keeps one account and one card', async () => {
  assert.equal(location(await portal.browser().register('mother')), '/cards')
  assert.equal(location(await portal.browser().register('mother')), '/cards')

  const accounts = await portal.database.db.selectFrom('account').selectAll().execute()
  const cards = await portal.database.db.selectFrom('patient_card').selectAll().execute()
  assert.equal(accounts.length, 2)
  assert.equal(cards.length, 2)
})
