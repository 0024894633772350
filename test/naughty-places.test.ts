import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { untouched } from './forms.ts'
import { fromAnotherHouse } from './naughty/houses.ts'
import { fresh, inventory, isOurs, patternOf, typedOf, type Found } from './naughty/inventory.ts'
import { assertHarmless, strings } from './naughty/strings.ts'
import { startPortal } from './portal.ts'

const portal = await startPortal()
const { db } = portal.database

const found = await inventory(portal)

/** How much there is of everything that a form can make or change. */
async function traces(): Promise<unknown> {
  const { rows } =
    await sql`select (select count(*) from attempt) as attempts, (select count(*) from account) as accounts,
    (select count(*) from consent) as consents, (select count(*) from session) as sessions,
    (select sum(version) from patient_card) as versions, (select count(checked_at) from patient_card) as checks`.execute(
      db,
    )
  return rows
}

const withOurs = found.flatMap((one) =>
  one.form.fields
    .filter(isOurs)
    .map(({ name }) => ({ one, name, where: `${patternOf(one.form.action)} ${name}` })),
)
test('the fields that nobody types are these', () => {
  const names = new Set(withOurs.map(({ name }) => name))
  assert.deepEqual([...names].sort(), [
    'answer',
    'back',
    'credential',
    'document',
    'invitation',
    'keeper',
    'region',
    'version',
    'waiting',
    'was',
  ])
})

for (const [where, { one, name }] of new Map(withOurs.map((field) => [field.where, field]))) {
  test(`IN-018 ${where} holds what the portal put there, or nothing happens`, async () => {
    const form = await fresh(one)
    const before = await traces()
    const honest = untouched(form)
    for (const sent of strings.filter((text) => text !== honest[name])) {
      const answer = await fromAnotherHouse(one.browser).post(one.form.action, { ...honest, [name]: sent })
      assertHarmless(answer, sent)
      assert.ok(
        answer.statusCode >= 400 || typedOf(one).length > 0,
        `${answer.statusCode} ${JSON.stringify(sent)}`,
      )
    }
    assert.deepEqual(await traces(), before)
  })
}

/** What script fills in with the answer of a device; with nothing touched there is none. */
const isOfDevice = ({ form }: Found) => form.fields.some(({ name }) => name === 'credential')

test('IN-018 with nothing touched each of these forms is taken, but those that a device answers', async () => {
  for (const one of new Set(withOurs.map(({ one }) => one).filter((one) => typedOf(one).length === 0))) {
    const form = await fresh(one)
    const { statusCode } = await one.browser.post(form.action, untouched(form))
    assert.equal(statusCode, isOfDevice(one) ? 400 : 303, form.action)
  }
})

/** Of a page that reads none of its parameters, many are as good as one. */
const together = 20
const batches = Array.from({ length: Math.ceil(strings.length / together) }, (_, at) =>
  strings.slice(at * together, (at + 1) * together),
)

for (const { url } of portal.routes.filter(({ method }) => method === 'GET')) {
  const names = [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const real = url.replace(':region', 'bel').replaceAll(/:\w+/g, '0')
  const visitor = portal.browser()

  test(`XI-003 IN-012 ${url} bears whatever stands behind its question mark`, async () => {
    for (const batch of batches) {
      const query = new URLSearchParams(
        batch.flatMap((sent, at): [string, string][] => [
          [`p${at}`, sent],
          [sent, 'x'],
        ]),
      )
      const answer = await fromAnotherHouse(visitor).get(`${real}?${query.toString()}`)
      for (const sent of batch) assertHarmless(answer, sent)
    }
    // These names mean something somewhere, so each of them bears each string alone.
    if (!/callback/.test(url)) return
    for (const sent of strings) {
      const query = new URLSearchParams({
        state: sent,
        code: sent,
        error: sent,
        error_description: sent,
        iss: sent,
      })
      assertHarmless(await fromAnotherHouse(visitor).get(`${real}?${query.toString()}`), sent)
    }
  })

  for (const name of names) {
    test(`XI-003 IN-012 ${url} bears whatever stands in the place of its ${name}`, async () => {
      for (const sent of strings) {
        const path = url.replace(`:${name}`, encodeURIComponent(sent)).replace(':region', 'bel')
        assertHarmless(await fromAnotherHouse(visitor).get(path), sent)
      }
    })
  }
}
