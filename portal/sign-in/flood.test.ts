import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { isIn, ownersAt } from '../../test/owner.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { pauseAfter, slowNetworks } from '../http/slow-networks.ts'
import { failedShare } from './failed-share.ts'

const portal = await startPortal()
const { stranger, owner, signIn } = ownersAt(portal)
const { db } = portal.database

test('RL-013 PW-013 of five hundred sign-ins at once some are told to come again, with the way by Госуслуги, and health answers meanwhile', async () => {
  let answered = 0
  const flood = Array.from({ length: 500 }, async (_, index) => {
    const answer = await stranger().post('/bel/sign-in', {
      login: `+7999${1_000_000 + index}`,
      password: 'Wrong111',
    })
    answered += 1
    return answer
  })
  const health = await portal.app.inject({ method: 'GET', url: '/health/alive' })
  assert.equal(health.statusCode, 200)
  assert.ok(answered < 500, 'health was answered after the flood')

  const answers = await Promise.all(flood)
  const busy = answers.filter(({ statusCode }) => statusCode === 503)
  assert.ok(busy.length > 0 && busy.length <= 300, `${busy.length} were refused`)
  assert.ok(answers.every(({ statusCode }) => statusCode === 422 || statusCode === 503))
  for (const { headers, body } of busy) {
    assert.equal(headers['retry-after'], '5')
    assert.match(body, /слишком много людей[^]*action="\/bel\/sign-in\/start"/)
  }
  const counted = await db.selectFrom('sign_in_try').select('failures').execute()
  assert.equal(counted.length, 500 - busy.length, 'who was refused lost a try')
})

test('RL-012 a hundred people sign in behind one address in a minute, one in seven mistyping, and none is refused', async () => {
  // No password is guessed at the moment.
  portal.later(11 * 60_000)
  const person = await owner('ta', 'RU-TA')
  for (let people = 0; people < 100; people += 1) {
    const browser = portal.browser()
    browser.address = '10.9.9.9'
    if (people % 7 === 0)
      assert.equal(
        (await signIn(browser, { ...person, logins: [`p${people}@example.com`] }, 0)).statusCode,
        422,
      )
    assert.ok(isIn(await signIn(browser, person, people)))
  }
})

test('RL-003 an address that goes on far beyond people is told to wait a minute, with the way by Госуслуги', async () => {
  const flood = await Promise.all(
    Array.from({ length: 320 }, async () => {
      const browser = portal.browser()
      browser.address = '10.8.8.8'
      return browser.post('/sve/sign-in', { login: 'one@example.com', password: 'Wrong111' })
    }),
  )
  const refused = flood.filter(({ statusCode }) => statusCode === 429)
  assert.equal(refused.length, 20)
  for (const { headers, body } of refused) {
    assert.ok(Number(headers['retry-after']) > 0)
    assert.match(body, /Из Вашей сети[^]*action="\/sve\/sign-in\/start"/)
  }
})

test('RL-003 a network that is often wrong gets slower, and nobody else', async () => {
  assert.deepEqual([0, 20, 21, 24, 40, 1000].map(pauseAfter), [0, 0, 250, 1000, 5000, 5000])
  const networks = slowNetworks()
  for (let wrong = 0; wrong < 22; wrong += 1) await networks.noteWrong('10.7.7.7')
  const order: string[] = []
  const pause = async (ip: string) => {
    await networks.pause(ip)
    order.push(ip)
  }
  await Promise.all([pause('10.7.7.7'), pause('10.7.7.8')])
  assert.deepEqual(order, ['10.7.7.8', '10.7.7.7'])
})

test('RL-003 a minute in which most sign-ins fail is told of once, and an ordinary one is not', () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 9, 0, seconds))
  const told = (wrong: number, right: number, share = failedShare()) => [
    ...Array.from({ length: right }, () => share.note('right', at(0))),
    ...Array.from({ length: wrong }, () => share.note('wrong', at(30))),
  ]
  const heard = (all: readonly unknown[]) => all.filter((one) => one !== undefined)

  assert.deepEqual(heard(told(59, 0)), [])
  assert.deepEqual(heard(told(200, 0)), [{ failed: 60, all: 60 }])
  assert.deepEqual(heard(told(200, 60)), [])
  assert.deepEqual(heard(told(200, 40)), [{ failed: 160, all: 200 }])
  const watched = failedShare()
  assert.equal(heard(told(70, 0, watched)).length, 1)
  assert.deepEqual(
    heard(Array.from({ length: 59 }, () => watched.note('wrong', at(90)))),
    [],
    'a new minute begins anew',
  )
  assert.deepEqual(watched.note('wrong', at(91)), { failed: 60, all: 60 })
  assert.equal(watched.isAlarming(at(91 + 599)), true)
  assert.equal(watched.isAlarming(at(91 + 600)), false)
  assert.equal(failedShare().isAlarming(at(0)), false)
})

test('RL-003 while passwords are tried in turn the right one opens nothing in a new browser, and all in a known one', async () => {
  const person = await owner('kam', 'RU-KAM')
  portal.later(11 * 60_000)
  const before = stranger()
  assert.ok(isIn(await signIn(before, person)))
  for (let tries = 0; tries < 60; tries += 1)
    await stranger().post('/oms/sign-in', { login: `+7998${1_000_000 + tries}`, password: 'Wrong111' })

  const taken = await signIn(stranger(), person)
  assert.equal(taken.statusCode, 200)
  assert.match(taken.body, /подбирает пароли[^]*action="\/kam\/sign-in\/start"/)
  assert.equal(taken.headers['set-cookie'], undefined)
  for (const known of [person.home, before]) assert.ok(isIn(await signIn(known, person)))
  portal.later(10 * 60_000)
  assert.ok(isIn(await signIn(stranger(), person)))
})

test('PW-003 a password of 129 characters is refused like any wrong one, with the same work', async () => {
  const { phone } = await personOf(portal.simulator, 'confirmed')
  const typed = randomBytes(200).toString('hex').slice(0, 129)
  const long = await stranger().post('/oms/sign-in', { login: phone, password: typed })
  const wrong = await stranger().post('/oms/sign-in', { login: phone, password: 'Wrong111' })
  assert.deepEqual([long.statusCode, long.body], [422, wrong.body])
})
