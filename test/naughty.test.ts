import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventory, patternOf, typedOf, withoutCard, isForScript } from './naughty/inventory.ts'
import { strings } from './naughty/strings.ts'
import { isFreeText, tryForm } from './naughty/try-form.ts'
import { startPortal } from './portal.ts'

const portal = await startPortal()
const { db } = portal.database

const found = await inventory(portal)

test('a form is found for everything that takes one', () => {
  const routes = portal.routes
    .filter(({ method, url }) => method === 'POST' && !isForScript(url))
    .map(({ url }) => url)
  const actions = new Set(found.map(({ form }) => patternOf(form.action)))
  assert.ok(routes.length > 10)
  assert.deepEqual([...actions].sort(), routes.sort())
})

test('every field is of a kind that this test knows how to fill', () => {
  const kinds = new Set(found.flatMap(({ form }) => form.fields.map(({ kind }) => kind)))
  const known = ['hidden', 'button', 'text', 'tel', 'email', 'password', 'textarea', 'radio', 'checkbox']
  assert.deepEqual(
    [...kinds].filter((kind) => !known.includes(kind)),
    [],
  )
})

for (const one of found.filter((one) => typedOf(one).length > 0 && !isFreeText(one))) {
  const path = withoutCard(one.form.action)
  test(`IN-012 IN-005 AX-004 ${path} keeps or refuses whatever is typed, and loses nothing`, () =>
    tryForm(portal, one))
}

test('IN-012 what support was asked is kept to the last character', async () => {
  const rows = await db.selectFrom('support_request').selectAll().execute()
  const kept = new Set(
    rows.map(({ region, id, sealed }) => {
      const opened = portal.vault.open(region, { table: 'support_request', column: 'sealed', id }, sealed)
      assert.ok(typeof opened === 'object' && opened !== null && 'message' in opened)
      return opened.message
    }),
  )
  assert.ok(kept.size > strings.length / 2, String(kept.size))
  for (const message of kept) assert.ok(strings.includes(String(message)), JSON.stringify(message))
})
