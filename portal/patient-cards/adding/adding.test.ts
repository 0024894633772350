import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { addCard, child, sendPage, typeCard } from '../../../test/adding.ts'
import { location, type Answer, type Browser } from '../../../test/browser.ts'
import { textOf, valueOf, valueOfHidden } from '../../../test/forms.ts'
import { personOf } from '../../../test/people.ts'
import { startPortal } from '../../../test/portal.ts'

import { purge } from '../../db/statements/purge.ts'
import { fieldsOf } from './draft.ts'

const portal = await startPortal()
const { db } = portal.database

async function registered(region: string, person = 'mother'): Promise<Browser> {
  const browser = portal.browser()
  assert.equal(location(await browser.register(person, region)), '/cards')
  return browser
}

const empty = (step: keyof typeof fieldsOf) => Object.fromEntries(fieldsOf[step].map((name) => [name, '']))

const cardsIn = (region: string) =>
  db.selectFrom('patient_card').select('id').where('region', '=', region).execute()

const anonymous = ({ body }: Answer, id: string) =>
  body.replaceAll(id, '').replaceAll(/номер запроса: <[^>]*>[\w-]+/g, '')

const words = (page: string) => textOf(page).replaceAll(/\s+/g, ' ')

test('a mother types her child’s card page by page, checks it, and has it in her list', async () => {
  const browser = await registered('bel')
  assert.match((await browser.get('/cards')).body, /href="\/cards\/new"[^>]*>Добавить карту/)
  const [, first = ''] =
    /href="(\/cards\/new\/[\da-f-]{36}\/steps\/whose)"/.exec((await browser.get('/cards/new')).body) ?? []
  const id = first.split('/')[3] ?? ''

  const reached = []
  for (const [step, typed] of Object.entries(child)) {
    const answer = await sendPage(browser, id, step, typed)
    assert.equal(answer.statusCode, 303, `${step} ${words(answer.body)}`)
    reached.push(location(answer).split('/').at(-1))
  }
  assert.deepEqual(reached, ['ground', 'person', 'document', 'policy', 'contacts', 'check'])
  assert.equal((await cardsIn('RU-BEL')).length, 1)

  const check = await browser.get(`/cards/new/${id}/check`)
  for (const said of [
    'Мой ребёнок',
    'Свидетельство о рождении',
    'Смирнов',
    '087-654-303 00',
    '2690 0897 1999 9991',
    'II-ЛЕ 123456',
  ])
    assert.ok(words(check.body).includes(said), said)
  const made = await browser.post(`/cards/new/${id}/made`, {
    version: valueOfHidden(check.body, 'version') ?? '',
  })
  assert.equal(location(made), `/cards/${id}?made`)

  const card = words((await browser.get(location(made))).body)
  assert.match(card, /Карта создана[^]*Смирнов[^]*введено Вами/)
  assert.match(words((await browser.get('/cards')).body), /Ваш ребёнок, \d+ (?:год|лет) Смирнов Пётр Ильич/)
  assert.deepEqual(await db.selectFrom('card_draft').selectAll().execute(), [])
})

test('an error is told beside its field, and what was typed is kept all the same', async () => {
  const browser = await registered('ta')
  const id = randomUUID()
  await sendPage(browser, id, 'whose', { kinship: 'child' })
  await sendPage(browser, id, 'ground', { ground: 'birth-certificate' })
  const typed = { ...child['person'], snils: '112-233-445 9"6', lastName: 'Смирнов1' }
  const answer = await sendPage(browser, id, 'person', typed)

  assert.equal(answer.statusCode, 422)
  for (const page of [answer, await browser.get(`/cards/new/${id}/steps/person`)]) {
    assert.match(page.body, /<title>Ошибка: [^]*href="#lastName"[^]*href="#snils"/)
    assert.equal(valueOf(page.body, 'lastName'), 'Смирнов1')
    assert.equal(valueOf(page.body, 'snils'), '112-233-445 9"6')
    assert.equal(valueOf(page.body, 'birth-year'), '2019')
  }
  assert.match((await browser.get('/cards')).body, /Вы начали добавлять карту/)
})

