import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Answer, type Browser } from '../../test/browser.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { maySavePassword } from './settings.ts'

const portal = await startPortal()
const { db } = portal.database

const session = (how: 'esia' | 'password', provedAt: Date) => ({
  id: '',
  region: 'RU-BEL',
  accountId: '',
  how,
  provedAt,
})
const noon = new Date('2026-11-23T09:00:00Z')
const minutesAgo = (minutes: number) => new Date(noon.getTime() - minutes * 60_000)

test('the first password of a person who came by Госуслуги needs no more proof', () => {
  assert.equal(maySavePassword(session('esia', minutesAgo(300)), { hasPassword: false, now: noon }), true)
})

test('whose password is gone since they signed in by it has to prove who they are', () => {
  assert.equal(maySavePassword(session('password', noon), { hasPassword: false, now: noon }), false)
})

test('a password is changed by a fresh proof at Госуслуги alone', () => {
  assert.equal(maySavePassword(session('esia', minutesAgo(19)), { hasPassword: true, now: noon }), true)
  assert.equal(maySavePassword(session('esia', minutesAgo(20)), { hasPassword: true, now: noon }), false)
  assert.equal(maySavePassword(session('password', minutesAgo(1)), { hasPassword: true, now: noon }), false)
})

const setPassword = (browser: Browser, password: string, again = password) =>
  browser.post('/settings', { password, again })

async function withPassword(person: string, password: string, region = 'bel'): Promise<Browser> {
  const browser = portal.browser()
  await browser.register(person, region)
  assert.equal(location(await setPassword(browser, password)), '/settings?saved')
  return browser
}

const signIn = (browser: Browser, login: string, password: string, region = 'bel') =>
  browser.post(`/${region}/sign-in`, { login, password })

test('the settings show «Ваш логин» beside the two fields, and after saving', async () => {
  const browser = portal.browser()
  await browser.register('confirmed')
  const page = await browser.get('/settings')
  assert.match(page.body, /Ваш логин/)
  assert.equal([...page.body.matchAll(/type="password"/g)].length, 2)

  await setPassword(browser, 'Ryabina58')
  assert.match((await browser.get('/settings?saved')).body, /Пароль сохранён[^]*Подойдёт любой/)
})

const refusals: [string, string, string, RegExp][] = [
  ['nothing', '', '', /Введите пароль/],
  ['five characters', 'Abc12', 'Abc12', /короче 6 знаков/],
  ['a Cyrillic word', 'Рябина58', 'Рябина58', /русские буквы. Переключите/],
  ['a space', 'Ryabina 58', 'Ryabina 58', /есть пробел/],
  ['a sign', 'Ryabina-58', 'Ryabina-58', /знаки, которые портал не принимает/],
  ['129 characters', 'a1'.repeat(65), 'a1'.repeat(65), /длиннее 128/],
  ['one of the commonest', 'Qwerty123', 'Qwerty123', /у многих, его угадают первым/],
  ['a Russian word in Latin letters', 'Gfhjkm2024', 'Gfhjkm2024', /в другой раскладке/],
  ['their own phone', '80000000101', '80000000101', /знают и другие/],
  ['their own СНИЛС', '00000070122', '00000070122', /знают и другие/],
  ['two that differ', 'Ryabina58', 'Ryabina59', /не совпали/],
]
for (const [what, password, again, words] of refusals) {
  test(`PW-001 a new password of ${what} is refused with the reason, and kept off the page`, async () => {
    const browser = portal.browser()
    await browser.register('confirmed')
    const answer = await setPassword(browser, password, again)
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, words)
    assert.ok(password.length < 5 || !answer.body.includes(password))
  })
}

const offeredIn = ({ body }: Answer) => /class="offered"[^>]*>(\w+)</.exec(body)?.[1]

test('PW-012 beside a refusal stands a password made for that page alone, and nobody else ever has it', async (t) => {
  const lines: string[] = []
  const write = process.stdout.write.bind(process.stdout)
  t.mock.method(process.stdout, 'write', (line: string | Uint8Array) => {
    if (!String(line).startsWith('{"level"')) return write(line)
    lines.push(String(line))
    return true
  })
  const telling = await startPortal({ log: 'info' })
  const browser = telling.browser()
  await browser.register('confirmed')
  const offered: (string | undefined)[] = []
  for (const [, password, again] of refusals) {
    const answer = await browser.post('/settings', { password, again })
    assert.equal(answer.headers['cache-control'], 'no-store')
    assert.doesNotMatch(answer.body, /<input[^>]*type="password"[^>]* value=/)
    offered.push(offeredIn(answer))
  }
  assert.equal(offeredIn(await browser.get('/settings')), undefined)

  const made = offered.filter((one) => one !== undefined)
  assert.equal(made.length, refusals.length - 1)
  assert.equal(offered.at(-1), undefined, 'who typed two that differ has one in mind already')
  assert.equal(new Set(made).size, made.length)

  const [taken = '', ...others] = made
  assert.equal(
    location(await browser.post('/settings', { password: taken, again: taken })),
    '/settings?saved',
  )
  const dump = await telling.database.db.selectFrom('password').selectAll().execute()
  for (const password of [taken, ...others]) {
    assert.ok(!JSON.stringify(dump).includes(password))
    assert.ok(!lines.some((line) => line.includes(password)))
  }
  assert.ok(lines.filter((line) => line.includes('/settings')).length > refusals.length)
})

