import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { addCard, child } from '../../../test/adding.ts'
import { location, type Answer, type Browser } from '../../../test/browser.ts'
import { textOf, valueOfHidden } from '../../../test/forms.ts'
import { startPortal } from '../../../test/portal.ts'
import { codeFor, takeBy } from '../../../test/sharing.ts'

const portal = await startPortal()
const { db } = portal.database

async function registered(person: string, region: string): Promise<Browser> {
  const browser = portal.browser()
  assert.equal(location(await browser.register(person, region)), '/cards')
  return browser
}

async function ownCard(browser: Browser): Promise<string> {
  const [, id = ''] = /\/cards\/([\da-f-]{36})\//.exec((await browser.get('/cards')).body) ?? []
  return id
}

const anonymous = ({ body }: Answer) => body.replaceAll(/номер запроса: <[^>]*>[\w-]+/g, '')

const words = (page: string) => textOf(page).replaceAll(/\s+/g, ' ')
const eventsOf = async (region: string, event: string) =>
  db.selectFrom('audit_event').selectAll().where('region', '=', region).where('event', '=', event).execute()

test('a daughter gets access to her mother’s card by a code, and both see who keeps it', async () => {
  const [vera, anna] = [await registered('confirmed', 'bel'), await registered('mother', 'bel')]
  const card = await ownCard(vera)
  const code = await codeFor(vera, card)
  assert.match(code, /^\d{4} \d{3} \d{3}$/)

  assert.equal((await anna.get(`/cards/${card}`)).statusCode, 404)
  assert.equal((await anna.get(`/cards/code/${card}`)).statusCode, 404)
  const claimed = await anna.post('/cards/code', { code })
  assert.equal(location(claimed), `/cards/code/${card}`)
  const offer = words((await anna.get(location(claimed))).body)
  assert.match(offer, /Иванова Вера Павловна[^]*12 апреля 1958[^]*Ваш родитель/)
  assert.doesNotMatch(offer, /701 22|Садовая/)
  assert.equal((await anna.get(`/cards/${card}`)).statusCode, 404, 'not before she takes it')

  const taken = await anna.post(`/cards/code/${card}`)
  assert.equal(location(taken), `/cards/${card}?taken`)
  assert.match(
    words((await anna.get(location(taken))).body),
    /Вы действуете за другого человека[^]*Карта добавлена/,
  )
  for (const browser of [vera, anna]) {
    const { body } = await browser.get(`/cards/${card}/access`)
    assert.match(words(body), /Иванова Вера Павловна сам человек[^]*сын или дочь/)
  }
  const [kept] = await db.selectFrom('card_keeper').selectAll().where('ground', '=', 'consent').execute()
  assert.equal(kept?.kinship, 'parent')
  assert.equal((await eventsOf('RU-BEL', 'access.taken')).length, 2)
  assert.equal((await eventsOf('RU-BEL', 'access.offered')).length, 1)
})

test('of what stands in a shared card each keeper is told what they typed themselves', async () => {
  const [vera, anna] = [await registered('no-policy', 'bel'), await registered('no-patronymic', 'bel')]
  const card = await ownCard(vera)
  assert.equal(await takeBy(anna, await codeFor(vera, card)), card)
  const page = await anna.get(`/cards/${card}/mistakes/birthPlace`)
  const version = valueOfHidden(page.body, 'version') ?? ''
  await anna.post(`/cards/${card}/mistakes/birthPlace`, { version, value: 'с. Лесное' })

  assert.match(words((await anna.get(`/cards/${card}`)).body), /Вы указали: с\. Лесное\s*введено Вами/)
  assert.match(words((await vera.get('/cards')).body), /Другое значение: с\. Лесное\s*указано на портале/)
})

test('AZ-016 LK-009 nobody passes on what a code gave them, and no code works twice', async () => {
  const [vera, anna, nikita] = [
    await registered('confirmed', 'ta'),
    await registered('mother', 'ta'),
    await registered('minor', 'ta'),
  ]
  const card = await ownCard(vera)
  const code = await codeFor(vera, card)
  assert.equal(await takeBy(anna, code), card)

  const page = await anna.get(`/cards/${card}/access`)
  assert.match(words(page.body), /Дать доступ другому может сам человек/)
  assert.doesNotMatch(page.body, /name="invitation"/)
  const offered = await anna.post(`/cards/${card}/access`, { invitation: randomUUID(), kinship: 'other' })
  assert.equal(offered.statusCode, 403)

  const again = await nikita.post('/cards/code', { code })
  assert.equal(again.statusCode, 422)
  assert.equal((await nikita.get(`/cards/code/${card}`)).statusCode, 404)
  assert.equal((await nikita.post(`/cards/code/${card}`)).statusCode, 404)
  assert.equal(
    (await db.selectFrom('card_invitation').select('id').where('region', '=', 'RU-TA').execute()).length,
    1,
  )
})

