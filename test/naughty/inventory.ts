import { addCard, child, typeCard } from '../adding.ts'
import { location, type Browser } from '../browser.ts'
import { formsOn, linksOn, type PageForm } from '../forms.ts'
import { addKey, keyPaths } from '../passkeys.ts'
import { personOf } from '../people.ts'
import type { TestPortal } from '../portal.ts'
import { codeFor, ownCardOf, takeBy } from '../sharing.ts'

/** A form, the page it stands on, and a browser that may see it. */
export type Found = { readonly form: PageForm; readonly page: string; readonly browser: Browser }

/** Every form that a person can come to, whoever they are. */
export async function inventory(portal: TestPortal): Promise<readonly Found[]> {
  const browsers = [
    await agreed(portal),
    await known(portal),
    await changingPassword(portal),
    await signedIn(portal),
  ]
  const found = new Map<string, Found>()
  for (const browser of browsers) {
    for (const one of await walk(browser)) found.set(nameOf(one.form), one)
  }
  for (const one of [
    ...(await family(portal)),
    ...(await changes(portal)),
    ...(await devices(portal)),
    ...(await keys(portal)),
  ]) {
    // In their own order, and not in that of the forms whose place they take.
    found.delete(nameOf(one.form))
    found.set(nameOf(one.form), one)
  }
  return [...found.values()]
}

/** Takes a POST of a script of ours, and stands in no form. */
export const isForScript = (url: string): boolean => url === '/session/stay'

/** The route that an address belongs to, as the routes are written. */
export const patternOf = (path: string): string =>
  withoutCard(path)
    .replace(/(?<=^\/settings\/devices\/):card/, ':session')
    .replace(/(?<=^\/settings\/passkeys\/):card/, ':passkey')
    .replace(/(?<=^\/settings\/happenings\/):card/, ':event')
    .replace(/^\/bel(?=\/|$)/, '/:region')
    .replace(/(?<=\/mistakes\/)\w+/, ':field')
    .replace(/(?<=\/papers\/new\/)\w+$/, ':kind')
    .replace(/(?<=\/papers\/)\d+(?=\/removal$)/, ':place')
    .replace(/(?<=\/history\/)[\da-f-]{36}/, ':change')
    .replace(/(?<=^\/cards\/new\/:card\/steps\/)(?:whose|ground|person|document|policy|contacts)$/, ':step')

/** Two forms of one name differ by their values alone: another region, another card. */
const nameOf = ({ action, fields }: PageForm) =>
  [withoutCard(action), ...fields.map(({ name }) => name)].join(' ')

export const withoutCard = (path: string): string => path.replace(/[\da-f]{8}-[\da-f-]{27}/, ':card')

/** Has given consent, and not yet been to Госуслуги. */
async function agreed(portal: TestPortal): Promise<Browser> {
  const browser = portal.browser()
  await browser.startRegistration()
  await browser.agree()
  return browser
}

/** Has been to Госуслуги, and not yet given consent. */
async function known(portal: TestPortal): Promise<Browser> {
  const browser = portal.browser()
  const started = await browser.post('/bel/sign-in/start')
  await browser.get(await browser.signInAtGosuslugi(location(started), 'mother'))
  return browser
}

/** Came by password, and has to prove who they are before a new one is saved. */
async function changingPassword(portal: TestPortal): Promise<Browser> {
  await (await registered(portal, 'minor')).post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  const { phone: login } = await personOf(portal.simulator, 'minor')
  const browser = portal.browser()
  await browser.post('/bel/sign-in', { login, password: 'Ryabina58' })
  await browser.post('/settings', { password: 'Berjoza77', again: 'Berjoza77' })
  return browser
}

const signedIn = (portal: TestPortal) => registered(portal, 'confirmed')

async function registered(portal: TestPortal, person: string): Promise<Browser> {
  const browser = portal.browser()
  const answer = await browser.register(person)
  if (location(answer) !== '/cards') throw new Error(`${person} is not registered: ${answer.statusCode}`)
  return browser
}

/** Keeps another's card and lets somebody in; who was let in adds a card of their own, and holds one more code. */
async function family(portal: TestPortal): Promise<readonly Found[]> {
  const [giver, guest] = [await registered(portal, 'no-policy'), await registered(portal, 'no-patronymic')]
  const typed = await addCard(giver)
  await takeBy(guest, await codeFor(giver, typed, 'other'))
  const own = await ownCardOf(giver)
  await guest.post('/cards/code', { code: await codeFor(giver, own) })
  const draft = await typeCard(guest, {
    ...child,
    person: { ...child['person'], firstName: 'Егор', snils: '', confirmed: 'snils-absent' },
  })
  // The last page first: a page that a string has spoilt closes those after it.
  const pages = [
    ...Object.keys(child)
      .reverse()
      .map((step) => `/cards/new/${draft}/steps/${step}`),
    `/cards/new/${draft}/check`,
    `/cards/new/${draft}/removal`,
  ]
  return [
    ...(await formsAt(giver, [`/cards/${typed}/access`, `/cards/${typed}/keeper`])),
    ...(await formsAt(guest, [...pages, '/cards/code', `/cards/code/${own}`])),
    ...(await formsAt(await parent(portal), ['/cards/children'])),
  ]
}