test('PW-001 a region with the strict rule says it, takes any characters and refuses what is short', async () => {
  const regions = new Map(portal.regions)
  const belgorod = regions.get('RU-BEL')
  assert.ok(belgorod)
  const strict = await startPortal({
    regions: regions.set('RU-BEL', { ...belgorod, passwordRule: 'strict' }),
  })
  const browser = strict.browser()
  await browser.register('confirmed')
  assert.match((await browser.get('/settings')).body, /От 8 до 128 знаков/)
  for (const [password, words] of [
    ['Kalin58', /короче 8 знаков/],
    ['Пароль2024', /Известное слово или фразу/],
    ['Gfhjkm2024', /в другой раскладке/],
    ['Dragon1985', /у многих, его угадают первым/],
    ['Dthf1985', /знают и другие/],
    ['Qwerty1985', /Соседние клавиши/],
    ['к'.repeat(129), /длиннее 128/],
  ] as const) {
    const answer = await setPassword(browser, password)
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, words)
    assert.ok(offeredIn(answer))
  }

  const parts = 'мои\u0306 ключ и ёж 🔑'
  const before = browser.cookies.get('__Host-session') ?? ''
  assert.equal(location(await setPassword(browser, parts)), '/settings?saved')
  browser.cookies.set('__Host-session', before)
  assert.equal(location(await setPassword(browser, parts)), '/settings?saved', 'pressed twice')
  const { phone } = await personOf(strict.simulator, 'confirmed')
  const known = [parts, parts.normalize('NFC'), parts.normalize('NFD')]
  for (const password of known)
    assert.match((await signIn(strict.browser(), phone, password)).body, /Пароль подошёл/)
  assert.equal((await signIn(strict.browser(), phone, 'мои ключ и ёж 🔑')).statusCode, 422)

  const elsewhere = strict.browser()
  await elsewhere.register('mother', 'kam')
  assert.match((await elsewhere.get('/settings')).body, /Не короче 6 знаков/)
  assert.match((await setPassword(elsewhere, parts)).body, /есть пробел/)
})

test('who signed in by a password can not try at the number behind the stars', async () => {
  await withPassword('confirmed', 'Ryabina58')
  const browser = portal.browser()
  await signIn(browser, (await personOf(portal.simulator, 'confirmed')).phone, 'Ryabina58')
  assert.doesNotMatch((await browser.get('/settings')).body, /000-000-701/)
  for (const number of ['00000070122', '00000070123'])
    assert.equal(location(await setPassword(browser, number)), '/settings/proof', number)
})

test('PW-004 nothing is demanded of a password but its length, nothing stops a manager, and none gets too old', async () => {
  const browser = await withPassword('foreign', 'kalinagora', 'kam')
  const { body } = await browser.get('/settings')
  const fields = body.match(/<input[^>]*type="password"[^>]*>/g) ?? []
  assert.equal(fields.length, 2)
  for (const field of fields) {
    assert.match(field, /autocomplete="new-password"/)
    assert.doesNotMatch(field, /maxlength|minlength|pattern|readonly|onpaste|autocomplete="off"/)
  }
  portal.later(2 * 365 * 24 * 60 * 60_000)
  const { phone } = await personOf(portal.simulator, 'foreign')
  const later = await signIn(portal.browser(), phone, 'kalinagora', 'kam')
  portal.later(-2 * 365 * 24 * 60 * 60_000)
  assert.equal(location(later), '/cards')
})

test('PW-015 a password typed with Caps Lock or in the other layout is not put right, only spoken of', async () => {
  await withPassword('mother', 'Ryabina58', 'kam')
  const { phone } = await personOf(portal.simulator, 'mother')
  for (const typed of ['rYABINA58', 'RYABINA58', 'Кнфишта58', 'Ryabina58 ']) {
    const answer = await signIn(portal.browser(), phone, typed, 'kam')
    assert.equal(answer.statusCode, 422, typed)
    assert.match(answer.body, /Проверьте язык клавиатуры и большие буквы/)
  }
  assert.equal(location(await signIn(portal.browser(), phone, 'Ryabina58', 'kam')), '/cards')
})

