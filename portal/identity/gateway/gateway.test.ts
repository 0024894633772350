import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location } from '../../../test/browser.ts'
import { startPortal } from '../../../test/portal.ts'

const portal = await startPortal({ road: 'gateway' })

test('a person registers through the gateway, and finds the card that ESIA’s data made', async () => {
  const browser = portal.browser()
  const answer = await browser.register('confirmed')
  assert.equal(location(answer), '/cards', answer.body)
  const { body } = await browser.get('/cards')
  assert.match(body, /Иванова Вера Павловна/)
})