test('a code claimed by one is nobody else’s, even before it is answered', async () => {
  const [vera, anna, nikita] = [
    await registered('confirmed', 'sam'),
    await registered('mother', 'sam'),
    await registered('minor', 'sam'),
  ]
  const card = await ownCard(vera)
  const code = await codeFor(vera, card)
  const claims = await Promise.all([anna, nikita].map((browser) => browser.post('/cards/code', { code })))
  assert.deepEqual(
    claims.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b),
    [303, 422],
  )

  const loser = claims[0]?.statusCode === 422 ? anna : nikita
  assert.equal((await loser.get(`/cards/code/${card}`)).statusCode, 404)
  assert.equal((await loser.post(`/cards/code/${card}`)).statusCode, 404)
})

test('of forty codes typed at once by one account five are looked up', async () => {
  const [vera, anna] = [await registered('confirmed', 'irk'), await registered('mother', 'irk')]
  anna.address = '10.1.2.3'
  await codeFor(vera, await ownCard(vera))
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, turn) =>
      anna.post('/cards/code', { code: String(turn).padStart(10, '0') }),
    ),
  )
  assert.ok(answers.every(({ statusCode }) => statusCode === 422))
  const tried = await eventsOf('RU-IRK', 'access.refused')
  assert.equal(tried.length, 5, 'the others were not even looked up')
})

test('a code is shown once, kept as a hash alone, and a second press makes the same one', async () => {
  const vera = await registered('confirmed', 'mag')
  const card = await ownCard(vera)
  const invitation = valueOfHidden((await vera.get(`/cards/${card}/access`)).body, 'invitation') ?? ''
  const press = () => vera.post(`/cards/${card}/access`, { invitation, kinship: 'parent' })
  const answers = await Promise.all([press(), press(), press()])
  answers.push(await press())
  assert.deepEqual([...new Set(answers.map(location))], [`/cards/${card}/access`])
  assert.equal(
    (await db.selectFrom('card_invitation').select('id').where('region', '=', 'RU-MAG').execute()).length,
    1,
  )

  const [shown, later] = [await vera.get(`/cards/${card}/access`), await vera.get(`/cards/${card}/access`)]
  assert.match(shown.body, /class="access-code">\d{4} \d{3} \d{3}</)
  assert.doesNotMatch(later.body, /access-code/)
  assert.match(words(later.body), /Код уже дан и действует до \d\d:\d\d/)

  // The form sent again after its code was used makes nothing.
  const anna = await registered('mother', 'mag')
  const code = /access-code">([\d ]+)</.exec(shown.body)?.[1] ?? ''
  assert.equal(await takeBy(anna, code), card)
  assert.equal((await press()).statusCode, 409)
})

test('who gives access says to whom', async () => {
  const vera = await registered('confirmed', 'kam')
  const card = await ownCard(vera)
  for (const form of [{}, { kinship: '' }, { kinship: 'self' }]) {
    const answer = await vera.post(`/cards/${card}/access`, { invitation: randomUUID(), ...form })
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /href="#kinship">Выберите, кому/)
  }
})

test('one’s own code brings nothing new, and neither does one of a card that is kept already', async () => {
  const [vera, anna] = [await registered('confirmed', 'kgd'), await registered('mother', 'kgd')]
  const card = await ownCard(vera)
  const code = await codeFor(vera, card)
  assert.match(words((await vera.post('/cards/code', { code })).body), /у Вас уже есть/)
  assert.equal(await takeBy(anna, code), card)
  // A second press of both buttons, and «Назад».
  assert.equal(location(await anna.post(`/cards/code/${card}`)), `/cards/${card}?taken`)
  assert.equal(location(await anna.get(`/cards/code/${card}`)), `/cards/${card}`)
  assert.match(
    words((await anna.post('/cards/code', { code: await codeFor(vera, card) })).body),
    /у Вас уже есть/,
  )
})

