import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { location, type Browser } from '../../test/browser.ts'
import { valueOf } from '../../test/forms.ts'
import { startPortal } from '../../test/portal.ts'
import { sealedRequest } from './sealed-request.ts'
import { checkRequest, numberFrom } from './support.ts'

const portal = await startPortal()
const { db } = portal.database

const asked = { contact: 'vera@example.com', message: 'Не приходит код из СМС' }
const ask = (browser: Browser, request = asked, region = 'bel') => browser.post(`/${region}/support`, request)

const kept = async (region: string) => {
  const requests = await db
    .selectFrom('support_request')
    .select('number')
    .where('region', '=', region)
    .execute()
  const events = await db
    .selectFrom('audit_event')
    .select('id')
    .where('region', '=', region)
    .where('event', '=', 'support.asked')
    .execute()
  return { requests: requests.length, events: events.length }
}

test('who asks gets a number, and the page that tells it can be opened again', async () => {
  const browser = portal.browser()
  const sent = location(await ask(browser))
  assert.match(sent, /^\/bel\/support\/\d{4}-\d{4}$/)
  for (const time of ['first', 'again']) {
    assert.match(
      (await browser.get(sent)).body,
      new RegExp(`Номер обращения: <[^>]*>${sent.slice(-9)}`),
      time,
    )
  }
  assert.deepEqual(await kept('RU-BEL'), { requests: 1, events: 1 })
})

test('ID-001 ID-003 a request sent twice, at once or by a reload, is one with one number', async () => {
  const browser = portal.browser()
  const answers = await Promise.all(Array.from({ length: 6 }, () => ask(browser, asked, 'ta')))
  portal.later(59 * 60_000)
  answers.push(await ask(browser, asked, 'ta'))
  assert.equal(new Set(answers.map(location)).size, 1)
  assert.deepEqual(await kept('RU-TA'), { requests: 1, events: 1 })
})

test('the same words of an hour later, or of another region, are a request of their own', async () => {
  const browser = portal.browser()
  const first = location(await ask(browser, asked, 'sam'))
  portal.later(60 * 60_000)
  const second = location(await ask(browser, asked, 'sam'))
  portal.later(60 * 60_000)
  const third = location(await ask(browser, asked, 'sam'))
  assert.equal(new Set([first, second, third]).size, 3)
  assert.deepEqual(await kept('RU-SAM'), { requests: 3, events: 3 })
  assert.notEqual(location(await ask(browser, asked, 'oms')).slice(-9), first.slice(-9))
})

test('ID-002 other words are another request, whatever divides them between the fields', async () => {
  const browser = portal.browser()
  const numbers = new Set<string>()
  for (const request of [
    { contact: 'ab', message: 'c' },
    { contact: 'a', message: 'bc' },
    { contact: 'a', message: 'bc ' },
    { contact: 'a","', message: 'bc' },
  ]) {
    numbers.add(location(await ask(browser, request, 'kam')))
  }
  assert.equal(numbers.size, 4)
})

test('a number that other words have by chance is left to them', async () => {
  const request = { contact: 'вера', message: 'Не вижу карту' }
  const words = JSON.stringify([request.contact, request.message])
  const number = numberFrom(portal.vault.index('support:0', 'RU-NVS', words))
  const row = { region: 'RU-NVS', id: randomUUID() }
  const sealed = sealedRequest.seal(portal.vault, row, { ...request, message: 'Другое' })
  await db
    .insertInto('support_request')
    .values({ ...row, number, sealed, sent_at: portal.database.now() })
    .execute()

  const sent = [
    location(await ask(portal.browser(), request, 'nvs')),
    location(await ask(portal.browser(), request, 'nvs')),
  ]
  assert.equal(new Set(sent).size, 1)
  assert.notEqual(sent[0]?.slice(-9), number)
  assert.deepEqual(await kept('RU-NVS'), { requests: 2, events: 1 })
})

test('a number is eight digits, whatever the digest', () => {
  for (const byte of [0, 1, 127, 255]) assert.match(numberFrom(Buffer.alloc(32, byte)), /^\d{4}-\d{4}$/)
})

test('IN-006 nothing, and one sign too many, is refused, and what was typed in the other field stays', async () => {
  const long = { contact: 'к'.repeat(201), message: 'ж'.repeat(4001) }
  assert.deepEqual(checkRequest(long), { ok: false, error: ['contact-long', 'message-long'] })
  assert.equal(checkRequest({ contact: 'к'.repeat(200), message: 'ж'.repeat(4000) }).ok, true)

  for (const request of [
    { contact: '', message: ' Так\n и так\n' },
    { contact: ' \n\t', message: 'Так и так' },
    { contact: ' вера ', message: '' },
    { contact: 'вера', message: '\u00a0 \n' },
    { ...asked, ...long },
  ]) {
    const answer = await ask(portal.browser(), request, 'irk')
    assert.equal(answer.statusCode, 422)
    assert.equal(valueOf(answer.body, 'contact'), request.contact)
    assert.equal(valueOf(answer.body, 'message'), request.message)
  }
  assert.deepEqual(await kept('RU-IRK'), { requests: 0, events: 0 })
})

test('a number that is none has no page', async () => {
  for (const number of ['1', '1234-567', '12345-678', '1234-5678x', 'abcd-efgh', '١٢٣٤-٥٦٧٨']) {
    const answer = await portal.browser().get(`/bel/support/${encodeURIComponent(number)}`)
    assert.equal(answer.statusCode, 404, number)
  }
})
