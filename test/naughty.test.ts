import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { typedFrom } from '../portal/patient-cards/own-typed.ts'
import { isCardFieldName } from '../portal/patient-cards/patient-card.ts'
import { sealedCard } from '../portal/patient-cards/sealed-card.ts'
import type { Browser } from './browser.ts'
import { formsOn, textOf, untouched, valueOf, type PageForm } from './forms.ts'
import { assertErrorsTold } from './naughty/errors-told.ts'
import { inventory, patternOf, withoutCard, type Found } from './naughty/inventory.ts'
import { assertHarmless, strings } from './naughty/strings.ts'
import { startPortal } from './portal.ts'

const portal = await startPortal()
const { db } = portal.database

/** Each request of a new house, so that no limit of one address hides the answer. */
let houses = 0
function fromAnotherHouse(browser: Browser): Browser {
  houses += 1
  browser.address = `10.${(houses >> 16) & 255}.${(houses >> 8) & 255}.${houses & 255}`
  return browser
}

/** What a person can't type: hidden fields, and the values of buttons. */
const isOurs = ({ kind }: { readonly kind: string }) => ['hidden', 'button'].includes(kind)
const typedOf = ({ form }: Found) => form.fields.filter((field) => !isOurs(field))

const found = await inventory(portal)

test('a form is found for everything that takes one', () => {
  const routes = portal.routes.filter(({ method }) => method === 'POST').map(({ url }) => url)
  const actions = new Set(found.map(({ form }) => patternOf(form.action)))
  assert.ok(routes.length > 10)
  assert.deepEqual([...actions].sort(), routes.sort())
})

test('every field is of a kind that this test knows how to fill', () => {
  const kinds = new Set(found.flatMap(({ form }) => form.fields.map(({ kind }) => kind)))
  const known = ['hidden', 'button', 'text', 'tel', 'email', 'password', 'textarea', 'radio']
  assert.deepEqual(
    [...kinds].filter((kind) => !known.includes(kind)),
    [],
  )
})

/** The form of this find as its page bears it now. */
async function fresh({ browser, page, form }: Found) {
  const names = JSON.stringify(form.fields.map(({ name }) => name))
  const now = formsOn((await browser.get(page)).body).find(
    ({ action, fields }) =>
      action === form.action && JSON.stringify(fields.map(({ name }) => name)) === names,
  )
  return now ?? form
}