test('who typed a card of the person before is led to it, and does not get the person twice', async () => {
  const [vera, anna] = [await registered('confirmed', 'bel'), await registered('minor', 'bel')]
  const mine = await addCard(anna, {
    ...child,
    whose: { kinship: 'parent' },
    ground: { ground: 'none' },
    person: {
      ...child['person'],
      lastName: 'Иванова',
      firstName: 'Вера',
      middleName: 'Павловна',
      gender: 'female',
      snils: '',
      'birth-day': '12',
      'birth-month': '4',
      'birth-year': '1958',
      confirmed: 'snils-absent',
    },
    document: {
      ...child['document'],
      paper: 'none',
      series: '',
      number: '',
      'issued-day': '',
      'issued-month': '',
      'issued-year': '',
      issuedBy: '',
    },
    policy: { policyKind: 'none', policyNumber: '', policySeries: '' },
  })
  const card = await ownCard(vera)
  const claimed = location(await anna.post('/cards/code', { code: await codeFor(vera, card) }))
  const answer = await anna.post(claimed)
  assert.equal(answer.statusCode, 422)
  assert.ok(answer.body.includes(`href="/cards/${mine}"`))
  assert.equal((await anna.get(`/cards/${card}`)).statusCode, 404)
})

test('the person of a card ends another’s access at once, and both have it in their log', async () => {
  const [vera, anna] = [await registered('confirmed', 'sa'), await registered('mother', 'sa')]
  const card = await ownCard(vera)
  await takeBy(anna, await codeFor(vera, card))
  const pending = await codeFor(vera, card)
  const keeper = valueOfHidden((await vera.get(`/cards/${card}/access`)).body, 'keeper') ?? ''

  const theirs = await anna.get(`/cards/${card}/access`)
  assert.equal(valueOfHidden(theirs.body, 'keeper'), undefined)
  const [self] = await db
    .selectFrom('card_keeper')
    .select('account_id')
    .where('card_id', '=', card)
    .where('kinship', '=', 'self')
    .execute()
  for (const id of [self?.account_id ?? '', keeper])
    assert.equal((await anna.post(`/cards/${card}/access/end`, { keeper: id })).statusCode, 404)
  assert.equal(
    (await vera.post(`/cards/${card}/access/end`, { keeper: self?.account_id ?? '' })).statusCode,
    404,
  )

  for (const _ of [1, 2])
    assert.equal(
      location(await vera.post(`/cards/${card}/access/end`, { keeper })),
      `/cards/${card}/access?ended`,
    )
  assert.equal((await anna.get(`/cards/${card}`)).statusCode, 404)
  assert.equal((await anna.post(`/cards/${card}/leaving/undo`)).statusCode, 404)
  assert.equal((await eventsOf('RU-SA', 'access.ended')).length, 2)
  assert.equal(await takeBy(anna, pending), card, 'a new code is a new consent')
})

test('AZ-001 a stranger learns nothing of who keeps a card, and ends nothing', async () => {
  const [vera, nikita] = [await registered('confirmed', 'oms'), await registered('minor', 'oms')]
  const [card, unknown] = [await ownCard(vera), randomUUID()]
  const asks: readonly ((card: string) => Promise<Answer>)[] = [
    (id) => nikita.get(`/cards/${id}/access`),
    (id) => nikita.post(`/cards/${id}/access`, { invitation: randomUUID(), kinship: 'other' }),
    (id) => nikita.post(`/cards/${id}/access/end`, { keeper: randomUUID() }),
    (id) => nikita.get(`/cards/code/${id}`),
    (id) => nikita.post(`/cards/code/${id}`),
  ]
  for (const ask of asks) {
    const [known, never] = [await ask(card), await ask(unknown)]
    assert.deepEqual([known.statusCode, never.statusCode], [404, 404])
    assert.equal(anonymous(known), anonymous(never))
  }
  assert.deepEqual(
    await db.selectFrom('card_invitation').select('id').where('region', '=', 'RU-OMS').execute(),
    [],
  )
})

test('a keeper who unlinked the card meanwhile gives nothing by the code that waits', async () => {
  const [anna, vera] = [await registered('mother', 'nvs'), await registered('confirmed', 'nvs')]
  const card = await addCard(anna)
  const code = await codeFor(anna, card, 'child')
  const offered = location(await vera.post('/cards/code', { code }))
  await db
    .updateTable('card_keeper')
    .set({ ended_at: portal.database.now(), end_reason: 'unlinked' })
    .where('card_id', '=', card)
    .execute()

  assert.equal((await vera.get(offered)).statusCode, 404)
  assert.equal((await vera.post(offered)).statusCode, 404)
  assert.deepEqual(
    await db
      .selectFrom('card_keeper')
      .select('account_id')
      .where('card_id', '=', card)
      .where('ground', '=', 'consent')
      .execute(),
    [],
  )
})

