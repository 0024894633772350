import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Answer, type Browser } from '../../../test/browser.ts'
import { giveCard, newestAccount } from '../../../test/family.ts'
import { textOf, valueOfHidden } from '../../../test/forms.ts'
import { personOf } from '../../../test/people.ts'
import { startPortal } from '../../../test/portal.ts'

const portal = await startPortal()
const { db } = portal.database
const minute = 60_000

const nowhere = '00000000-0000-4000-8000-000000000000'
const whole = /000-000-701 22|00000070122|99 00 000101|9900-?000101|1455 ?1408/

async function registered(person: string, region: string): Promise<{ browser: Browser; card: string }> {
  const browser = portal.browser()
  assert.equal(location(await browser.register(person, region)), '/cards')
  const card = /\/cards\/([\da-f-]{36})\/print"/.exec((await browser.get('/cards')).body)?.[1] ?? ''
  return { browser, card }
}

async function byPassword(region: string): Promise<{ browser: Browser; card: string }> {
  const { browser: first, card } = await registered('confirmed', region)
  await first.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  const { phone: login } = await personOf(portal.simulator, 'confirmed')
  const browser = portal.browser()
  assert.equal(location(await browser.post(`/${region}/sign-in`, { login, password: 'Ryabina58' })), '/cards')
  return { browser, card }
}

const paper = (browser: Browser, card: string) => browser.get(`/cards/${card}/print`)
const page = (browser: Browser, card: string) => browser.get(`/cards/${card}/fhir`)
const file = (browser: Browser, card: string) => browser.post(`/cards/${card}/fhir`)

const taken = async () =>
  (await db.selectFrom('audit_event').selectAll().where('event', '=', 'card.taken').execute()).map(
    ({ region, id, account_id, session_id, sealed }) => ({
      region,
      account_id,
      session_id,
      opened: sealed && portal.vault.open(region, { table: 'audit_event', column: 'sealed', id }, sealed),
    }),
  )

const words = ({ body }: Answer) => textOf(body).replaceAll(/\s+/g, ' ')
const anonymous = ({ statusCode, body }: Answer) => [
  statusCode,
  body.replaceAll(/номер запроса: <[^>]*>[\w-]+/g, '').replaceAll(/[\da-f-]{36}/g, ''),
]

test('paper shows the whole card with its sources and the hour of the region, and no way to change it', async () => {
  const { browser, card } = await registered('confirmed', 'kam')
  const answer = await paper(browser, card)
  assert.equal(answer.statusCode, 200)
  assert.match(answer.headers['cache-control'] ?? '', /no-store/)
  assert.match(words(answer), /Карта пациента\. Данные на \d+ \S+ \d{4}, \d\d:\d\d \(.+, UTC\+12\)/)
  assert.match(words(answer), /000-000-701 22подтверждено Госуслугами, \d+ \S+ \d{4}/)
  assert.match(words(answer), /99 00 000101/)
  assert.match(words(answer), /Медицина-онлайн/)
  assert.doesNotMatch(answer.body, /Здесь ошибка|Всё верно|mistakes|\*\*\*/)
})

test('without script paper says how to print, and with it shows a button that submits nothing', async () => {
  const { browser, card } = await registered('confirmed', 'ta')
  const { body } = await paper(browser, card)
  assert.match(body, /<p>Чтобы распечатать, нажмите Ctrl\+P/)
  assert.match(body, /<button class="nhsuk-button" type="button" data-print hidden>Распечатать<\/button>/)
})

test('SE-015 after a password paper has stars, says why, and leads through Госуслуги back to itself', async () => {
  const { browser, card } = await byPassword('sam')
  const answer = await paper(browser, card)
  assert.doesNotMatch(answer.body, whole)
  assert.match(answer.body, /000-\*\*\*-\*\*\* 22/)
  assert.match(words(answer), /закрыты звёздочками: карта напечатана после входа по паролю/)
  assert.equal(valueOfHidden(answer.body, 'back'), `/cards/${card}/print`)
})

