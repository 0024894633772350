import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Browser } from '../../../test/browser.ts'
import { startPortal } from '../../../test/portal.ts'

const portal = await startPortal()

/** To Госуслуги for children and back; the answer of the callback. */
async function askForChildren(browser: Browser, person = 'mother') {
  const started = await browser.post('/cards/children/start')
  return browser.get(await browser.signInAtGosuslugi(location(started), person))
}

test('a mother adds both children from Госуслуги, chosen one by one', async () => {
  const browser = portal.browser()
  await browser.register('mother')
  const back = await askForChildren(browser)
  assert.equal(location(back), '/cards/children')
  const page = await browser.get('/cards/children')
  const ids = [...page.body.matchAll(/name="(child-\d)" type="checkbox" value="([^"]+)"/g)].map(
    ([, n, v]) => [n, v],
  )
  const made = await browser.post('/cards/children', Object.fromEntries(ids))
  assert.equal(location(made), '/cards?children')
  const { body } = await browser.get('/cards?children')
  for (const name of ['Соколов Михаил Андреевич', 'Соколова Полина Андреевна'])
    assert.ok(body.includes(name), name)
})