/** Of a number its digits count, of words their letters: what the person meant by them. */
function essence(name: string, value: string, action: string): string {
  if (/mobile|homePhone|snils|policy/.test(name + action))
    return value.replaceAll(/\D/g, '').replace(/^8/, '7')
  return value
    .normalize('NFC')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

for (const one of found) {
  const typed = typedOf(one)
  if (typed.length === 0) continue

  const { action } = one.form
  test(`IN-012 IN-005 AX-004 ${withoutCard(action)} keeps or refuses whatever is typed, and loses nothing`, async () => {
    let form = await fresh(one)
    for (const sent of strings) {
      const body = { ...untouched(form), ...Object.fromEntries(typed.map(({ name }) => [name, sent])) }
      const answer = await fromAnotherHouse(one.browser).post(action, body)
      assertHarmless(answer, sent)

      if (answer.statusCode === 422) {
        for (const { name, kind } of typed.filter(({ kind }) => kind !== 'radio')) {
          const shown = kind === 'password' ? '' : sent
          assert.equal(valueOf(answer.body, name), shown, `${name}: ${JSON.stringify(sent)}`)
        }
        assertErrorsTold(answer.body)
        continue
      }
      assert.ok([303, 400].includes(answer.statusCode), `${answer.statusCode} for ${JSON.stringify(sent)}`)
      if (answer.statusCode === 400 || !action.startsWith('/cards/')) continue
      const kept = await keptIn(action)
      form = kept === undefined ? await fresh(one) : withVersion(form, kept.version)
      for (const { name } of typed) {
        const held = kept === undefined ? valueIn(form, name) : kept.typed[name]
        assert.equal(essence(name, held ?? '', action), essence(name, sent, action))
      }
    }
  })
}

const valueIn = ({ fields }: PageForm, wanted: string) => fields.find(({ name }) => name === wanted)?.value

const withVersion = ({ action, fields }: PageForm, version: number): PageForm => ({
  action,
  fields: fields.map((field) => (field.name === 'version' ? { ...field, value: String(version) } : field)),
})

/** What the form of a mistake would show, read from its row: a page for each string would take as long again. */
async function keptIn(action: string) {
  const [, id = '', field = ''] = /^\/cards\/([\da-f-]{36})\/mistakes\/(\w+)$/.exec(action) ?? []
  if (!isCardFieldName(field)) return undefined
  const row = await db
    .selectFrom('patient_card')
    .select(['region', 'id', 'version', 'sealed'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const typed: Readonly<Record<string, string | undefined>> = typedFrom(
    sealedCard.open(portal.vault, row, row.sealed),
    field,
    false,
  )
  return { version: row.version, typed }
}

test('XI-002 IN-012 what a person typed into their card is printed on it as letters', async () => {
  const one = found.find(({ form }) => form.action.endsWith('/mistakes/birthPlace'))
  assert.ok(one)
  const marked = strings.filter((text) => /[<>&"']/.test(text))
  let printed = 0
  for (const sent of marked) {
    const form = await fresh(one)
    const answer = await one.browser.post(form.action, { ...untouched(form), value: sent })
    const cards = await one.browser.get('/cards')
    assertHarmless(cards, sent)
    if (answer.statusCode !== 303) continue
    printed += 1
    assert.ok(textOf(cards.body).includes(sent.normalize('NFC').trim()), JSON.stringify(sent))
  }
  assert.ok(printed > 100, String(printed))
})

test('IN-012 what support was asked is kept to the last character', async () => {
  const rows = await db.selectFrom('support_request').selectAll().execute()
  const kept = new Set(
    rows.map(({ region, id, sealed }) => {
      const opened = portal.vault.open(region, { table: 'support_request', column: 'sealed', id }, sealed)
      assert.ok(typeof opened === 'object' && opened !== null && 'message' in opened)
      return opened.message
    }),
  )
  assert.ok(kept.size > 300, String(kept.size))
  for (const message of kept) assert.ok(strings.includes(String(message)), JSON.stringify(message))
})

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
  assert.deepEqual([...names].sort(), ['answer', 'document', 'region', 'version', 'waiting'])
})

for (const [where, { one, name }] of new Map(withOurs.map((field) => [field.where, field]))) {
  test(`IN-018 ${where} holds what the portal put there, or nothing happens`, async () => {
    const form = await fresh(one)
    const before = await traces()
    for (const sent of strings) {
      const answer = await fromAnotherHouse(one.browser).post(one.form.action, {
        ...untouched(form),
        [name]: sent,
      })
      assertHarmless(answer, sent)
      assert.ok(
        answer.statusCode >= 400 || typedOf(one).length > 0,
        `${answer.statusCode} ${JSON.stringify(sent)}`,
      )
    }
    assert.deepEqual(await traces(), before)
  })
}

test('IN-018 with nothing touched each of these forms is taken', async () => {
  for (const one of new Set(withOurs.map(({ one }) => one).filter((one) => typedOf(one).length === 0))) {
    const form = await fresh(one)
    assert.equal((await one.browser.post(form.action, untouched(form))).statusCode, 303, form.action)
  }
})

for (const { url } of portal.routes.filter(({ method }) => method === 'GET')) {
  test(`XI-003 IN-012 ${url} bears whatever stands in its address`, async () => {
    const visitor = portal.browser()
    const names = [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
    const real = url.replace(':region', 'bel').replaceAll(/:\w+/g, '0')
    for (const sent of strings) {
      const query = new URLSearchParams({ state: sent, code: sent, error: sent, saved: sent, [sent]: sent })
      const paths = [
        `${real}?${query.toString()}`,
        ...names.map((name) => url.replace(`:${name}`, encodeURIComponent(sent)).replace(':region', 'bel')),
      ]
      for (const path of paths) assertHarmless(await fromAnotherHouse(visitor).get(path), sent)
    }
  })
}