test('SE-009 a new password ends the other sessions and changes the token of this one', async () => {
  const other = portal.browser()
  await other.register('mother')
  const browser = portal.browser()
  await browser.register('mother')
  const before = browser.cookies.get('__Host-session')
  await setPassword(browser, 'Ryabina58')

  assert.notEqual(browser.cookies.get('__Host-session'), before)
  assert.equal((await browser.get('/cards')).statusCode, 200)
  assert.equal((await other.get('/cards')).statusCode, 401)
  const old = portal.browser()
  old.cookies.set('__Host-session', before ?? '')
  assert.equal((await old.get('/cards')).statusCode, 401)
})

const tokenOf = ({ headers }: Answer) =>
  /__Host-session=([\w-]+)/.exec([headers['set-cookie'] ?? []].flat().join())?.[1]

const passwordsSetBy = async (person: string) => {
  const { phone } = await personOf(portal.simulator, person)
  const valueIndex = portal.vault.index('login:phone', 'RU-BEL', phone.replaceAll(/[^+\d]/g, ''))
  return db
    .selectFrom('audit_event')
    .innerJoin('login', 'login.account_id', 'audit_event.account_id')
    .select('audit_event.id')
    .where('audit_event.region', '=', 'RU-BEL')
    .where('login.region', '=', 'RU-BEL')
    .where('event', '=', 'password.set')
    .where('value_index', '=', valueIndex)
    .execute()
}

test('ID-001 ID-003 «сохранить» pressed twice, at once or before the first answer came, saves one password', async () => {
  const browser = portal.browser()
  await browser.register('foreign')
  const old = browser.cookies.get('__Host-session') ?? ''
  const typed = { password: 'Ryabina58', again: 'Ryabina58' }
  const answers = await Promise.all([1, 2, 3].map(() => browser.post('/settings', typed)))
  browser.cookies.set('__Host-session', old)
  answers.push(await browser.post('/settings', typed))

  assert.deepEqual([...new Set(answers.map(location))], ['/settings?saved'])
  assert.equal(new Set(answers.map(tokenOf)).size, 1)
  assert.equal((await browser.get('/settings?saved')).statusCode, 200)
  assert.equal((await passwordsSetBy('foreign')).length, 1)
})

test('the token of a session that was taken over leads nowhere without the very same press', async () => {
  const browser = portal.browser()
  await browser.register('no-policy')
  const thief = portal.browser()
  const old = browser.cookies.get('__Host-session') ?? ''
  const press = (password: string) => {
    thief.cookies.set('__Host-session', old)
    return thief.post('/settings', { password, again: password })
  }
  await setPassword(browser, 'Ryabina58')

  assert.equal((await press('Ryabina59')).statusCode, 401)
  thief.cookies.set('__Host-session', old)
  assert.equal((await thief.post('/settings/proof', { current: '' })).statusCode, 401)
  portal.later(2 * 60_000)
  assert.equal((await press('Ryabina58')).statusCode, 401)
  portal.later(-2 * 60_000)
  await browser.post('/sign-out')
  assert.equal((await press('Ryabina58')).statusCode, 401)
})

test('ID-001 «Подтвердить» pressed twice saves the new password once', async () => {
  await withPassword('no-patronymic', 'Ryabina58')
  const browser = portal.browser()
  await signIn(browser, (await personOf(portal.simulator, 'no-patronymic')).phone, 'Ryabina58')
  await setPassword(browser, 'Berjoza77')
  const old = browser.cookies.get('__Host-session') ?? ''
  const answers = await Promise.all(
    [1, 2].map(() => browser.post('/settings/proof', { current: 'Ryabina58' })),
  )
  browser.cookies.set('__Host-session', old)
  answers.push(await browser.post('/settings/proof', { current: 'Ryabina58' }))
  assert.deepEqual([...new Set(answers.map(location))], ['/settings?saved'])
  assert.equal((await passwordsSetBy('no-patronymic')).length, 2)
  assert.equal((await browser.get('/cards')).statusCode, 200)
})

test('PW-005 after a password sign-in a change asks for the current password, then saves what was typed', async () => {
  await withPassword('minor', 'Ryabina58')
  const browser = portal.browser()
  await signIn(browser, (await personOf(portal.simulator, 'minor')).phone, 'Ryabina58')
  assert.equal(location(await setPassword(browser, 'Berjoza77')), '/settings/proof')

  const wrong = await browser.post('/settings/proof', { current: 'Ryabina59' })
  assert.equal(wrong.statusCode, 422)
  assert.match(wrong.body, /Пароль не подошёл/)
  assert.equal(location(await browser.post('/settings/proof', { current: 'Ryabina58' })), '/settings?saved')

  assert.equal(
    (await signIn(portal.browser(), (await personOf(portal.simulator, 'minor')).phone, 'Ryabina58'))
      .statusCode,
    422,
  )
  assert.equal(
    location(await signIn(portal.browser(), (await personOf(portal.simulator, 'minor')).phone, 'Berjoza77')),
    '/cards',
  )
})

