import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { location } from '../../test/browser.ts'
import { devicesIn, phone } from '../../test/devices.ts'
import { giveCard, newestAccount } from '../../test/family.ts'
import { happeningsOf, linesOf } from '../../test/happenings.ts'
import { addKey, proveByKey, signInByKey } from '../../test/passkeys.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { codeFor, ownCardOf, takeBy } from '../../test/sharing.ts'
import { record } from '../audit/audit.ts'

const portal = await startPortal()
const { db } = portal.database
const { enter, sessionIdOf } = devicesIn(portal)

const minute = 60_000
const page = '/settings/happenings'

test('a registration is told step by step, with its browser, day and zone', async () => {
  const browser = await enter('confirmed')
  const answer = await browser.get(page)
  assert.deepEqual(linesOf(answer), [
    'Вход через Госуслуги Firefox, Linux, в этом браузере',
    'Дано согласие на обработку данных Firefox, Linux, в этом браузере',
    'Создана карта Firefox, Linux, в этом браузере',
    'Регистрация на портале Firefox, Linux, в этом браузере',
  ])
  assert.match(answer.body, /<h2[^>]*>Сегодня, \d+ \S+ \d{4}<\/h2>/)
  assert.match(answer.body, /Время на этой странице — Москва, UTC\+3/)
})

test('days are those of the region, the newest first', async () => {
  const browser = await enter('foreign', { region: 'kam' })
  const { body } = await browser.get(page)
  assert.match(body, /Время на этой странице — Петропавловск-Камчатский, UTC\+12/)
  portal.later(24 * 60 * minute)
  const again = portal.browser()
  const started = await again.post('/kam/sign-in/start')
  await again.get(await again.signInAtGosuslugi(location(started), 'foreign'))
  const { body: next } = await again.get(page)
  portal.later(-24 * 60 * minute)
  const headings = [...next.matchAll(/happenings__day">([^<,]+)/g)].map(([, words]) => words)
  assert.deepEqual(headings, ['Сегодня', 'Вчера'])
})

test('SE-010 each sign-in, wrong password and end is told with what is known of it, and no address whole', async () => {
  const browser = await enter('mother')
  await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  const { phone: login } = await personOf(portal.simulator, 'mother')
  const other = portal.browser()
  Object.assign(other, { userAgent: phone, address: '95.24.13.7' })
  portal.later(minute)
  assert.equal((await other.post('/bel/sign-in', { login, password: 'Ryabina59' })).statusCode, 422)
  assert.equal(location(await other.post('/bel/sign-in', { login, password: 'Ryabina58' })), '/cards')
  portal.later(minute)
  await other.post('/sign-out')

  const answer = await browser.get(page)
  const lines = linesOf(answer)
  assert.equal(lines[0], 'Выход из личного кабинета Chrome, Android, адрес 95.24.13.*')
  const those = lines.slice(1, 4).toSorted()
  assert.ok(those.includes('Вход по паролю не удался адрес 95.24.13.*'), lines.join('\n'))
  assert.ok(
    those.includes('Вход по паролю портала Chrome, Android, адрес 95.24.13.* Это был не я'),
    lines.join('\n'),
  )
  assert.doesNotMatch(answer.body, /95\.24\.13\.7|Ryabina/)
})

test('a session that another device or the eleventh sign-in ended is told apart from one that was left', async () => {
  const browser = await enter('no-policy')
  const other = await enter('no-policy', { userAgent: phone })
  const id = await sessionIdOf(other)
  await browser.post(`/settings/devices/${id}/end`)
  const lines = await happeningsOf(browser)
  assert.ok(lines.includes('Сеанс завершён с другого устройства Chrome, Android'), lines.join('\n'))
  assert.ok(lines.some((line) => line.startsWith('Завершены сеансы на других устройствах')))

  portal.later(minute)
  for (let count = 0; count < 10; count += 1) {
    await enter('no-policy')
    portal.later(1000)
  }
  const after = await happeningsOf(await enter('no-policy'))
  assert.ok(
    after.some((line) => line.startsWith('Сеанс завершён: кабинет открыли больше')),
    after.join('\n'),
  )
})

test('AZ-013 who is let in, and put out, hears of it and nothing of where the other one was', async () => {
  const giver = await enter('long-name', { region: 'ta' })
  giver.address = '95.24.13.7'
  const account = await newestAccount(portal, 'RU-TA')
  const card = await giveCard(portal, { ...account, kinship: 'child', ground: 'kids-register' })
  const guest = await enter('no-patronymic', { region: 'ta' })
  guest.address = '77.88.8.8'
  const code = await codeFor(giver, card, 'child')
  assert.equal(await takeBy(guest, code), card)

  assert.ok(
    (await happeningsOf(giver)).includes('Другой человек принял доступ к карте Карта: Орешкина Мария'),
    (await happeningsOf(giver)).join('\n'),
  )
  const access = (await giver.get(`/cards/${card}/access`)).body
  const keeper = /name="keeper" value="([\da-f-]{36})"/.exec(access)?.[1] ?? ''
  await giver.post(`/cards/${card}/access/end`, { keeper })
  const [told = '', ...before] = await happeningsOf(guest)
  assert.equal(told, 'Вам закрыли доступ к карте Этой карты в Вашем кабинете больше нет')
  assert.doesNotMatch([told, ...before].join('\n'), /95\.24|Орешкина/)
  assert.doesNotMatch((await happeningsOf(giver)).join('\n'), /77\.88/)
})

test('AZ-012 of a card whose person came of age the list tells no name', async () => {
  const browser = await enter('minor', { region: 'sam' })
  const account = await newestAccount(portal, 'RU-SAM')
  const card = await giveCard(portal, {
    ...account,
    kinship: 'child',
    birthDate: '2007-01-02',
    since: new Date('2020-01-01T00:00:00Z'),
  })
  const event = (name: 'card.passed' | 'card.checked') =>
    record(portal.vault, {
      region: 'RU-SAM',
      at: portal.database.now(),
      event: name,
      requestId: '',
      address: '',
      accountId: account.accountId,
      cardId: card,
    })
  await db
    .insertInto('audit_event')
    .values([event('card.passed'), event('card.checked')])
    .execute()
  const lines = await happeningsOf(browser)
  const gone = 'Этой карты в Вашем кабинете больше нет'
  assert.deepEqual(lines.slice(0, 2).toSorted(), [
    `Доступ к карте закончился: её владелец стал взрослым ${gone}`,
    `Подтверждено, что в карте всё верно ${gone}`,
  ])
})

test('AZ-001 of two who keep one card each is told what they did themselves', async () => {
  const [mother, father] = [
    await enter('mother', { region: 'oms' }),
    await enter('confirmed', { region: 'oms' }),
  ]
  const card = await ownCardOf(mother)
  assert.equal(await takeBy(father, await codeFor(mother, card, 'spouse')), card)
  const version = /name="version" value="(\d+)"/.exec((await father.get(`/cards/${card}`)).body)?.[1] ?? '1'
  await father.post(`/cards/${card}/contacts`, {
    version,
    mobile: '',
    homePhone: '8 4722 12-34-56',
    email: '',
  })
  const [his, hers] = [await happeningsOf(father), await happeningsOf(mother)]
  assert.ok(
    his.some((line) => line.startsWith('Карта исправлена')),
    his.join('\n'),
  )
  assert.ok(!hers.some((line) => line.startsWith('Карта исправлена')), hers.join('\n'))
})

test('events are read fifty at a time, each once, however many happened in one moment', async () => {
  const browser = await enter('confirmed', { region: 'irk' })
  const account = await newestAccount(portal, 'RU-IRK')
  const now = portal.database.now()
  const rows = Array.from({ length: 120 }, (_, at) =>
    record(portal.vault, {
      region: 'RU-IRK',
      at: new Date(now.getTime() - Math.floor(at / 30) * minute - 10 * minute),
      event: 'card.checked',
      requestId: randomUUID(),
      address: `10.1.${at}.1`,
      accountId: account.accountId,
      sessionId: randomUUID(),
    }),
  )
  await db.insertInto('audit_event').values(rows).execute()

  const seen: string[] = []
  let next: string | undefined = page
  for (let pages = 0; next !== undefined && pages < 9; pages += 1) {
    const answer = await browser.get(next)
    const lines = linesOf(answer)
    assert.ok(lines.length <= 50)
    seen.push(...lines.filter((line) => line.startsWith('Подтверждено')))
    next = /href="(\/settings\/happenings\?before=[^"]+)"/.exec(answer.body)?.[1]
  }
  assert.equal(seen.length, 120)
  assert.equal(new Set(seen).size, 120)
})

