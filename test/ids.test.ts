import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formsOn, linksOn } from './forms.ts'
import { stageIn } from './levels/stage.ts'
import { startPortal } from './portal.ts'

const portal = await startPortal()
const stage = await stageIn(portal, 'bel', { elsewhere: 'ta' })
const browser = await stage.visit('fresh')

const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g
const random = /^[\da-f]{8}-[\da-f]{4}-[47][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

test('AZ-005 whatever names something of a person is random: in addresses, forms and files', async () => {
  const { own, kept, draft } = stage.ids
  const pages = [
    '/cards',
    `/cards/${own}`,
    `/cards/${own}/history`,
    `/cards/${own}/fhir`,
    `/cards/${kept}/access`,
    `/cards/${kept}/leaving`,
    `/cards/new/${draft}/check`,
    '/settings',
    '/settings/devices',
    '/settings/happenings',
  ]
  const found = new Set<string>()
  for (const page of pages) {
    const { body, headers, statusCode } = await browser.get(page)
    assert.equal(statusCode, 200, page)
    assert.equal(headers.etag, undefined)
    for (const [id] of body.matchAll(uuid)) found.add(id)

    const values = formsOn(body).flatMap(({ action, fields }) => [
      action,
      ...fields.filter(({ kind, name }) => kind === 'hidden' && name !== 'version').map(({ value }) => value),
    ])
    for (const value of [...linksOn(body), ...values]) {
      const part = value.split('/').find((one) => /^\d+$/.test(one))
      // The place of a paper on its own card is a number, and means nothing without the card.
      if (!/^\/cards\/[\da-f-]{36}\/papers\/\d\/removal$/.test(value)) assert.equal(part, undefined, value)
    }
  }
  const file = await browser.post(`/cards/${own}/fhir`)
  assert.equal(file.statusCode, 200)
  for (const [id] of file.body.matchAll(uuid)) found.add(id)

  assert.ok(found.size > 10, String(found.size))
  assert.deepEqual(
    [...found].filter((id) => !random.test(id)),
    [],
  )
})

test('AZ-005 numbers that people read out are not counted up', async () => {
  const numbers: string[] = []
  for (const message of ['Не вижу карту', 'Не вижу карты', 'Не вижу карт']) {
    const { headers } = await portal.browser().post('/bel/support', { contact: 'vera@example.com', message })
    numbers.push(String(headers.location).replaceAll(/\D/g, ''))
  }
  const [first = 0, second = 0, third = 0] = numbers.map(Number)
  assert.ok(Math.abs(second - first) > 2 || Math.abs(third - second) > 2, numbers.join(' '))
})

test('AZ-023 staff has no account: no level, no route and no column knows one', async () => {
  const staff = /admin|operator|staff|role|superuser|moderator|impersonat/
  for (const { url, level } of portal.levels) assert.doesNotMatch(`${url} ${level}`, staff)
  for (const table of ['account', 'session', 'card_keeper'] as const) {
    const [row] = await portal.database.db.selectFrom(table).selectAll().limit(1).execute()
    assert.ok(row)
    for (const column of Object.keys(row)) assert.doesNotMatch(column, staff)
  }
})
