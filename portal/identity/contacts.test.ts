import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { location, type Browser } from '../../test/browser.ts'
import { changeThere, readThere } from '../../test/children.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { watchEvents } from '../../test/traces.ts'
import { sealedFormer } from '../notices/sealed-former.ts'

const portal = await startPortal()
const { db } = portal.database
const { simulator } = portal
const asBefore = await Promise.all(['confirmed', 'mother'].map((id) => readThere(simulator, id)))
const spare = ['+7(000)0007001', '+7(000)0007002']

afterEach(async () => {
  // Numbers that were swapped have to be free before they go home.
  for (const [at, id] of ['confirmed', 'mother'].entries())
    await changeThere(simulator, id, { phone: spare[at], email: `spare-${at}@pochta.example` })
  for (const [at, id] of ['confirmed', 'mother'].entries())
    await changeThere(simulator, id, asBefore[at] ?? {})
})

const vera = await personOf(simulator, 'confirmed')
const anna = await personOf(simulator, 'mother')
const password = 'Ryabina58'

async function register(id: string, region: string): Promise<Browser> {
  const browser = portal.browser()
  assert.equal(location(await browser.register(id, region)), '/cards')
  return browser
}

async function registerWithPassword(id: string, region: string): Promise<Browser> {
  const browser = await register(id, region)
  assert.equal(location(await browser.post('/settings', { password, again: password })), '/settings?saved')
  return browser
}

async function comeBack(id: string, region: string): Promise<Browser> {
  const browser = portal.browser()
  const started = await browser.post(`/${region}/sign-in/start`)
  assert.equal(location(await browser.get(await browser.signInAtGosuslugi(location(started), id))), '/cards')
  return browser
}

/** Who is let in by this login and the password; undefined: nobody. */
async function whoEnters(login: string, region: string): Promise<string | undefined> {
  const browser = portal.browser()
  if (location(await browser.post(`/${region}/sign-in`, { login, password })) !== '/cards') return undefined
  const { body } = await browser.get('/cards')
  return [vera, anna].find(({ name }) => body.includes(name.split(' ')[1] ?? name))?.id
}

/** Who is told of what, in the region: those whose contacts went bear them. */
async function toldOf(region: string) {
  const rows = await db.selectFrom('notice').selectAll().where('region', '=', region).execute()
  return rows
    .filter(({ kind }) => kind === 'contacts.changed' || kind === 'identity.changed')
    .map(({ id, kind, former_sealed: former }) => ({
      kind,
      former: former === null ? undefined : sealedFormer.open(portal.vault, { region, id }, former),
    }))
    .toSorted((one, other) => Number(one.former !== undefined) - Number(other.former !== undefined))
}