test('AZ-019 who goes to a later page early is led to the first that is missing, and nothing is made', async () => {
  const browser = await registered('sam')
  const id = randomUUID()
  for (const step of ['ground', 'person', 'document', 'policy', 'contacts'])
    assert.equal(
      location(await browser.get(`/cards/new/${id}/steps/${step}`)),
      `/cards/new/${id}/steps/whose`,
    )
  assert.equal(location(await browser.get(`/cards/new/${id}/check`)), '/cards/new')
  assert.equal(location(await browser.post(`/cards/new/${id}/made`, { version: '1' })), '/cards/new')

  await sendPage(browser, id, 'whose', { kinship: 'child' })
  for (const path of ['steps/person', 'steps/contacts', 'check'])
    assert.equal(location(await browser.get(`/cards/new/${id}/${path}`)), `/cards/new/${id}/steps/ground`)
  assert.equal(
    location(await browser.post(`/cards/new/${id}/made`, { version: '1' })),
    `/cards/new/${id}/steps/ground`,
  )
  assert.equal(
    location(await browser.post(`/cards/new/${id}/steps/contacts`, { version: '0', mobile: '' })),
    `/cards/new/${id}/steps/ground`,
  )
  assert.equal((await cardsIn('RU-SAM')).length, 1)
})

test('a page changed on the way back leads to the summary again, and a kinship to another ground', async () => {
  const browser = await registered('sve')
  const id = await typeCard(browser)
  const renamed = await sendPage(browser, id, 'person', { ...child['person'], firstName: 'Павел' })
  assert.equal(location(renamed), `/cards/new/${id}/check`)
  assert.match(words((await browser.get(`/cards/new/${id}/check`)).body), /Имя Павел/)

  assert.equal(
    location(await sendPage(browser, id, 'whose', { kinship: 'parent' })),
    `/cards/new/${id}/steps/ground`,
  )
  const { body } = await browser.get(`/cards/new/${id}/steps/ground`)
  assert.match(words(body), /Это основание сюда не подходит/)
  assert.doesNotMatch(body, /value="birth-certificate"/)
})

test('what is odd is confirmed by a tick, and never refused', async () => {
  const browser = await registered('oms')
  const id = await typeCard(browser)
  const odd = { policyKind: 'enp', policyNumber: '5098899798000052', policySeries: '' }
  const asked = await sendPage(browser, id, 'policy', odd)
  assert.equal(asked.statusCode, 422)
  assert.match(words(asked.body), /Дата рождения не совпадает[^]*Пол не совпадает[^]*Да, именно так/)

  const confirmed = /name="confirmed" type="checkbox" value="([^"]+)"/.exec(asked.body)?.[1] ?? ''
  assert.equal(
    location(await sendPage(browser, id, 'policy', { ...odd, confirmed })),
    `/cards/new/${id}/check`,
  )
})

test('a newborn has a card without a name and a number, and it says what to complete', async () => {
  const browser = await registered('nvs')
  const now = portal.database.now()
  const born = {
    'birth-day': String(now.getUTCDate()),
    'birth-month': String(now.getUTCMonth() + 1),
    'birth-year': String(now.getUTCFullYear()),
  }
  const yesterday = new Date(now.getTime() - 86_400_000)
  const day = {
    ...born,
    'birth-day': String(yesterday.getUTCDate()),
    'birth-month': String(yesterday.getUTCMonth() + 1),
    'birth-year': String(yesterday.getUTCFullYear()),
  }
  const id = await addCard(browser, {
    ...child,
    person: { ...child['person'], ...day, lastName: '', firstName: '', middleName: '', snils: '' },
    document: { ...empty('document'), paper: 'none' },
    policy: { policyKind: 'none', policyNumber: '', policySeries: '' },
  })
  assert.match(
    words((await browser.get('/cards')).body),
    /Ваш ребёнок, меньше года Новорождённый, имени ещё нет Не указано: фамилия, имя, документ/,
  )
  assert.match((await browser.get(`/cards/${id}`)).body, new RegExp(`/cards/${id}/mistakes/lastName`))
})

