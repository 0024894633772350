import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Authenticator } from './authenticator.ts'
import { location, type Answer, type Browser } from './browser.ts'
import { formsOn, untouched } from './forms.ts'
import { inventory, patternOf, type Found } from './naughty/inventory.ts'
import { askedToMake } from './passkeys.ts'
import { personOf } from './people.ts'
import { startPortal } from './portal.ts'
import { codeFor, ownCardOf } from './sharing.ts'

const portal = await startPortal()
const { db } = portal.database
const found = await inventory(portal)
const { phone: login } = await personOf(portal.simulator, 'minor')

/** What an honest person types, by field; for a form of a mistake, by what is mistaken. */
const typed: Readonly<Record<string, string>> = {
  login,
  password: 'Topolja79',
  again: 'Topolja79',
  current: 'Ryabina58',
  contact: 'vera@example.com',
  message: 'Не вижу карту',
  homePhone: '8 4722 12-34-56',
  name: 'Телефон',
  lastName: 'Петрова',
  firstName: 'Вероника',
  middleName: 'Ивановна',
  gender: 'male',
  snils: '112-233-445 95',
  citizenship: 'Белоруссия',
  birthPlace: 'с. Лесное',
  policy: '7853 3108 4200 2137',
  mobile: '+7 916 123-45-67',
  email: 'nika@example.com',
  registration: 'г. Белгород, ул. Мира, 3',
  residence: 'г. Белгород, ул. Мира, 5',
  'value-day': '1',
  'value-month': '2',
  'value-year': '1980',
  'birth-day': '30',
  'birth-month': '9',
  'birth-year': '2019',
  'issued-day': '3',
  'issued-month': '4',
  'issued-year': '2005',
}

/** The region that a person picked, which their browser remembers. */
for (const { browser } of found) browser.cookies.set('__Host-region', 'bel')

/** The form as it stands on its page now, filled in. */
async function filled({ browser, page, form }: Found): Promise<Record<string, string>> {
  const { body } = await browser.get(page)
  const now = formsOn(body).find(({ action }) => action === form.action) ?? form
  const mistaken = /\/mistakes\/(\w+)$/.exec(form.action)?.[1] ?? ''
  const fields = now.fields.filter(({ kind }) => kind !== 'hidden' && kind !== 'button')
  const values = fields
    // Ticks confirm what is odd; a child is chosen by one.
    .filter(({ kind, name }) => kind !== 'checkbox' || name === 'child-1')
    .map(({ name, kind, value }) => [
      name,
      isAnswer({ name, kind }) ? value : (typed[name === 'value' ? mistaken : name] ?? value),
    ])
  // Of several radios the first.
  return { ...untouched(now), ...Object.fromEntries(values.reverse()) }
}

/** A choice between what stands there and what Госуслуги tells bears the name of its field. */
const isAnswer = ({ name, kind }: { readonly name: string; readonly kind: string }) =>
  kind === 'radio' && name === 'lastName'

/** A code that somebody has just given. */
async function newCode(): Promise<string> {
  const giver = portal.browser()
  await giver.register('long-name')
  return codeFor(giver, await ownCardOf(giver))
}

/** A paper that the card has not got yet. */
const ofPaper: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  document: { paper: '03', series: 'I-АБ', number: '654321' },
  policy: { policyKind: 'temporary', policyNumber: '123456789' },
}

/** Gives a file, as often as it is asked for, and leads nowhere. */
const isDownload = (one: Found) => /^\/cards\/[\da-f-]{36}\/fhir$/.test(one.form.action)
/** What a device made for this session; a form of a sign-in by a key opens one session: portal/passkeys/sign-in.test.ts. */
const madeKey = async (browser: Browser) => new Authenticator().make(await askedToMake(browser))
const isOfDevice = (one: Found) => ['/bel/sign-in/passkey', '/passkey/proof'].includes(one.form.action)
const isSignIn = (one: Found) => one.form.action === '/bel/sign-in'
/** The last of a page that its person leaves for good stands last. */
const last = ['/settings', '/settings/proof', '/esia/proof', '/settings/closing', '/sign-out']
const inOrder = found
  .filter((one) => !isOfDevice(one))
  .toSorted((one, other) => last.indexOf(one.form.action) - last.indexOf(other.form.action))

