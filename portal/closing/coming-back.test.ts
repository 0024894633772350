import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Browser } from '../../test/browser.ts'
import { giveCard, newestAccount } from '../../test/family.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()
const { db } = portal.database
const day = 24 * 60 * 60_000
const password = 'Berjoza77'

/** A mother with a child's card and a password, who has closed her account. */
async function closed(slug: string, region: string) {
  const browser = portal.browser()
  await browser.register('mother', slug)
  const account = await newestAccount(portal, region)
  const card = await giveCard(portal, { ...account, kinship: 'child' })
  await browser.post('/settings', { password, again: password })
  assert.equal((await browser.post('/settings/closing')).statusCode, 303)
  return { ...account, slug, card }
}

const people = {
  backAtOnce: await closed('bel', 'RU-BEL'),
  registersAgain: await closed('ta', 'RU-TA'),
  refuses: await closed('sam', 'RU-SAM'),
  pressesTwice: await closed('sve', 'RU-SVE'),
  comesOnDay29: await closed('oms', 'RU-OMS'),
  comesOnDay31: await closed('nvs', 'RU-NVS'),
  registersOnDay31: await closed('irk', 'RU-IRK'),
}

async function signIn(slug: string): Promise<Browser> {
  const browser = portal.browser()
  const started = await browser.post(`/${slug}/sign-in/start`)
  const answer = await browser.get(await browser.signInAtGosuslugi(location(started), 'mother'))
  assert.equal(location(answer), `/${slug}/consent`)
  return browser
}

const formOf = (body: string) => ({
  document: /name="document" value="([0-9a-f]{64})"/.exec(body)?.[1] ?? '',
  waiting: /name="waiting" value="([^"]+)"/.exec(body)?.[1] ?? '',
})

const consentsOf = async (accountId: string) =>
  (
    await db
      .selectFrom('consent')
      .select('withdrawn_at')
      .where('account_id', '=', accountId)
      .orderBy('given_at')
      .execute()
  ).map(({ withdrawn_at: at }) => (at === null ? 'in force' : 'withdrawn'))

const eventsOf = async (accountId: string, name: RegExp) =>
  (await db.selectFrom('audit_event').select('event').where('account_id', '=', accountId).execute())
    .map(({ event }) => event)
    .filter((event) => name.test(event))

test('who comes back by Госуслуги is asked for the consent again, and finds their cards and their password', async () => {
  const { accountId, card, slug } = people.backAtOnce
  const browser = await signIn(slug)
  const page = await browser.get(`/${slug}/consent`)
  assert.match(page.body, /Вы закрыли личный кабинет[^]*Вернуть его можно до \d+ [а-я]+ \d{4}/)
  assert.match(page.body, /кабинет откроется сразу, с Вашими картами/)

  const answer = await browser.post(`/${slug}/consent`, { ...formOf(page.body), answer: 'yes' })
  assert.equal(location(answer), '/cards?reopened')
  assert.match((await browser.get('/cards?reopened')).body, /Личный кабинет снова открыт[^]*Орешкина/)
  assert.equal((await browser.get(`/cards/${card}`)).statusCode, 200)
  assert.deepEqual(await consentsOf(accountId), ['withdrawn', 'in force'])
  assert.deepEqual(await eventsOf(accountId, /^account/), [
    'account.opened',
    'account.closed',
    'account.reopened',
  ])

  const { phone } = await personOf(portal.simulator, 'mother')
  const byPassword = await portal.browser().post(`/${slug}/sign-in`, { login: phone, password })
  assert.equal(location(byPassword), '/cards')
})

test('who registers again while the account is closed comes back to it, since the consent was just given', async () => {
  const { accountId, region, slug } = people.registersAgain
  const browser = portal.browser()
  assert.equal(location(await browser.register('mother', slug)), '/cards?reopened')
  assert.deepEqual(await newestAccount(portal, region), { region, accountId })
  assert.deepEqual(await consentsOf(accountId), ['withdrawn', 'in force'])
})

test('who refuses the consent stays out, and is told until when they may think again', async () => {
  const { accountId, slug } = people.refuses
  const browser = await signIn(slug)
  const page = await browser.get(`/${slug}/consent`)
  const answer = await browser.post(`/${slug}/consent`, { ...formOf(page.body), answer: 'no' })
  assert.match(answer.body, /остаётся закрытым. До \d+ [а-я]+ \d{4} его можно вернуть/)
  assert.equal((await browser.get('/cards')).statusCode, 401)
  assert.deepEqual(await consentsOf(accountId), ['withdrawn'])
})

test('two presses of «Да» open the account once', async () => {
  const { accountId, slug } = people.pressesTwice
  const browser = await signIn(slug)
  const form = { ...formOf((await browser.get(`/${slug}/consent`)).body), answer: 'yes' }
  const answers = await Promise.all([1, 2].map(() => browser.post(`/${slug}/consent`, form)))
  for (const answer of answers) assert.match(location(answer), /^\/cards/)
  assert.deepEqual(await consentsOf(accountId), ['withdrawn', 'in force'])
  assert.deepEqual(await eventsOf(accountId, /^account.reopened/), ['account.reopened'])
})

test('CO-006 an account closed and opened again many times keeps each consent with its end', async () => {
  const { accountId, slug } = people.registersAgain
  const browser = portal.browser()
  await browser.register('mother', slug)
  for (let time = 0; time < 5; time += 1) {
    assert.equal((await browser.post('/settings/closing')).statusCode, 303)
    assert.equal(location(await browser.register('mother', slug)), '/cards?reopened')
  }
  const consents = await consentsOf(accountId)
  assert.equal(consents.at(-1), 'in force')
  assert.equal(consents.filter((state) => state === 'withdrawn').length, consents.length - 1)
})

test('on day 29 a closed account is still there', async () => {
  portal.later(29 * day)
  const { accountId, region, slug } = people.comesOnDay29
  assert.equal(location(await portal.browser().register('mother', slug)), '/cards?reopened')
  assert.deepEqual(await newestAccount(portal, region), { region, accountId })
})

test('on day 31 a sign-in finds nobody, whether or not the job has been there, and the consent makes a new account', async () => {
  portal.later(2 * day)
  const { accountId, region, slug } = people.comesOnDay31
  const { phone } = await personOf(portal.simulator, 'mother')
  const byPassword = await portal.browser().post(`/${slug}/sign-in`, { login: phone, password })
  assert.match(byPassword.body, /не подошли/)

  const browser = await signIn(slug)
  const page = await browser.get(`/${slug}/consent`)
  assert.doesNotMatch(page.body, /закрыли/)
  const answer = await browser.post(`/${slug}/consent`, { ...formOf(page.body), answer: 'yes' })
  assert.equal(location(answer), '/cards')
  const account = await newestAccount(portal, region)
  assert.notEqual(account.accountId, accountId)
  assert.doesNotMatch((await browser.get('/cards')).body, /Орешкина/)
})

test('on day 31 a registration makes a new account, and the old one has its act', async () => {
  const { accountId, region, slug } = people.registersOnDay31
  assert.equal(location(await portal.browser().register('mother', slug)), '/cards')
  assert.notEqual((await newestAccount(portal, region)).accountId, accountId)
  const acts = await db
    .selectFrom('destruction_act')
    .select(['subject', 'reason'])
    .where('account_id', '=', accountId)
    .execute()
  assert.deepEqual(acts, [{ subject: 'account', reason: 'account-closed' }])
})