test('the same person is never twice in an account: the page of the person says so, and leads to that card', async () => {
  const browser = await registered('irk')
  const first = await addCard(browser)
  for (const [person, field] of [
    [{ ...child['person'], lastName: 'Другой' }, 'snils'],
    [{ ...child['person'], lastName: 'смирнов', snils: '112-233-445 95' }, 'lastName'],
  ] as const) {
    const id = randomUUID()
    await sendPage(browser, id, 'whose', { kinship: 'child' })
    await sendPage(browser, id, 'ground', { ground: 'none' })
    const answer = await sendPage(browser, id, 'person', person)
    assert.equal(answer.statusCode, 422)
    assert.ok(answer.body.includes(`href="#${field}"`) && answer.body.includes(`href="/cards/${first}"`))

    for (const step of ['document', 'policy', 'contacts'])
      await sendPage(browser, id, step, child[step] ?? {})
    const check = await browser.get(`/cards/new/${id}/check`)
    const made = await browser.post(`/cards/new/${id}/made`, {
      version: valueOfHidden(check.body, 'version') ?? '',
    })
    assert.equal(made.statusCode, 422)
    assert.ok(made.body.includes(`href="/cards/${first}"`))
    await browser.post(`/cards/new/${id}/removal`)
  }
  assert.equal((await cardsIn('RU-IRK')).length, 2)
})

test('AZ-014 AZ-018 a card that another account keeps changes no answer: one’s own is made, and links to nobody', async () => {
  const [anna, vera] = [await registered('sa'), await registered('sa', 'confirmed')]
  const [hers, veras] = [await addCard(anna), await addCard(vera)]

  const rows = await db
    .selectFrom('card_keeper')
    .select(['card_id', 'account_id'])
    .where('region', '=', 'RU-SA')
    .where('kinship', '=', 'child')
    .execute()
  assert.equal(rows.length, 2)
  assert.equal(new Set(rows.map(({ account_id }) => account_id)).size, 2)
  assert.equal((await vera.get(`/cards/${hers}`)).statusCode, 404)
  assert.equal((await anna.get(`/cards/${veras}`)).statusCode, 404)
  const indexed = await db
    .selectFrom('patient_card')
    .select('id')
    .where('id', 'in', [hers, veras])
    .where('person_index', 'is not', null)
    .execute()
  assert.deepEqual(indexed, [])
})

test('AZ-001 AZ-002 somebody else’s draft reads like one that never was, and stays as it is', async () => {
  const [anna, vera] = [await registered('pri'), await registered('pri', 'confirmed')]
  const id = await typeCard(anna)
  const before = await db.selectFrom('card_draft').selectAll().where('id', '=', id).execute()
  const unknown = randomUUID()
  const asks: readonly ((card: string) => Promise<Answer>)[] = [
    (card) => vera.get(`/cards/new/${card}/steps/whose`),
    (card) => vera.get(`/cards/new/${card}/steps/person`),
    (card) => vera.get(`/cards/new/${card}/check`),
    (card) => vera.get(`/cards/new/${card}/removal`),
    (card) => vera.post(`/cards/new/${card}/steps/person`, { version: '1', lastName: 'Чужой' }),
    (card) => vera.post(`/cards/new/${card}/made`, { version: '6' }),
    (card) => vera.post(`/cards/new/${card}/removal`),
  ]
  for (const ask of asks) {
    const [known, never] = [await ask(id), await ask(unknown)]
    assert.equal(known.statusCode, never.statusCode)
    assert.equal(location(known).replace(id, ''), location(never).replace(unknown, ''))
    assert.equal(anonymous(known, id), anonymous(never, unknown))
  }
  assert.notEqual(
    (await vera.post(`/cards/new/${id}/steps/whose`, { version: '0', kinship: 'child' })).statusCode,
    303,
  )
  assert.deepEqual(await db.selectFrom('card_draft').selectAll().where('id', '=', id).execute(), before)
})

test('of two windows the later one is shown what happened, and keeps what was typed', async () => {
  const browser = await registered('mag')
  const id = await typeCard(browser)
  const page = await browser.get(`/cards/new/${id}/steps/person`)
  const version = valueOfHidden(page.body, 'version') ?? ''
  await browser.post(`/cards/new/${id}/steps/person`, { ...child['person'], version, firstName: 'Павел' })
  const late = await browser.post(`/cards/new/${id}/steps/person`, {
    ...child['person'],
    version,
    firstName: 'Егор',
  })

  assert.equal(late.statusCode, 409)
  assert.match(words(late.body), /в другом окне/)
  assert.equal(valueOf(late.body, 'firstName'), 'Егор')
  assert.match(words((await browser.get(`/cards/new/${id}/check`)).body), /Имя Павел/)
  const fresh = valueOfHidden(late.body, 'version') ?? ''
  assert.equal(
    location(
      await browser.post(`/cards/new/${id}/steps/person`, {
        ...child['person'],
        version: fresh,
        firstName: 'Егор',
      }),
    ),
    `/cards/new/${id}/check`,
  )
})