test('a change may be proved at Госуслуги instead, and the typed password is saved on the way back', async () => {
  await withPassword('confirmed', 'Ryabina58')
  const browser = portal.browser()
  await signIn(browser, (await personOf(portal.simulator, 'confirmed')).email, 'Ryabina58')
  await setPassword(browser, 'Berjoza77')
  const before = browser.cookies.get('__Host-session')

  const form = /action="\/esia\/proof">\s*<input type="hidden" name="back" value="([^"]*)"/
  const back = form.exec((await browser.get('/settings/proof')).body)?.[1] ?? ''
  const asked = await browser.post('/esia/proof', { back })
  assert.match(location(asked), /\/idp\/ext\/Logout/)
  const started = await browser.get('/esia/proof/go-on', { 'sec-fetch-site': 'cross-site' })
  const callback = await browser.signInAtGosuslugi(location(started), 'confirmed')
  assert.equal(location(await browser.get(callback)), '/settings?saved')

  assert.notEqual(browser.cookies.get('__Host-session'), before)
  assert.equal(
    location(
      await signIn(portal.browser(), (await personOf(portal.simulator, 'confirmed')).email, 'Berjoza77'),
    ),
    '/cards',
  )
})

test('a password that somebody typed at an unwatched screen is not saved by a proof that was asked for anything else', async () => {
  await withPassword('confirmed', 'Ryabina58')
  const { email } = await personOf(portal.simulator, 'confirmed')
  const browser = portal.browser()
  await signIn(browser, email, 'Ryabina58')
  await setPassword(browser, 'Berjoza77')

  await browser.post('/esia/proof', { back: '/settings/devices' })
  const started = await browser.get('/esia/proof/go-on', { 'sec-fetch-site': 'cross-site' })
  const callback = await browser.signInAtGosuslugi(location(started), 'confirmed')
  assert.equal(location(await browser.get(callback)), '/settings/devices')
  assert.equal((await signIn(portal.browser(), email, 'Berjoza77')).statusCode, 422)
  assert.equal(location(await signIn(portal.browser(), email, 'Ryabina58')), '/cards')
  assert.equal(location(await browser.get('/settings/proof')), '/settings?expired')
})

test('OA-039 who proves to be somebody else ends the session that asked, and saves nothing', async () => {
  await withPassword('mother', 'Ryabina58')
  const browser = portal.browser()
  await signIn(browser, (await personOf(portal.simulator, 'mother')).phone, 'Ryabina58')
  await setPassword(browser, 'Berjoza77')
  const asked = browser.cookies.get('__Host-session') ?? ''

  await browser.post('/esia/proof', { back: '/settings' })
  const started = await browser.get('/esia/proof/go-on', { 'sec-fetch-site': 'cross-site' })
  assert.equal(
    location(await browser.get(await browser.signInAtGosuslugi(location(started), 'minor'))),
    '/cards',
  )

  assert.doesNotMatch((await browser.get('/cards')).body, /Соколова Анна/)
  const old = portal.browser()
  old.cookies.set('__Host-session', asked)
  assert.equal((await old.get('/cards')).statusCode, 401)
  assert.equal(
    (await signIn(portal.browser(), (await personOf(portal.simulator, 'mother')).phone, 'Berjoza77'))
      .statusCode,
    422,
  )
})

test('a road to a fresh proof that nobody asked for starts nothing', async () => {
  const browser = portal.browser()
  await browser.register('confirmed')
  browser.cookies.set('__Host-attempt', 'A'.repeat(43))
  assert.equal(
    location(await browser.get('/esia/proof/go-on', { 'sec-fetch-site': 'cross-site' })),
    '/settings',
  )
})

test('a password that waited ten minutes for its proof is not saved', async () => {
  const browser = await withPassword('confirmed', 'Berjoza78')
  portal.later(21 * 60_000)
  await browser.register('confirmed')
  const byPassword = portal.browser()
  await signIn(byPassword, (await personOf(portal.simulator, 'confirmed')).phone, 'Berjoza78')
  await setPassword(byPassword, 'Topolja79')
  portal.later(10 * 60_000)
  assert.equal(
    location(await byPassword.post('/settings/proof', { current: 'Berjoza78' })),
    '/settings?expired',
  )
})

test('the database keeps a password as an argon2id hash only', async () => {
  const rows = await db.selectFrom('password').select('hash').execute()
  assert.ok(rows.length > 0)
  for (const { hash } of rows) assert.match(hash, /^[0-9a-f]{16}:\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})
