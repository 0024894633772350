import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Answer, type Browser } from '../../test/browser.ts'
import { formsOn, untouched, valueOf } from '../../test/forms.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()
const minute = 60_000
const idle = 15 * minute

/** Each test has a region of its own, and so a fresh card. */
async function vera(region: string, person = 'confirmed') {
  const browser = portal.browser()
  assert.equal(location(await browser.register(person, region)), '/cards')
  const id = /\/cards\/([\da-f-]{36})\//.exec((await browser.get('/cards')).body)?.[1] ?? ''
  return { browser, card: `/cards/${id}` }
}

/** The form of a page as a browser would send it. */
async function formOf(browser: Browser, path: string): Promise<Record<string, string>> {
  const form = formsOn((await browser.get(path)).body).find(({ action }) => action === path)
  return form === undefined ? {} : untouched(form)
}

/** Types into the form of a page, and presses its button after signing out in another window. */
async function sendTooLate(browser: Browser, path: string, typed: Record<string, string>): Promise<Answer> {
  const form = await formOf(browser, path)
  await signOutElsewhere(browser)
  return browser.post(path, { ...form, ...typed })
}

async function signOutElsewhere({ cookies }: Browser): Promise<void> {
  const window = portal.browser()
  window.cookies.set('__Host-session', cookies.get('__Host-session') ?? '')
  await window.post('/sign-out')
}

function assertEnded({ statusCode, body }: Answer, words: RegExp): void {
  assert.equal(statusCode, 401)
  assert.match(body, /Нужно войти ещё раз/)
  assert.match(body, words)
}

const enter = async (browser: Browser, region: string, person = 'confirmed') =>
  assert.equal(location(await browser.register(person, region)), '/cards')

const kept = /не пропало\. Войдите в течение 20 минут/

test('ID-005 contacts and papers wait as well, field by field', async () => {
  const { browser, card } = await vera('kam', 'no-policy')
  const contacts = `${card}/contacts`
  const names = formsOn((await browser.get(contacts)).body).flatMap(({ fields }) =>
    fields.map(({ name }) => name),
  )
  assert.ok(names.includes('homePhone'), names.join(' '))
  assertEnded(await sendTooLate(browser, contacts, { homePhone: '8 (4722) 12-34-5' }), kept)
  await enter(browser, 'kam', 'no-policy')
  assert.equal(valueOf((await browser.get(contacts)).body, 'homePhone'), '8 (4722) 12-34-5')

  const paper = { series: '9900', number: '1', issuedBy: 'ОВД\nг. Белгорода', 'issued-day': '31' }
  assertEnded(await sendTooLate(browser, `${card}/mistakes/document`, paper), kept)
  await enter(browser, 'kam', 'no-policy')
  const form = (await browser.get(`${card}/mistakes/document`)).body
  assert.deepEqual(
    Object.keys(paper).map((name) => valueOf(form, name)?.replace('\r', '')),
    Object.values(paper),
  )
  assert.equal(valueOf((await browser.get(contacts)).body, 'homePhone'), '', 'the last one is held')
})

test('ID-005 one paper more waits as well, and is added when its person is back', async () => {
  const { browser, card } = await vera('kgd')
  const path = `${card}/papers/new/document`
  const written = { series: 'АБ', number: '123456', issuedBy: 'Посольство' }
  const typed = { paper: '91', ...written }
  const unknown = await sendTooLate(browser, path.replace('document', 'ticket'), typed)
  assertEnded(unknown, /не сохран/)
  await enter(browser, 'kgd')
  assertEnded(await sendTooLate(browser, path, typed), kept)

  await enter(browser, 'kgd')
  assert.match((await browser.get('/cards')).body, new RegExp(`href="${path}"`))
  const form = await formOf(browser, path)
  for (const [name, value] of Object.entries(written)) assert.equal(form[name], value, name)
  assert.match((await browser.get(path)).body, /name="paper" type="radio" value="91" checked/)
  assert.equal(location(await browser.post(path, { ...form, paper: '91' })), '/cards?saved')
  assert.doesNotMatch((await browser.get('/cards')).body, /ещё не сохранена/)
  assert.notEqual((await formOf(browser, path))['number'], '123456')
})

test('a number typed whole is not shown to whoever comes by password', async () => {
  const { browser, card } = await vera('ta')
  await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  assertEnded(await sendTooLate(browser, `${card}/mistakes/snils`, { value: '112-233-444 95' }), kept)

  const { phone: login } = await personOf(portal.simulator, 'confirmed')
  assert.equal(location(await browser.post('/ta/sign-in', { login, password: 'Ryabina58' })), '/cards')
  for (const path of ['/cards', `${card}/mistakes/snils`]) {
    assert.doesNotMatch((await browser.get(path)).body, /233-444|ещё не сохранена/)
  }
  await enter(browser, 'ta')
  assert.equal(valueOf((await browser.get(`${card}/mistakes/snils`)).body, 'value'), '112-233-444 95')
})