test('a value that the person gave stands on paper beside the one from Госуслуги', async () => {
  const { browser, card } = await registered('confirmed', 'sve')
  const form = await browser.get(`/cards/${card}/mistakes/lastName`)
  await browser.post(`/cards/${card}/mistakes/lastName`, {
    version: valueOfHidden(form.body, 'version') ?? '',
    value: 'Берёзова',
  })
  assert.match(words(await paper(browser, card)), /Указано на портале: Берёзова/)
  assert.doesNotMatch((await file(browser, card)).body, /Берёзова/)
})

test('of a child’s card paper tells who keeps it, who that is, and by what right', async () => {
  const { browser } = await registered('mother', 'kgd')
  const account = await newestAccount(portal, 'RU-KGD')
  const card = await giveCard(portal, { ...account, kinship: 'child', ground: 'kids-register' })
  const said = words(await paper(browser, card))
  const { name } = await personOf(portal.simulator, 'mother')
  assert.ok(said.includes(`Кто ведёт карту ${name} Кем приходится мать или отец`), said)
  assert.match(said, /Основание ребёнок записан у представителя на Госуслугах/)

  const bundle: unknown = JSON.parse((await file(browser, card)).body)
  assert.deepEqual(kindsIn(bundle).slice(0, 2), ['Patient', 'RelatedPerson'])
})

test('a fresh proof gives the file, by a name of ASCII alone, kept by nobody on the way', async () => {
  const { browser, card } = await registered('confirmed', 'oms')
  const shown = await page(browser, card)
  assert.match(shown.body, /Скачать файл/)
  const answer = await file(browser, card)
  assert.equal(answer.statusCode, 200)
  assert.equal(answer.headers['content-type'], 'application/fhir+json; charset=utf-8')
  assert.equal(answer.headers['content-disposition'], 'attachment; filename="patient-card.json"')
  assert.match(answer.headers['cache-control'] ?? '', /no-store/)
  assert.equal(answer.headers['x-content-type-options'], 'nosniff')
  assert.match(answer.body, /"value": "00000070122"/)
  assert.equal(kindsIn(JSON.parse(answer.body))[0], 'Patient')
})

test('each file is noted with the card and whoever took it; paper and the page before the file are not', async () => {
  const { browser, card } = await registered('confirmed', 'mag')
  const before = await taken()
  await paper(browser, card)
  await page(browser, card)
  assert.deepEqual(await taken(), before)

  await Promise.all([file(browser, card), file(browser, card)])
  const { accountId } = await newestAccount(portal, 'RU-MAG')
  const noted = (await taken()).filter(({ region }) => region === 'RU-MAG')
  assert.equal(noted.length, 2)
  for (const { account_id, session_id, opened } of noted) {
    assert.equal(account_id, accountId)
    assert.ok(session_id)
    assert.deepEqual(opened, { address: '127.0.0.1', reason: null, card })
  }
})

test('AZ-020 a password session gets no file, only the way to a proof that comes back here', async () => {
  const { browser, card } = await byPassword('irk')
  const before = await taken()
  for (const answer of [await page(browser, card), await file(browser, card)]) {
    assert.match(words(answer), /Сначала подтвердите, что это Вы/)
    assert.equal(valueOfHidden(answer.body, 'back'), `/cards/${card}/fhir`)
    assert.doesNotMatch(answer.body, /Скачать файл/)
    assert.doesNotMatch(answer.body, whole)
  }
  assert.equal((await file(browser, card)).statusCode, 403)
  assert.deepEqual(await taken(), before)

  await browser.post('/esia/proof', { back: `/cards/${card}/fhir` })
  const started = await browser.get('/esia/proof/go-on')
  const proved = await browser.get(await browser.signInAtGosuslugi(location(started), 'confirmed'))
  assert.equal(location(proved), `/cards/${card}/fhir`)
  assert.equal((await file(browser, card)).statusCode, 200)
})

test('AZ-001 AZ-017 another’s card is neither printed nor taken, and reads like one that never was', async () => {
  const { card } = await registered('confirmed', 'bel')
  const { browser: stranger } = await registered('mother', 'bel')
  const { browser: elsewhere } = await registered('confirmed', 'ta')
  const before = await taken()
  for (const browser of [stranger, elsewhere]) {
    for (const ask of [paper, page, file]) {
      const answer = await ask(browser, card)
      assert.equal(answer.statusCode, 404)
      assert.deepEqual(anonymous(answer), anonymous(await ask(browser, nowhere)))
    }
  }
  assert.deepEqual(await taken(), before)
})

