import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Browser } from '../../test/browser.ts'
import { giveCard, newestAccount, shareCard } from '../../test/family.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { comeBackLasts, isGone } from './closing.ts'

const portal = await startPortal()
const { db } = portal.database
const password = 'Berjoza77'

async function registered(slug: string, region: string, person = 'mother') {
  const browser = portal.browser()
  assert.equal(location(await browser.register(person, slug)), '/cards')
  return { browser, ...(await newestAccount(portal, region)) }
}

const close = (browser: Browser) => browser.post('/settings/closing')

const accountOf = async (id: string) =>
  db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const eventsOf = async (accountId: string) =>
  (await db.selectFrom('audit_event').select('event').where('account_id', '=', accountId).execute())
    .map(({ event }) => event)
    .filter((event) => /^(?:account|consent)/.test(event))
    .sort()

test('TM-006 an account may be come back to a millisecond before its month ends, and not at its end', () => {
  const closedAt = new Date('2026-11-23T09:00:00Z')
  const end = closedAt.getTime() + comeBackLasts
  assert.equal(isGone(closedAt, new Date(end - 1)), false)
  assert.equal(isGone(closedAt, new Date(end)), true)
})

test('the settings lead to a page that says what goes, when, and what stays; reading it closes nothing', async () => {
  const { browser, accountId } = await registered('bel', 'RU-BEL')
  assert.match((await browser.get('/settings')).body, /href="\/settings\/closing"/)
  const { body, statusCode } = await browser.get('/settings/closing')
  assert.equal(statusCode, 200)
  assert.match(body, /удалено через 30 дней[^]*Что останется[^]*в поликлинике[^]*согласие[^]*вернуть/)
  assert.equal((await accountOf(accountId)).closed_at, null)
})

test('SE-008 a closed account ends every session, and one press is enough', async () => {
  const { browser, accountId } = await registered('ta', 'RU-TA')
  const other = portal.browser()
  await other.register('mother', 'ta')

  const answers = await Promise.all([close(browser), close(browser)])
  answers.push(await close(browser))
  const wayOut = answers.map(location)
  assert.match(wayOut[0] ?? '', /\/idp\/ext\/Logout|logout/i)
  assert.deepEqual([wayOut[0], wayOut[1]], [wayOut[1], wayOut[0]])

  for (const one of [browser, other]) assert.equal((await one.get('/cards')).statusCode, 401)
  assert.deepEqual(
    await db.selectFrom('session').select('id').where('account_id', '=', accountId).execute(),
    [],
  )
  assert.deepEqual(await eventsOf(accountId), [
    'account.closed',
    'account.opened',
    'consent.given',
    'consent.given',
    'consent.withdrawn',
  ])
  const page = await browser.get('/ta/closed')
  assert.match(page.body, /Личный кабинет закрыт/)
  assert.doesNotMatch(page.body, /Соколова/)
})

test('a press after the session was dropped by the browser closes nothing, and says so', async () => {
  const { browser, accountId } = await registered('sam', 'RU-SAM')
  assert.equal((await close(portal.browser())).statusCode, 401)
  await browser.post('/sign-out')
  assert.equal((await close(browser)).statusCode, 401)
  assert.equal((await accountOf(accountId)).closed_at, null)
})

test('AZ-020 a password alone closes nothing: the proof is asked for, and leads back to the page', async () => {
  const { browser, accountId } = await registered('sve', 'RU-SVE')
  await browser.post('/settings', { password, again: password })
  const { phone } = await personOf(portal.simulator, 'mother')
  const signedIn = portal.browser()
  await signedIn.post('/sve/sign-in', { login: phone, password })

  const page = await signedIn.get('/settings/closing')
  assert.match(page.body, /Сначала подтвердите, что это Вы[^]*name="back" value="\/settings\/closing"/)
  assert.doesNotMatch(page.body, /action="\/settings\/closing"/)
  assert.equal(location(await close(signedIn)), '/settings/closing')
  assert.equal((await accountOf(accountId)).closed_at, null)

  const asked = await signedIn.post('/esia/proof', { back: '/settings/closing' })
  assert.equal(asked.statusCode, 303)
  const road = await signedIn.get('/esia/proof/go-on')
  const back = await signedIn.get(await signedIn.signInAtGosuslugi(location(road), 'mother'))
  assert.equal(location(back), '/settings/closing')
  assert.match((await signedIn.get('/settings/closing')).body, /action="\/settings\/closing"/)
  await close(signedIn)
  assert.notEqual((await accountOf(accountId)).closed_at, null)
})

test('a proof leads back to no other site, and to no page that is not behind the sign-in', async () => {
  const { browser } = await registered('oms', 'RU-OMS')
  for (const back of [
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '/cards/../../evil',
    '/cards//evil.example',
    '/sign-out',
    '/cards?x=1',
    '',
  ]) {
    assert.equal((await browser.post('/esia/proof', { back })).statusCode, 400, back)
  }
})

test('somebody else who proves who they are is not led to the page that another person asked from', async () => {
  const { browser } = await registered('nvs', 'RU-NVS')
  await portal.browser().register('confirmed', 'nvs')
  await browser.post('/esia/proof', { back: '/settings/closing' })
  const road = await browser.get('/esia/proof/go-on')
  const stranger = portal.browser()
  for (const [name, value] of browser.cookies) stranger.cookies.set(name, value)
  const back = await stranger.get(await stranger.signInAtGosuslugi(location(road), 'confirmed'))
  assert.equal(location(back), '/cards')
})

