import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location } from '../../test/browser.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()

test('a correction', async () => {
  const browser = portal.browser()
  await browser.register('confirmed')
  const cards = await browser.get('/cards')
  const id = /\/cards\/([\da-f-]{36})\//.exec(cards.body)?.[1]
  const answer = await browser.post(`/cards/${id}/mistakes/lastName`, { version: '1', value: 'Петрова' })
  assert.equal(location(answer), '/cards?saved', answer.body)
})