const counted = async () => {
  const tables = ['account', 'patient_card', 'consent', 'support_request', 'password'] as const
  const rows = await Promise.all(
    tables.map((table) =>
      db
        .selectFrom(table)
        .select((row) => row.fn.countAll().as('rows'))
        .execute(),
    ),
  )
  const events = await db
    .selectFrom('audit_event')
    .select('event')
    // One deed may end many sessions; the events of those bear nothing of who did it.
    .where((row) => row.or([row('event', '<>', 'session.ended'), row('sealed', 'is not', null)]))
    .execute()
  const deeds = [
    'account.closed',
    'account.opened',
    'card.corrected',
    'card.checked',
    'consent.given',
    'devices.ended',
    'passkey.added',
    'passkey.removed',
    'passkey.renamed',
    'password.set',
    'support.asked',
    'session.ended',
  ]
  return {
    ...Object.fromEntries(tables.map((table, at) => [table, Number(rows[at]?.[0]?.rows)])),
    ...Object.fromEntries(deeds.map((deed) => [deed, events.filter(({ event }) => event === deed).length])),
  }
}

/** Госуслуги is reached with another state each time. */
const leadsTo = (answer: Answer) => location(answer).replace(/\?.*(?:state|redirect_url)=.*$/, '')

for (const one of inOrder) {
  const name = `${one.page.replace(/[\da-f]{8}-[\da-f-]{27}/, ':card')} ${patternOf(one.form.action)}`
  test(`ID-001 ID-003 ${name}: the button pressed twice at once, and once more, does one thing`, async () => {
    const { browser, form } = one
    const body = isSignIn(one)
      ? { login, password: 'Ryabina58' }
      : form.action === '/cards/code'
        ? { code: await newCode() }
        : form.action === '/settings/passkeys/new'
          ? { credential: await madeKey(browser) }
          : { ...(await filled(one)), ...ofPaper[/\/papers\/new\/(\w+)$/.exec(form.action)?.[1] ?? ''] }
    const cookies = new Map(isSignIn(one) ? [] : browser.cookies)
    const before: Readonly<Record<string, number>> = await counted()
    const press = async () => {
      // As a browser does that has not had the first answer yet.
      const impatient = portal.browser()
      for (const [key, value] of cookies) impatient.cookies.set(key, value)
      const answer = await impatient.post(form.action, body)
      return { answer, impatient }
    }
    const pressed = await Promise.all([press(), press()])
    pressed.push(await press())

    const status = isDownload(one) ? 200 : 303
    for (const { answer } of pressed) assert.equal(answer.statusCode, status, answer.body.slice(0, 2000))
    assert.equal(
      new Set(pressed.map(({ answer }) => leadsTo(answer))).size,
      1,
      pressed.map(({ answer }) => location(answer)).join('\n'),
    )

    const after: Readonly<Record<string, number>> = await counted()
    for (const [what, count] of Object.entries(before)) {
      assert.ok((after[what] ?? 0) - count <= 1, `${what} more than once`)
    }
    // Who presses here for somebody else goes on as themselves.
    if (form.action.startsWith('/bel/') || ['/sign-out', '/settings/closing'].includes(form.action)) return
    const [{ impatient } = { impatient: browser }] = pressed.slice(-1)
    for (const [key, value] of impatient.cookies) browser.cookies.set(key, value)
    if (cookies.has('__Host-session')) assert.equal((await browser.get('/cards')).statusCode, 200)
  })
}

test('however often the buttons were pressed, no session ended twice', async () => {
  const ends = await db
    .selectFrom('audit_event')
    .select('session_id')
    .where('event', '=', 'session.ended')
    .execute()
  assert.ok(ends.length > 3)
  assert.equal(new Set(ends.map(({ session_id }) => session_id)).size, ends.length)
})