test('two windows on two pages of one draft disturb each other not at all', async () => {
  const browser = await registered('kam')
  const id = await typeCard(browser)
  const versions = await Promise.all(
    ['person', 'contacts'].map(
      async (step) =>
        valueOfHidden((await browser.get(`/cards/new/${id}/steps/${step}`)).body, 'version') ?? '',
    ),
  )
  const answers = await Promise.all([
    browser.post(`/cards/new/${id}/steps/person`, {
      ...child['person'],
      firstName: 'Павел',
      version: versions[0] ?? '',
    }),
    browser.post(`/cards/new/${id}/steps/contacts`, {
      ...child['contacts'],
      mobile: '89161234567',
      version: versions[1] ?? '',
    }),
  ])
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    [303, 303],
  )
  assert.match(words((await browser.get(`/cards/new/${id}/check`)).body), /Имя Павел[^]*\+7 916 123-45-67/)
})

test('the summary that is no longer true makes no card', async () => {
  const browser = await registered('kgd')
  const id = await typeCard(browser)
  const check = await browser.get(`/cards/new/${id}/check`)
  await sendPage(browser, id, 'person', { ...child['person'], firstName: 'Павел' })
  const answer = await browser.post(`/cards/new/${id}/made`, {
    version: valueOfHidden(check.body, 'version') ?? '',
  })
  assert.equal(answer.statusCode, 409)
  assert.match(words(answer.body), /Данные изменились в другом окне[^]*Имя Павел/)
  assert.equal((await cardsIn('RU-KGD')).length, 1)
})

test('however often «Создать карту» is pressed, there is one card, one history row and one event', async () => {
  const browser = await registered('bel', 'confirmed')
  const id = await typeCard(browser)
  const version = valueOfHidden((await browser.get(`/cards/new/${id}/check`)).body, 'version') ?? ''
  const press = () => browser.post(`/cards/new/${id}/made`, { version })
  const answers = await Promise.all([press(), press(), press()])
  answers.push(await press())

  assert.deepEqual([...new Set(answers.map(location))], [`/cards/${id}?made`])
  const changes = await db.selectFrom('card_change').selectAll().where('card_id', '=', id).execute()
  assert.equal(changes.length, 1)
  const [card] = await db.selectFrom('patient_card').selectAll().where('id', '=', id).execute()
  assert.ok(card?.checked_at instanceof Date, 'the summary was the check')
  // Who presses «Назад» after that finds the card, and begins nothing anew.
  for (const path of ['steps/whose', 'steps/person', 'check'])
    assert.equal(location(await browser.get(`/cards/new/${id}/${path}`)), `/cards/${id}?made`)
})

test('two windows that begin at once share the one draft, and the other is told of it', async () => {
  const browser = await registered('ta', 'confirmed')
  const ids = [randomUUID(), randomUUID()]
  const answers = await Promise.all(
    ids.map((id) => browser.post(`/cards/new/${id}/steps/whose`, { version: '0', kinship: 'child' })),
  )

  assert.deepEqual(answers.map(location).filter((path) => path === '/cards/new').length, 1)
  assert.match((await browser.get('/cards/new')).body, /Сначала закончите эту карту/)
})

test('what was begun can be deleted, after a question, and only then', async () => {
  const browser = await registered('sve', 'confirmed')
  const id = await typeCard(browser)
  assert.match((await browser.get(`/cards/new/${id}/removal`)).body, /Удалить начатое\?/)
  assert.equal(location(await browser.get(`/cards/new/${id}/check`)), '')
  for (const _ of [1, 2]) assert.equal(location(await browser.post(`/cards/new/${id}/removal`)), '/cards')
  assert.doesNotMatch((await browser.get('/cards')).body, /Вы начали/)
  assert.equal((await browser.get(`/cards/new/${id}/removal`)).statusCode, 404)
})