test('two codes for one card in other words bring one link, by the newer one', async () => {
  const [anna, vera] = [await registered('mother', 'oms'), await registered('confirmed', 'oms')]
  const card = await addCard(anna)
  for (const kinship of ['parent', 'other'])
    await vera.post('/cards/code', { code: await codeFor(anna, card, kinship) })

  assert.match(words((await vera.get(`/cards/code/${card}`)).body), /Другой человек/)
  assert.equal(location(await vera.post(`/cards/code/${card}`)), `/cards/${card}?taken`)
  const kept = await db
    .selectFrom('card_keeper')
    .select('kinship')
    .where('card_id', '=', card)
    .where('ground', '=', 'consent')
    .execute()
  assert.deepEqual(kept, [{ kinship: 'other' }])
})

test('one page of who keeps a card is one statement', async () => {
  const vera = await registered('confirmed', 'irk')
  const card = await ownCard(vera)
  const before = portal.statements()
  await vera.get(`/cards/${card}/access`)
  assert.equal(portal.statements() - before, 1)
})

// The portal’s clock moves on from here, and Госуслуги’s own does not: no proof is fresh after a while.

test('after five wrong codes an account waits, and a right one does not help it meanwhile', async () => {
  const [vera, anna] = [await registered('confirmed', 'nvs'), await registered('mother', 'nvs')]
  const card = await ownCard(vera)
  const code = await codeFor(vera, card)
  for (let turn = 0; turn < 5; turn += 1) await anna.post('/cards/code', { code: `000000000${turn}` })
  const refused = await anna.post('/cards/code', { code })
  assert.equal(refused.statusCode, 422)
  assert.match(words(refused.body), /Слишком много попыток подряд\. Введите код снова через \d+ с/)
  assert.equal((await anna.get(`/cards/code/${card}`)).statusCode, 404)

  portal.later(20_000)
  assert.equal(await takeBy(anna, code), card)
})

test('wrong, old and used codes, and those of another region, are told by the same words', async () => {
  const [vera, anna, stranger] = [
    await registered('confirmed', 'sve'),
    await registered('mother', 'sve'),
    await registered('mother', 'oms'),
  ]
  const card = await ownCard(vera)
  const told = async (browser: Browser, code: string) => {
    const answer = await browser.post('/cards/code', { code })
    assert.equal(answer.statusCode, 422)
    return /class="nhsuk-error-message"[^>]*>(?:<span[^>]*>[^<]*<\/span>)?([^<]*)/.exec(answer.body)?.[1]
  }
  const code = await codeFor(vera, card)
  const elsewhere = await told(stranger, code)
  const replaced = await codeFor(vera, card)
  const answers = [elsewhere, await told(anna, '0000000000'), await told(anna, code)]
  portal.later(15 * 60_000)
  for (const person of ['confirmed', 'mother'] as const)
    await (person === 'mother' ? anna : vera).register(person, 'sve')
  answers.push(await told(anna, replaced))
  assert.deepEqual(new Set(answers).size, 1)
  assert.match(String(answers[0]), /Код не подошёл/)
  assert.equal(
    (
      await db
        .selectFrom('card_keeper')
        .select('account_id')
        .where('ground', '=', 'consent')
        .where('card_id', '=', card)
        .execute()
    ).length,
    0,
  )
  assert.equal((await eventsOf('RU-SVE', 'access.refused')).length, 3)
})

test('a code needs a fresh proof: a password or an old session is sent to Госуслуги first', async () => {
  const vera = await registered('confirmed', 'pri')
  const card = await ownCard(vera)
  portal.later(10 * 60_000)
  await vera.get('/cards')
  portal.later(11 * 60_000)
  const page = await vera.get(`/cards/${card}/access`)
  assert.match(page.body, new RegExp(`action="/esia/proof"[^]*name="back" value="/cards/${card}/access"`))
  const offered = await vera.post(`/cards/${card}/access`, { invitation: randomUUID(), kinship: 'parent' })
  assert.equal(offered.statusCode, 403)
  assert.deepEqual(
    await db.selectFrom('card_invitation').select('id').where('region', '=', 'RU-PRI').execute(),
    [],
  )
})
