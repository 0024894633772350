import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Browser } from '../../test/browser.ts'
import { addKey, askedToSign, enterBy } from '../../test/passkeys.ts'
import { personOf } from '../../test/people.ts'
import { ownRegions, startPortal } from '../../test/portal.ts'
import { watchEvents } from '../../test/traces.ts'

const portal = await startPortal({
  regions: new Map(
    [...ownRegions()].map(([code, region]) => [
      code,
      code === 'RU-KAM' ? region : { ...region, passwordRule: 'strict' as const },
    ]),
  ),
})
const { db } = portal.database
const password = 'Топольку 79 лет'

async function withPassword(person: string, region: string) {
  const owner = await enterBy(portal, person, region)
  assert.equal(location(await owner.post('/settings', { password, again: password })), '/settings?saved')
  const { phone: login } = await personOf(portal.simulator, person)
  const signIn = (browser: Browser, typed = password) =>
    browser.post(`/${region}/sign-in`, { login, password: typed })
  return { owner, signIn }
}

test('where the strict rule holds, the right password opens nothing, and leads to Госуслуги', async () => {
  const { signIn } = await withPassword('confirmed', 'bel')
  const browser = portal.browser()
  const events = await watchEvents(portal)
  const { statusCode, body } = await signIn(browser)
  assert.equal(statusCode, 200)
  assert.match(body, /Остался второй шаг[^]*Пароль подошёл[^]*action="\/bel\/sign-in\/start"/)
  assert.doesNotMatch(body, /action="\/bel\/sign-in\/passkey"/)
  assert.doesNotMatch(body, /Иванова|Вера|\d{3}-\d{3}/)
  assert.equal(browser.cookies.has('__Host-session'), false)
  assert.equal((await browser.get('/cards')).statusCode, 401)
  assert.deepEqual(
    (await events()).map(({ event }) => event),
    ['sign-in.unfinished'],
  )

  const started = await browser.post('/bel/sign-in/start')
  const callback = await browser.signInAtGosuslugi(location(started), 'confirmed')
  assert.equal(location(await browser.get(callback)), '/cards')
})

test('who has a key is asked for it after the password, and is in by both', async () => {
  const { owner, signIn } = await withPassword('no-policy', 'ta')
  const { device } = await addKey(owner)
  const browser = portal.browser()
  assert.match((await signIn(browser)).body, /Остался второй шаг[^]*action="\/ta\/sign-in\/passkey"/)
  const credential = device.sign(await askedToSign(browser, '/ta/sign-in/passkey'))
  assert.equal(location(await browser.post('/ta/sign-in/passkey', { credential })), '/cards')
  assert.equal((await browser.get('/cards')).statusCode, 200)
})

test('a wrong password says nothing of a second step, nor of keys', async () => {
  const { owner, signIn } = await withPassword('no-policy', 'sam')
  await addKey(owner)
  const { statusCode, body } = await signIn(portal.browser(), 'Топольку 78 лет')
  assert.equal(statusCode, 422)
  assert.doesNotMatch(body, /второй шаг|Пароль подошёл/)
})

test('a password alone ends no session, makes no browser known, and clears its own tries', async () => {
  const { owner, signIn } = await withPassword('no-policy', 'sve')
  const known = () => db.selectFrom('known_browser').selectAll().where('region', '=', 'RU-SVE').execute()
  const before = (await known()).length
  for (let count = 0; count < 8; count += 1) {
    const { body } = await signIn(portal.browser(), 'Топольку 78 лет')
    assert.match(body, /Логин или пароль не подошли/, `${count}`)
    if (count === 2) assert.equal((await signIn(portal.browser())).statusCode, 200)
  }
  assert.match((await signIn(portal.browser())).body, /Слишком много попыток/)
  assert.equal((await owner.get('/cards')).statusCode, 200)
  assert.equal((await known()).length, before)
})

test('the right password of a closed account opens neither page nor step', async () => {
  const { owner, signIn } = await withPassword('no-policy', 'oms')
  await owner.post('/settings/closing')
  const { statusCode, body } = await signIn(portal.browser())
  assert.equal(statusCode, 422)
  assert.match(body, /Вы закрыли личный кабинет/)
})

test('a region with the manual’s rule lets a password in, as ever', async () => {
  const owner = await enterBy(portal, 'minor', 'kam')
  await owner.post('/settings', { password: 'Topolja79', again: 'Topolja79' })
  const { phone: login } = await personOf(portal.simulator, 'minor')
  const browser = portal.browser()
  assert.equal(location(await browser.post('/kam/sign-in', { login, password: 'Topolja79' })), '/cards')
})