test('AZ-017 without a session there is nothing at the address of the paper or of the file', async () => {
  const { card } = await registered('confirmed', 'sa')
  const before = await taken()
  for (const ask of [paper, page, file]) {
    const answer = await ask(portal.browser(), card)
    assert.equal(answer.statusCode, 401)
    assert.deepEqual(anonymous(answer), anonymous(await ask(portal.browser(), nowhere)))
    assert.doesNotMatch(answer.body, whole)
  }
  assert.deepEqual(await taken(), before)
})

test('AZ-017 what is unlinked is neither printed nor taken any more', async () => {
  const { browser } = await registered('mother', 'pri')
  const account = await newestAccount(portal, 'RU-PRI')
  const card = await giveCard(portal, { ...account, kinship: 'child' })
  assert.equal((await file(browser, card)).statusCode, 200)
  await browser.post(`/cards/${card}/leaving`)
  for (const ask of [paper, page, file]) assert.equal((await ask(browser, card)).statusCode, 404)
})

test('paper is one statement, a file two', async () => {
  const { browser, card } = await registered('confirmed', 'bel')
  const statements = portal.statements()
  await paper(browser, card)
  assert.equal(portal.statements() - statements, 1)
  await file(browser, card)
  assert.equal(portal.statements() - statements, 3)
})

for (const [what, lastName] of [
  ['markup', '<img src=x onerror=alert(1)>'],
  ['the end of a script', '</script><script>alert(1)</script>'],
  ['the end of a string', '"}],"resourceType":"Binary'],
] as const) {
  test(`XI-002 ${what} in a name is letters on paper and in the file`, async () => {
    const { browser } = await registered('mother', 'kgd')
    const account = await newestAccount(portal, 'RU-KGD')
    const card = await giveCard(portal, { ...account, kinship: 'other', lastName })
    const { body } = await paper(browser, card)
    assert.ok(textOf(body).includes(`${lastName} Мария`))
    assert.doesNotMatch(body, /<img|<script>/)

    const answer = await file(browser, card)
    assert.deepEqual(kindsIn(JSON.parse(answer.body)), ['Patient', 'RelatedPerson', 'Provenance'])
    assert.equal(familyIn(JSON.parse(answer.body)), lastName)
    assert.match(String(answer.headers['content-disposition']), /^attachment; /)
  })
}

test('XI-009 the end of a line in a name begins no header, and no name stands in any', async () => {
  const { browser } = await registered('mother', 'kgd')
  const account = await newestAccount(portal, 'RU-KGD')
  const lastName = 'Орешкина"\r\nset-cookie: a=b\r\n\r\n<p>'
  const card = await giveCard(portal, { ...account, kinship: 'other', lastName })
  const { headers, rawPayload } = await file(browser, card)
  assert.equal(headers['content-disposition'], 'attachment; filename="patient-card.json"')
  assert.equal(headers['set-cookie'], undefined)
  assert.equal(Number(headers['content-length']), rawPayload.length)
})

test('AZ-020 a proof of twenty minutes ago gives no file, and the card stays open', async () => {
  const { browser, card } = await registered('confirmed', 'nvs')
  portal.later(12 * minute)
  assert.equal((await file(browser, card)).statusCode, 200)
  portal.later(8 * minute)
  const answer = await file(browser, card)
  assert.equal(answer.statusCode, 403)
  assert.match(words(answer), /Сначала подтвердите/)
  assert.doesNotMatch(answer.body, whole)
  assert.equal((await paper(browser, card)).statusCode, 200)
})

function kindsIn(bundle: unknown): readonly unknown[] {
  if (typeof bundle !== 'object' || bundle === null || !('entry' in bundle) || !Array.isArray(bundle.entry))
    return []
  return bundle.entry.map((one: { resource?: { resourceType?: unknown } }) => one.resource?.resourceType)
}

function familyIn(bundle: { entry: { resource: { name: { family: string }[] } }[] }): string | undefined {
  return bundle.entry[0]?.resource.name[0]?.family
}