test('nobody else is shown what was typed: neither the next person in this browser nor another browser', async () => {
  const { browser, card } = await vera('oms')
  const path = `${card}/mistakes/birthPlace`
  assertEnded(await sendTooLate(browser, path, { value: 'с. Лесное' }), kept)

  const anna = await vera('oms', 'mother')
  await anna.browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  const { phone: login } = await personOf(portal.simulator, 'mother')
  await browser.post('/oms/sign-in', { login, password: 'Ryabina58' })
  assert.ok(browser.cookies.has('__Host-unsaved'))
  const cards = (await browser.get('/cards')).body
  assert.match(cards, /Анна/)
  assert.doesNotMatch(cards, /Правка ещё не сохранена|Лесное/)
  assert.equal((await browser.get(path)).statusCode, 404)

  const other = portal.browser()
  await enter(other, 'oms')
  assert.doesNotMatch((await other.get(path)).body, /Лесное/)
})

test('what was typed waits twenty minutes, opens only as it was sealed, and hurts nothing when it does not', async () => {
  const { browser, card } = await vera('sam')
  const path = `${card}/mistakes/birthPlace`
  await sendTooLate(browser, path, { value: 'с. Лесное' })
  const sealed = browser.cookies.get('__Host-unsaved') ?? ''
  await enter(browser, 'sam')

  const shown = async (value: string) => {
    browser.cookies.set('__Host-unsaved', value)
    const answer = await browser.get(path)
    assert.equal(answer.statusCode, 200)
    return answer.body.includes('Лесное')
  }
  assert.equal(await shown(sealed), true)
  const flipped = `${sealed.slice(0, 20)}${sealed[20] === 'A' ? 'B' : 'A'}${sealed.slice(21)}`
  for (const value of [
    flipped,
    sealed.slice(0, -4),
    sealed.slice(0, 8),
    'A',
    '',
    'A'.repeat(3900),
    `${sealed}A`.repeat(3),
  ]) {
    assert.equal(await shown(value), false, value.slice(0, 30))
  }
  portal.later(5 * minute)
  await browser.get('/cards')
  portal.later(14 * minute)
  assert.equal(await shown(sealed), true)
  portal.later(minute)
  assert.equal(await shown(sealed), false)
})

test('a text too long for a cookie is said to be lost, and no half of it is kept', async () => {
  const { browser, card } = await vera('sve')
  const ended = await sendTooLate(browser, `${card}/mistakes/residence`, { value: 'ы'.repeat(1500) })
  assertEnded(ended, /не сохранено\. Войдите и отправьте ещё раз/)
  assert.equal(browser.cookies.has('__Host-unsaved'), false)
})

test('SE-004 each form of the cabinet that is sent too late says what became of it, and keeps no password', async () => {
  const lost = /То, что Вы сейчас отправили, не сохранено/
  const { browser, card } = await vera('irk')
  assertEnded(await sendTooLate(browser, `${card}/checked`, { version: '1' }), lost)
  assertEnded(await browser.post(`${card}/mistakes/snils`, { version: '1', withdraw: 'yes' }), lost)
  const typed = { password: 'Ryabina58', again: 'Ryabina58' }
  assertEnded(await browser.post('/settings', typed), /Новый пароль не сохранён/)
  assertEnded(await browser.post('/settings/proof', { current: 'Ryabina58' }), /Новый пароль не сохранён/)
  assert.equal(browser.cookies.has('__Host-unsaved'), false)
  assert.equal(location(await browser.post('/sign-out')), '/')
})

test('a page that is only opened too late speaks of nothing sent', async () => {
  const { browser, card } = await vera('nvs')
  portal.later(idle)
  for (const path of ['/cards', '/settings', `${card}/mistakes/snils`, `${card}/contacts`]) {
    const { statusCode, body } = await browser.get(path)
    assert.equal(statusCode, 401)
    assert.doesNotMatch(body, /отправили|набрали|не сохранён/)
  }
})

test('SE-004 ID-005 a correction sent after the session waits for its person, and is saved when they are back', async () => {
  const { browser, card } = await vera('bel')
  const path = `${card}/mistakes/residence`
  const typed = `Белгород, ул. <Мира>, 3 "б" & кв. 5 ${'ы'.repeat(440)}`
  const open = await formOf(browser, path)
  portal.later(idle)
  const ended = await browser.post(path, { ...open, value: typed })
  assertEnded(ended, kept)
  assert.ok(!ended.body.includes('Белгород, ул.'), 'nothing of it on a page that a stranger may see')
  assert.ok(!String(ended.headers['set-cookie']).includes('Белгород'))

  await enter(browser, 'bel')
  assert.match((await browser.get('/cards')).body, new RegExp(`Правка ещё не сохранена[^]*href="${path}"`))
  const form = await browser.get(path)
  assert.match(form.body, /Это Вы набрали до того, как закончился сеанс/)
  assert.equal(valueOf(form.body, 'value'), typed)

  assert.equal(location(await browser.post(path, await formOf(browser, path))), '/cards?saved')
  const cards = (await browser.get('/cards')).body
  assert.match(cards, /Белгород, ул\. &lt;Мира&gt;, 3/)
  assert.doesNotMatch(cards, /Правка ещё не сохранена/)
  assert.doesNotMatch((await browser.get(path)).body, /Это Вы набрали/)
})