test('a password opens a closed account no more: the right one is told how to come back, a wrong one nothing', async () => {
  const { browser } = await registered('irk', 'RU-IRK')
  await browser.post('/settings', { password, again: password })
  const { phone } = await personOf(portal.simulator, 'mother')
  const tell = (login: string, typed: string) =>
    portal.browser().post('/irk/sign-in', { login, password: typed })
  await close(browser)

  const right = await tell(phone, password)
  assert.equal(right.statusCode, 422)
  assert.match(
    right.body,
    /Вы закрыли личный кабинет. Вернуть его можно до \d+ [а-я]+ \d{4}: войдите через Госуслуги/,
  )
  const [wrong, unknown] = [await tell(phone, 'Wrong111'), await tell('+79990001122', 'Wrong111')]
  assert.equal(wrong.body.replaceAll(phone, ''), unknown.body.replaceAll('+79990001122', ''))
  assert.deepEqual(await db.selectFrom('session').select('id').where('region', '=', 'RU-IRK').execute(), [])
})

test('who kept the closed person’s card keeps it no more, and can’t take it back', async () => {
  const { browser, region, accountId } = await registered('sa', 'RU-SA')
  const spouse = await registered('sa', region, 'confirmed')
  const own = await db
    .selectFrom('card_keeper')
    .select('card_id')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  await shareCard(portal, { ...spouse, cardId: own.card_id, kinship: 'spouse' })
  const child = await giveCard(portal, { region, accountId, kinship: 'child' })
  await shareCard(portal, { ...spouse, cardId: child })
  assert.equal((await spouse.browser.get(`/cards/${own.card_id}`)).statusCode, 200)

  await close(browser)
  assert.equal((await spouse.browser.get(`/cards/${own.card_id}`)).statusCode, 404)
  assert.equal((await spouse.browser.post(`/cards/${own.card_id}/leaving/undo`)).statusCode, 404)
  assert.doesNotMatch((await spouse.browser.get('/cards')).body, /Удалённые карты/)
  assert.equal((await spouse.browser.get(`/cards/${child}`)).statusCode, 200)
})

test('CO-003 a closing while another tab saves the card leaves either the saved card or the old one, and a closed account', async () => {
  const { browser, accountId } = await registered('pri', 'RU-PRI')
  const { card_id: card } = await db
    .selectFrom('card_keeper')
    .select('card_id')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  const [saved, closed] = await Promise.all([
    browser.post(`/cards/${card}/mistakes/lastName`, { version: '1', value: 'Петрова' }),
    close(browser),
  ])
  assert.equal(closed.statusCode, 303)
  const { version } = await db
    .selectFrom('patient_card')
    .select('version')
    .where('id', '=', card)
    .executeTakeFirstOrThrow()
  assert.equal(version, saved.statusCode === 303 ? 2 : 1)
  const late = await browser.post(`/cards/${card}/mistakes/lastName`, {
    version: `${version}`,
    value: 'Иванова',
  })
  assert.equal(late.statusCode, 401)
})

test('CO-004 a session that began while its account was being closed is dead, and comes to life with nobody', async () => {
  const { browser, region, accountId } = await registered('mag', 'RU-MAG')
  const kept = await db
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  const before = [...browser.cookies]
  await close(browser)
  await db.insertInto('session').values(kept).execute()
  for (const [name, value] of before) browser.cookies.set(name, value)
  assert.equal((await browser.get('/cards')).statusCode, 401)

  const back = portal.browser()
  assert.equal(location(await back.register('mother', 'mag')), '/cards?reopened')
  for (const [name, value] of before) browser.cookies.set(name, value)
  assert.equal((await browser.get('/cards')).statusCode, 401)
  assert.equal((await newestAccount(portal, region)).accountId, accountId)
})

test('CO-004 who closes the account while another device comes back from Госуслуги leaves that device outside', async () => {
  const { browser, accountId } = await registered('kgd', 'RU-KGD')
  const other = portal.browser()
  const started = await other.post('/kgd/sign-in/start')
  const callback = await other.signInAtGosuslugi(location(started), 'mother')
  const [closed] = await Promise.all([close(browser), other.get(callback)])
  assert.equal(closed.statusCode, 303)
  assert.notEqual((await accountOf(accountId)).closed_at, null)
  assert.equal((await other.get('/cards')).statusCode, 401)
  assert.deepEqual(
    (await eventsOf(accountId)).filter((event) => event === 'account.reopened'),
    [],
  )
})

test('CS-001 another site closes nothing', async () => {
  const { browser, accountId } = await registered('kgd', 'RU-KGD', 'confirmed')
  const answer = await browser.post('/settings/closing', {}, { 'sec-fetch-site': 'cross-site' })
  assert.equal(answer.statusCode, 403)
  assert.equal((await accountOf(accountId)).closed_at, null)
})

test('a proof of more than twenty minutes ago closes nothing', async () => {
  const { browser, accountId } = await registered('kam', 'RU-KAM')
  portal.later(14 * 60_000)
  await browser.get('/cards')
  portal.later(7 * 60_000)
  assert.equal(location(await close(browser)), '/settings/closing')
  assert.match((await browser.get('/settings/closing')).body, /Сначала подтвердите/)
  assert.equal((await accountOf(accountId)).closed_at, null)
})
