import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Browser } from '../../test/browser.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()
const { db } = portal.database

type Form = Readonly<Record<string, string>>

/** Each test has a region of its own, and so a fresh card. */
async function vera(region: string) {
  const browser = portal.browser()
  assert.equal(location(await browser.register('confirmed', region)), '/cards')
  return { browser, ...(await cardIn(browser)) }
}

async function cardIn(browser: Browser): Promise<{ id: string; version: string }> {
  const { body } = await browser.get('/cards')
  const id = /\/cards\/([\da-f-]{36})\//.exec(body)?.[1] ?? ''
  const form = await browser.get(`/cards/${id}/mistakes/lastName`)
  return { id, version: /name="version" value="(\d+)"/.exec(form.body)?.[1] ?? '' }
}

const text = (page: string) => page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const cardText = async (browser: Browser) => text((await browser.get('/cards')).body)

const correctionsOf = async (region: string) =>
  db
    .selectFrom('audit_event')
    .selectAll()
    .where('event', '=', 'card.corrected')
    .where('region', '=', region)
    .execute()

test('a person who says what is wrong sees both values, and that they differ', async () => {
  const { browser, id, version } = await vera('bel')
  const answer = await browser.post(`/cards/${id}/mistakes/lastName`, { version, value: ' Петрова ' })

  assert.equal(location(answer), '/cards?saved')
  const card = await cardText(browser)
  assert.match(
    card,
    /Данные расходятся .* Фамилия .* Фамилия Иванова из Госуслуг, .* Вы указали: Петрова введено Вами/,
  )
  assert.equal((await correctionsOf('RU-BEL')).length, 1)
})

test('an own value can be withdrawn', async () => {
  const { browser, id, version } = await vera('ta')
  const path = `/cards/${id}/mistakes/snils`
  await browser.post(path, { version, value: '112-233-445 95' })
  assert.match(await cardText(browser), /Вы указали: 112-233-445 95/)

  const form = await browser.get(path)
  assert.match(form.body, /Отозвать мою правку/)
  const again = { version: (await cardIn(browser)).version, withdraw: 'yes' }
  assert.equal(location(await browser.post(path, again)), '/cards?withdrawn')
  assert.doesNotMatch(await cardText(browser), /Вы указали|расходятся/)
})

test('what cannot be right is shown again as it was typed, and not kept', async () => {
  const { browser, id, version } = await vera('sam')
  const answer = await browser.post(`/cards/${id}/mistakes/snils`, { version, value: '112-233-445 9"6' })

  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /<a href="#value">Впишите СНИЛС целиком/)
  assert.match(answer.body, /value="112-233-445 9&quot;6"/)
  assert.doesNotMatch(await cardText(browser), /Вы указали/)
})

test('a paper is corrected line by line', async () => {
  const { browser, id, version } = await vera('sve')
  const form = {
    version,
    series: '',
    number: '',
    'issued-day': '21',
    'issued-month': '5',
    'issued-year': '2003',
  }
  const answer = await browser.post(`/cards/${id}/mistakes/document`, { ...form, issuedBy: '', issueId: '' })

  assert.equal(location(answer), '/cards?saved')
  assert.match(
    await cardText(browser),
    /Серия и номер 99 00 000101 из .* 20 мая 2003 .* Вы указали: 21 мая 2003/,
  )
})

test('a form sent twice is one correction', async () => {
  const { browser, id, version } = await vera('oms')
  const form = { version, value: 'с. Лесное' }
  const send = () => browser.post(`/cards/${id}/mistakes/birthPlace`, form)

  const answers = await Promise.all([send(), send(), send(), send()])
  answers.push(await send())
  assert.deepEqual([...new Set(answers.map(location))], ['/cards?saved'])
  assert.equal((await correctionsOf('RU-OMS')).length, 1)
})

test('of two windows the later one is shown what the earlier one did, and keeps what was typed', async () => {
  const { browser, id, version } = await vera('nvs')
  const path = `/cards/${id}/mistakes/lastName`
  await browser.post(path, { version, value: 'Петрова' })
  const late = await browser.post(path, { version, value: 'Сидорова' })

  assert.equal(late.statusCode, 409)
  assert.match(late.body, /в другом окне[^]*Вы указали:[^]*Петрова[^]*value="Сидорова"/)
  assert.match(await cardText(browser), /Вы указали: Петрова/)

  const fresh = /name="version" value="(\d+)"/.exec(late.body)?.[1] ?? ''
  assert.equal(location(await browser.post(path, { version: fresh, value: 'Сидорова' })), '/cards?saved')
})

test('of many corrections at once each is kept or refused, and none is lost unseen', async () => {
  const { browser, id, version } = await vera('irk')
  const answers = await Promise.all(
    ['Петрова', 'Сидорова', 'Орлова', 'Котова'].map((value) =>
      browser.post(`/cards/${id}/mistakes/lastName`, { version, value }),
    ),
  )

  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b),
    [303, 409, 409, 409],
  )
  assert.equal((await correctionsOf('RU-IRK')).length, 1)
})