/** Added a paper, unlinked a card, and is asked about what Госуслуги tells anew. */
async function changes(portal: TestPortal): Promise<readonly Found[]> {
  const browser = await registered(portal, 'long-name')
  const own = await ownCardOf(browser)
  const paper = { paper: '22', series: '99', number: '0000101' }
  await browser.post(`/cards/${own}/papers/new/document`, paper)
  await browser.post(`/cards/${await addCard(browser)}/leaving`)
  const kept = await addCard(browser)

  const lastName = new URLSearchParams({ lastName: 'Кузнецова' })
  await fetch(`${portal.simulator}/trial/people/long-name`, { method: 'PATCH', body: lastName })
  await browser.register('long-name')
  return formsAt(browser, [
    '/cards',
    `/cards/${own}/history`,
    `/cards/${own}/papers/0/removal`,
    `/cards/${own}/differences`,
    `/cards/${kept}/leaving`,
  ])
}

/** Is signed in on three devices: one may be ended, and there still is another. */
async function devices(portal: TestPortal): Promise<readonly Found[]> {
  const [browser] = [
    await registered(portal, 'foreign'),
    await registered(portal, 'foreign'),
    await registered(portal, 'foreign'),
  ]
  const found = await formsAt(browser, ['/settings/devices'])
  // Two sessions have the same form; the button for all others ends what is left.
  const all = found.filter(({ form }) => form.action === '/settings/devices/end')
  return [...found.filter(({ form }) => form.action !== '/settings/devices/end').slice(0, 1), ...all]
}

/** Has two keys, one to be named and then removed; came by password once more, and may prove by a key who they are. */
async function keys(portal: TestPortal): Promise<readonly Found[]> {
  const browser = portal.browser()
  await browser.register('foreign', 'ta')
  await addKey(browser)
  await addKey(browser)
  const [path = ''] = await keyPaths(browser)
  await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  const { phone: login } = await personOf(portal.simulator, 'foreign')
  const byPassword = portal.browser()
  await byPassword.post('/ta/sign-in', { login, password: 'Ryabina58' })
  const proving = await formsAt(byPassword, ['/settings/closing'])
  return [
    ...(await formsAt(browser, [path, '/settings/passkeys'])),
    ...proving.filter(({ form }) => form.action === '/passkey/proof'),
  ]
}

/** Has asked Госуслуги for children, and not yet chosen. */
async function parent(portal: TestPortal): Promise<Browser> {
  const browser = portal.browser()
  await browser.register('mother', 'ta')
  const started = await browser.post('/cards/children/start')
  await browser.get(await browser.signInAtGosuslugi(location(started), 'mother'))
  return browser
}

/** The forms of these pages, but for the one in the header of each. */
async function formsAt(browser: Browser, pages: readonly string[]): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const page of pages) {
    const { body } = await browser.get(page)
    for (const form of formsOn(body)) if (form.action !== '/sign-out') found.push({ form, page, browser })
  }
  return found
}

/** The forms of every page that can be reached by links. One region stands for all: they differ by words alone. */
async function walk(browser: Browser): Promise<readonly Found[]> {
  const found: Found[] = []
  const seen = new Set<string>()
  const waiting = ['/', '/bel', '/bel/registration', '/cards', '/settings', '/settings/proof']
  for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
    if (seen.has(page) || !/^\/(?:$|\?|(?:bel|cards|settings|help|sight)(?:\/|\?|$))/.test(page)) continue
    seen.add(page)
    const { body } = await browser.get(page)
    for (const form of formsOn(body)) found.push({ form, page, browser })
    waiting.push(...linksOn(body))
  }
  return found
}

/** What a person can't type: hidden fields, and the values of buttons. */
export const isOurs = ({ kind }: { readonly kind: string }) => ['hidden', 'button'].includes(kind)
export const typedOf = ({ form }: Found) => form.fields.filter((field) => !isOurs(field))

/** The form of this find as its page bears it now. */
export async function fresh({ browser, page, form }: Found): Promise<PageForm> {
  const names = JSON.stringify(form.fields.map(({ name }) => name))
  const now = formsOn((await browser.get(page)).body).find(
    ({ action, fields }) =>
      action === form.action && JSON.stringify(fields.map(({ name }) => name)) === names,
  )
  return now ?? form
}