test('a page sent after the session is over waits in the browser, and comes back', async () => {
  const browser = await registered('oms', 'confirmed')
  const id = await typeCard(browser)
  await browser.post('/sign-out')
  const answer = await browser.post(`/cards/new/${id}/steps/person`, {
    ...child['person'],
    version: '1',
    firstName: 'Павел',
  })
  assert.equal(answer.statusCode, 401)
  assert.match(answer.body, /не пропало/)
  assert.doesNotMatch(answer.body, /Павел/)

  await browser.get(
    await browser.signInAtGosuslugi(location(await browser.post('/oms/sign-in/start')), 'confirmed'),
  )
  assert.ok((await browser.get('/cards')).body.includes(`href="/cards/new/${id}/steps/person"`))
  const page = await browser.get(`/cards/new/${id}/steps/person`)
  assert.equal(valueOf(page.body, 'firstName'), 'Павел')
  const version = valueOfHidden(page.body, 'version') ?? ''
  assert.equal(
    location(
      await browser.post(`/cards/new/${id}/steps/person`, {
        ...child['person'],
        version,
        firstName: 'Павел',
      }),
    ),
    `/cards/new/${id}/check`,
  )
  assert.doesNotMatch((await browser.get('/cards')).body, /не пропало/)
})

test('who came by password alone sees no number that was typed, and loses none', async () => {
  const first = await registered('irk', 'minor')
  await first.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  const { phone: login } = await personOf(portal.simulator, 'minor')
  const id = await typeCard(first)
  const browser = portal.browser()
  await browser.post('/irk/sign-in', { login, password: 'Ryabina58' })

  for (const path of ['steps/person', 'steps/document', 'steps/policy', 'check']) {
    const { body } = await browser.get(`/cards/new/${id}/${path}`)
    assert.doesNotMatch(body, /087-654|123456|2690/, path)
  }
  const { body } = await browser.get(`/cards/new/${id}/steps/person`)
  await browser.post(`/cards/new/${id}/steps/person`, {
    ...child['person'],
    version: valueOfHidden(body, 'version') ?? '',
    firstName: 'Павел',
    snils: '',
  })
  assert.match(words((await browser.get(`/cards/new/${id}/check`)).body), /Имя Павел[^]*087-\*\*\*-\*\*\* 00/)
})

test('what no honest browser sends is refused', async () => {
  const browser = await registered('nvs', 'confirmed')
  const id = randomUUID()
  const forms: readonly Readonly<Record<string, string>>[] = [
    { kinship: 'child' },
    { version: '-1', kinship: 'child' },
    { version: '0', kinship: 'child', accountId: id },
    { version: '0', kinship: 'child', source: 'esia-verified' },
    { version: '0', ['__proto__']: '1' },
    { version: '0', kinship: 'я'.repeat(10_001) },
  ]
  for (const form of forms)
    assert.equal(
      (await browser.post(`/cards/new/${id}/steps/whose`, form)).statusCode,
      400,
      JSON.stringify(form),
    )
  for (const kinship of ['self', '', 'toString'])
    assert.equal((await sendPage(browser, randomUUID(), 'whose', { kinship })).statusCode === 303, false)
  for (const path of [
    `/cards/new/${id}/steps/constructor`,
    '/cards/new/x/steps/whose',
    `/cards/new/${id.toUpperCase()}/steps/whose`,
  ])
    assert.equal((await browser.get(path)).statusCode, 404, path)
})

test('a draft that nobody has touched for a month is gone, a younger one stays', async () => {
  const browser = await registered('sam', 'confirmed')
  const id = await typeCard(browser)
  const { saved_at } = await db
    .selectFrom('card_draft')
    .select('saved_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const inDays = (days: number) => purge(db, new Date(saved_at.getTime() + days * 86_400_000))
  await inDays(30)
  assert.equal((await db.selectFrom('card_draft').select('id').where('id', '=', id).execute()).length, 1)
  await inDays(31)
  assert.equal((await db.selectFrom('card_draft').select('id').execute()).length, 0)
})

test('a page of adding is one statement', async () => {
  const browser = await registered('pri', 'minor')
  const id = await typeCard(browser)
  for (const path of ['/cards/new', `/cards/new/${id}/steps/person`, `/cards/new/${id}/check`, '/cards']) {
    const before = portal.statements()
    await browser.get(path)
    assert.equal(portal.statements() - before, 1, path)
  }
})