test('a missing contact is typed in, in any spelling', async () => {
  const { browser, id, version } = await vera('sa')
  const answer = await browser.post(`/cards/${id}/contacts`, { version, homePhone: '8 (4722) 12 34 56' })

  assert.equal(location(answer), '/cards?saved')
  assert.match(await cardText(browser), /Домашний телефон \+7 472 212-34-56 введено Вами/)
})

test('a verified contact is not on the form of contacts, and is not changed by it', async () => {
  const { browser, id, version } = await vera('pri')
  const form = await browser.get(`/cards/${id}/contacts`)
  assert.doesNotMatch(form.body, /name="mobile"|name="email"/)

  await browser.post(`/cards/${id}/contacts`, { version, mobile: '+79160000000', email: 'eve@evil.example' })
  assert.doesNotMatch((await browser.get('/cards')).body, /\+7 916|evil/)
})

test('a wrong contact is shown again with what was typed', async () => {
  const { browser, id, version } = await vera('mag')
  const answer = await browser.post(`/cards/${id}/contacts`, { version, homePhone: '12-34' })

  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /<a href="#homePhone">Впишите номер[^]*value="12-34"/)
})

test('a missing contact has no page of mistakes, and leads to the form of contacts', async () => {
  const { browser, id } = await vera('kam')

  assert.equal(location(await browser.get(`/cards/${id}/mistakes/homePhone`)), `/cards/${id}/contacts`)
})

test('a stranger can neither read nor correct a card, and learns not that it is there', async () => {
  const { id, version } = await vera('kgd')
  const stranger = portal.browser()
  await stranger.register('minor', 'kgd')
  const unknown = '00000000-0000-4000-8000-000000000000'
  const asks: readonly ((card: string) => ReturnType<Browser['get']>)[] = [
    (card) => stranger.get(`/cards/${card}/contacts`),
    (card) => stranger.get(`/cards/${card}/mistakes/snils`),
    (card) => stranger.post(`/cards/${card}/contacts`, { version, homePhone: '+79160000000' }),
    (card) => stranger.post(`/cards/${card}/mistakes/lastName`, { version, value: 'Чужая' }),
    (card) => stranger.post(`/cards/${card}/mistakes/lastName`, { version, withdraw: 'yes' }),
  ]

  for (const ask of asks) {
    const [known, never] = [await ask(id), await ask(unknown)]
    assert.deepEqual([known.statusCode, never.statusCode], [404, 404])
    assert.equal(withoutId(known), withoutId(never))
  }
  const rows = await db.selectFrom('patient_card').select('version').where('id', '=', id).execute()
  assert.deepEqual(rows, [{ version: Number(version) }])
})

test('a session that is over corrects nothing', async () => {
  const browser = portal.browser()
  await browser.register('mother', 'bel')
  const { id, version } = await cardIn(browser)
  const token = [...browser.cookies]
  await browser.post('/sign-out')
  for (const [name, value] of token) browser.cookies.set(name, value)

  const answer = await browser.post(`/cards/${id}/mistakes/lastName`, { version, value: 'Петрова' })
  assert.equal(answer.statusCode, 401)
  const rows = await db.selectFrom('patient_card').select('version').where('id', '=', id).execute()
  assert.deepEqual(rows, [{ version: 1 }])
})

test('what no honest browser sends is refused', async () => {
  const browser = portal.browser()
  await browser.register('mother', 'ta')
  const { id, version } = await cardIn(browser)
  const path = `/cards/${id}/mistakes/lastName`
  const forms: readonly Form[] = [
    { value: 'Петрова' },
    { version, value: 'Петрова', source: 'esia-verified' },
    { version, value: 'Петрова', region: 'RU-SAM' },
    { version, value: 'Петрова', ['__proto__']: '1' },
    { version, value: 'а'.repeat(10_001) },
    { version, withdraw: 'no' },
  ]

  for (const form of forms)
    assert.equal((await browser.post(path, form)).statusCode, 400, JSON.stringify(form))
  assert.equal(
    (await browser.post(`/cards/${id}/mistakes/password`, { version, value: 'x' })).statusCode,
    404,
  )
  assert.equal((await browser.get(`/cards/${id}/mistakes/constructor`)).statusCode, 404)
})

test('what a person types is printed as letters, never as markup', async () => {
  const browser = portal.browser()
  await browser.register('mother', 'sam')
  const { id, version } = await cardIn(browser)
  const typed = '<b onclick="x">с. Лесное</b>'
  await browser.post(`/cards/${id}/mistakes/birthPlace`, { version, value: typed })

  const { body } = await browser.get('/cards')
  assert.ok(body.includes('&lt;b onclick=&quot;x&quot;&gt;с. Лесное&lt;/b&gt;'))
  assert.ok(!body.includes(typed))
})

function withoutId({ body }: { readonly body: string }): string {
  return body.replaceAll(/номер запроса: <[^>]*>[\w-]+/g, '')
}