const textOf = (page: string) =>
  (/<main[^]*<\/main>/.exec(page)?.[0] ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

const eventsOf = (happened: readonly { event: string }[]) =>
  happened.map(({ event }) => event).filter((event) => /^(?:contacts|identity|login)\./.test(event))

test('a phone and an e-mail changed at Госуслуги are the logins from the next sign-in on, and the former ones are none', async () => {
  await registerWithPassword('confirmed', 'bel')
  await changeThere(simulator, 'confirmed', { phone: '+7(000)0007101', email: 'vera-new@pochta.example' })
  assert.equal(await whoEnters(vera.phone, 'bel'), 'confirmed', 'the portal has not heard of it yet')

  const events = await watchEvents(portal)
  const browser = await comeBack('confirmed', 'bel')
  assert.deepEqual(eventsOf(await events()), ['contacts.changed'])
  assert.deepEqual(
    await toldOf('RU-BEL'),
    [
      { kind: 'contacts.changed', former: undefined },
      { kind: 'contacts.changed', former: { email: vera.email, phone: vera.phone.replaceAll(/[()]/g, '') } },
    ],
    'the new contacts and the old ones',
  )
  assert.equal(await whoEnters(vera.phone, 'bel'), undefined)
  assert.equal(await whoEnters(vera.email, 'bel'), undefined)
  assert.equal(await whoEnters('8 000 000-71-01', 'bel'), 'confirmed')
  assert.equal(await whoEnters('vera-new@pochta.example', 'bel'), 'confirmed')
  assert.match((await browser.get('/settings')).body, /\+7 000 000-71-01[^]*vera-new@pochta\.example/)

  await comeBack('confirmed', 'bel')
  assert.deepEqual(eventsOf(await events()), [], 'nothing has changed since')
})

test('a contact that Госуслуги no longer vouches for is a login no longer', async () => {
  await registerWithPassword('confirmed', 'ta')
  const contacts = asBefore[0]?.['contacts']
  assert.ok(Array.isArray(contacts))
  const events = await watchEvents(portal)
  await changeThere(simulator, 'confirmed', {
    contacts: contacts.map((one: object) => ({
      ...one,
      ...('type' in one && one.type === 'EML' && { vrfStu: 'NOT_VERIFIED' }),
    })),
  })
  await comeBack('confirmed', 'ta')
  assert.deepEqual(eventsOf(await events()), ['contacts.changed'])
  assert.equal(await whoEnters(vera.email, 'ta'), undefined)
  assert.equal(await whoEnters(vera.phone, 'ta'), 'confirmed')
})

test('LK-001 a number passed to another person opens their own account alone, and the former owner loses that login only', async () => {
  const former = await registerWithPassword('confirmed', 'sam')
  // The operator gave Vera's number to Anna.
  await changeThere(simulator, 'confirmed', { phone: spare[0] })
  await changeThere(simulator, 'mother', { phone: phoneThere(0) })
  const events = await watchEvents(portal)
  await register('mother', 'sam')
  assert.deepEqual(eventsOf(await events()), ['login.passed-on', 'contacts.changed'])
  assert.deepEqual(await toldOf('RU-SAM'), [{ kind: 'contacts.changed', former: undefined }], 'Vera is told')
  assert.equal(await whoEnters(vera.phone, 'sam'), undefined, 'Vera’s password, by a number that is Anna’s')
  assert.equal(await whoEnters(vera.email, 'sam'), 'confirmed')
  assert.equal(await whoEnters(vera.snils, 'sam'), 'confirmed')

  const settings = textOf((await former.get('/settings')).body)
  assert.match(
    settings,
    /Войти по номеру \+7 \S+ \S+ больше нельзя: его подтвердил на Госуслугах другой человек/,
  )
  assert.doesNotMatch(settings, /Телефон \+7|Соколова|Анна/)
  const happened = textOf((await former.get('/settings/happenings')).body)
  assert.match(happened, /Ваш телефон или почту подтвердил на Госуслугах другой человек/)
  assert.doesNotMatch(happened, /изменились телефон или почта/, 'it is told once')
  const back = await comeBack('confirmed', 'sam')
  assert.doesNotMatch(
    (await back.get('/settings')).body,
    /больше нельзя/,
    'Госуслуги has told the new number',
  )
})

function phoneThere(at: number): string {
  const contacts = asBefore[at]?.['contacts']
  assert.ok(Array.isArray(contacts))
  const mobile: unknown = contacts.find((one: object) => 'type' in one && one.type === 'MBT')
  assert.ok(typeof mobile === 'object' && mobile !== null && 'value' in mobile)
  return String(mobile.value)
}

test('what was told before somebody else’s later proof takes no login back', async () => {
  await register('confirmed', 'irk')
  const waiting = portal.browser()
  const started = await waiting.post('/irk/sign-in/start')
  assert.equal(
    location(await waiting.get(await waiting.signInAtGosuslugi(location(started), 'mother'))),
    '/irk/consent',
  )

  // While Anna reads the consent, her number passes to Vera, who comes in by it.
  portal.later(60_000)
  const number = phoneThere(1)
  await changeThere(simulator, 'mother', { phone: spare[1] })
  await changeThere(simulator, 'confirmed', { phone: number })
  await comeBack('confirmed', 'irk')
  const before = await loginsIn('RU-IRK')
  const events = await watchEvents(portal)
  const { body } = await waiting.get('/irk/consent')
  const [, document = ''] = /name="document" value="([0-9a-f]{64})"/.exec(body) ?? []
  const [, id = ''] = /name="waiting" value="([^"]+)"/.exec(body) ?? []
  const agreed = await waiting.post('/irk/consent', { document, waiting: id, answer: 'yes' })
  assert.equal(location(agreed), '/cards')
  assert.deepEqual(eventsOf(await events()), [], 'and nobody is told so')
  const after = await loginsIn('RU-IRK')
  assert.deepEqual(
    after.filter((one) => before.some((other) => other === one)),
    before,
  )
  assert.equal(after.length, before.length + 2, 'Anna’s e-mail and СНИЛС')
})

const loginsIn = async (region: string) =>
  (await db.selectFrom('login').selectAll().where('region', '=', region).execute())
    .map(({ kind, account_id, value_index }) => `${kind} ${account_id} ${value_index.toString('hex')}`)
    .toSorted()