test('a place in the list that no link bears is a bad request, and one of another person shows nothing of theirs', async () => {
  const browser = await enter('minor', { region: 'irk' })
  for (const before of ['1', 'x', '99999999999999-c0ffee00-0000-4000-8000-000000000002', "1'--"])
    assert.equal((await browser.get(`${page}?before=${encodeURIComponent(before)}`)).statusCode, 400, before)
  const lines = await happeningsOf(
    browser,
    `${page}?before=9999999999999-c0ffee00-0000-4000-8000-000000000002`,
  )
  assert.ok(lines.every((line) => !line.startsWith('Подтверждено')))
  assert.equal(lines.length, 4)
})

test('S6 the list is one statement, whatever stands on it', async () => {
  const browser = await enter('foreign')
  const before = portal.statements()
  await browser.get(page)
  assert.equal(portal.statements() - before, 1)
})

test('a sign-in and a proof by a key are told as what they were', async () => {
  const browser = await enter('long-name', { region: 'pri' })
  const { device } = await addKey(browser)
  const other = portal.browser()
  assert.equal(location(await signInByKey(other, device, { region: 'pri' })), '/cards')
  await proveByKey(other, device)
  const lines = await happeningsOf(other)
  for (const words of ['Личность подтверждена ключом входа', 'Вход ключом входа', 'Добавлен ключ входа'])
    assert.ok(
      lines.some((line) => line.startsWith(words)),
      `${words}\n${lines.join('\n')}`,
    )
})

test('without a session nothing is told', async () => {
  const answer = await portal.browser().get(page)
  assert.equal(answer.statusCode, 401)
  assert.deepEqual(linesOf(answer), [])
})
