import assert from 'node:assert/strict'
import { test } from 'node:test'
import { switchOn, tokenFor, type Json } from '../testing/fault.ts'
import { register } from '../testing/foreign-client.ts'
import { authorizationFields } from '../testing/integrator.ts'
import { newestCode, personOf, signInThroughForms, typePassword } from '../testing/person.ts'
import { trialStand, wait, type Trial } from '../testing/trial-stand.ts'

type Body = Readonly<Record<string, unknown>>

async function post(trial: Trial, url: string, payload?: Body) {
  const answer = await trial.app.inject({
    method: 'POST',
    url,
    ...(payload === undefined ? {} : { payload }),
  })
  const said: Json = answer.json()
  return { status: answer.statusCode, said }
}

const postForm = (trial: Trial, url: string, fields: Readonly<Record<string, string>>, headers = {}) =>
  trial.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })

test('the clock is told, set, put forward and back, stopped, run and reset', async () => {
  const trial = await trialStand('RS256')
  const told = async () => {
    const said: Json = (await trial.app.inject({ url: '/trial/clock' })).json()
    return said
  }
  assert.deepEqual(await told(), { now: trial.clock.now.toISOString(), aheadSeconds: 0, running: true })

  await post(trial, '/trial/clock', { now: '2027-01-01T12:00:00+03:00' })
  assert.equal((await told())['now'], '2027-01-01T09:00:00.000Z')
  wait(trial, 60)
  assert.equal((await told())['now'], '2027-01-01T09:01:00.000Z')

  await post(trial, '/trial/clock', { stop: true })
  wait(trial, 60)
  assert.partialDeepStrictEqual(await told(), { now: '2027-01-01T09:01:00.000Z', running: false })
  await post(trial, '/trial/clock', { advance: 30 })
  assert.equal((await told())['now'], '2027-01-01T09:01:30.000Z')
  await postForm(trial, '/trial/clock', { run: 'yes' })
  wait(trial, 30)
  assert.equal((await told())['now'], '2027-01-01T09:02:00.000Z')

  await post(trial, '/trial/clock?advance=-3600')
  assert.equal((await told())['now'], '2027-01-01T08:02:00.000Z')
  await trial.app.inject({ method: 'DELETE', url: '/trial/clock' })
  assert.partialDeepStrictEqual(await told(), { aheadSeconds: 0, running: true })
})

test('what the clock can not be is refused in so many words, and it goes on as it was', async () => {
  const trial = await trialStand('RS256')
  for (const [body, line] of [
    [{}, /nothing to do: send now, advance/],
    [{ now: 'tomorrow' }, /now is "tomorrow" instead of a time such as/],
    [{ now: '2027-01-01T09:00:00' }, /instead of a time such as/],
    [{ now: '2027-13-01T09:00:00Z' }, /instead of a time such as/],
    [{ now: '9999-01-01T00:00:00Z' }, /instead of a time such as/],
    [{ now: '1950-01-01T00:00:00Z' }, /instead of a time such as/],
    [{ advance: 1.5 }, /advance is "1.5" instead of whole seconds/],
    [{ advance: 'soon' }, /instead of whole seconds/],
    [{ advance: 9_999_999_999 }, /instead of whole seconds/],
    [{ advance: -3_000_000_000 }, /instead of whole seconds/],
  ] as const) {
    const { status, said } = await post(trial, '/trial/clock', body)
    assert.equal(status, 400)
    assert.match(String(said['error']), line)
  }
  assert.equal(trial.stand.clock.aheadMs, 0)
})

test('every life follows the clock: a token, a code of an SMS, a code at the redirect', async () => {
  const trial = await trialStand('RS256')
  const token = await tokenFor(trial, 'confirmed', 'openid fullname')
  const browser = await typePassword(trial, 'confirmed')
  const read = async () => {
    const headers = { authorization: `Bearer ${token}` }
    const url = `/rs/prns/${personOf(trial, 'confirmed').oid}`
    return (await trial.app.inject({ url, headers })).statusCode
  }
  assert.equal(await read(), 200)

  await post(trial, '/trial/clock', { advance: 3_599 })
  assert.equal(await read(), 200)
  await post(trial, '/trial/clock', { advance: 1 })
  assert.equal(await read(), 401)
  await browser.send({ code: newestCode(trial, 'confirmed') })
  assert.match(browser.page, /Запросите новый|больше не/)

  await post(trial, '/trial/clock', { reset: true })
  assert.equal(await read(), 200)
})

test('a timestamp is judged by the stand’s clock', async () => {
  const trial = await trialStand('RS256')
  await post(trial, '/trial/clock', { advance: 600 })
  const query = new URLSearchParams(authorizationFields(trial)).toString()
  const { headers } = await trial.app.inject({ url: `/aas/oauth2/v2/ac?${query}` })
  assert.match(String(headers.location), /ESIA-007015/)
})

test('a snapshot puts back everything: sessions, tokens, grants, SMS, locks, people, faults, clients, clock', async () => {
  const trial = await trialStand('RS256')
  const { stand } = trial
  const token = await tokenFor(trial, 'confirmed', 'openid fullname')
  const { browser } = await signInThroughForms(trial, 'mother')
  switchOn(trial, 'slow', 'always')
  const before = () => ({
    people: stand.people.all(),
    clients: stand.clients.all().map(({ mnemonic }) => mnemonic),
    on: stand.memory.faults.on.map(({ fault }) => fault.name),
    sms: stand.memory.sms.to('+7(000)0000303'),
    locked: stand.memory.locks.secondFactorLockedUntil('mother'),
    granted: stand.memory.grants.any('confirmed'),
    ahead: stand.clock.aheadMs,
  })
  const kept = before()
  assert.equal((await post(trial, '/trial/snapshots?name=here')).status, 200)

  stand.memory.grants.withdraw('confirmed')
  stand.memory.faults.switchAllOff()
  stand.memory.locks.lockSecondFactor('mother')
  stand.people.remove('minor')
  await register(trial, { mnemonic: 'NEW', domains: ['client.example'] })
  await typePassword(trial, 'mother')
  await post(trial, '/trial/clock', { advance: 100_000 })
  assert.notDeepEqual(before(), kept)

  const { status, said } = await post(trial, '/trial/restore', { name: 'here' })
  assert.equal(status, 200)
  assert.equal(said['name'], 'here')
  assert.deepEqual(before(), kept)
  const headers = { authorization: `Bearer ${token}` }
  const url = `/rs/prns/${personOf(trial, 'confirmed').oid}`
  assert.equal((await trial.app.inject({ url, headers })).statusCode, 200)
  await browser.open('/login/grant')
  assert.match(browser.page, /Предоставить данные\?/)
})

test('a snapshot serves any number of times, and start is how the stand began', async () => {
  const trial = await trialStand('RS256')
  const names = () => trial.stand.people.all().length
  for (let round = 0; round < 3; round += 1) {
    trial.stand.people.remove('confirmed')
    trial.stand.people.remove('mother')
    assert.equal((await post(trial, '/trial/restore?name=start')).status, 200)
    assert.equal(names(), 11)
  }
})

test('a name that is missing, unreadable or unknown is refused, and start can be neither taken nor forgotten', async () => {
  const trial = await trialStand('RS256')
  for (const [path, line] of [
    ['/trial/snapshots', /name is missing/],
    ['/trial/snapshots?name=%20', /name is missing/],
    ['/trial/snapshots?name=a/b', /name is not up to 64/],
    [`/trial/snapshots?name=${'x'.repeat(65)}`, /name is not up to 64/],
    ['/trial/snapshots?name=start', /start is how the stand began/],
    ['/trial/restore', /name is missing/],
    ['/trial/restore?name=nothing', /there is no snapshot "nothing"/],
    ['/trial/restore?name=__proto__', /there is no snapshot/],
  ] as const) {
    const { status, said } = await post(trial, path)
    assert.equal(status, 400, path)
    assert.match(String(said['error']), line)
  }
  for (const name of ['start', 'nothing']) {
    const answer = await trial.app.inject({ method: 'DELETE', url: `/trial/snapshots?name=${name}` })
    assert.equal(answer.statusCode, 400)
  }
})

test('snapshots stay in bounds', async () => {
  const trial = await trialStand('RS256')
  for (let at = 1; at < 50; at += 1)
    assert.equal((await post(trial, `/trial/snapshots?name=s${at}`)).status, 200)
  assert.match(String((await post(trial, '/trial/snapshots?name=more')).said['error']), /too many/)
  assert.equal(
    (await post(trial, '/trial/snapshots?name=s1')).status,
    200,
    'a name taken again is no new one',
  )
  await trial.app.inject({ method: 'DELETE', url: '/trial/snapshots?name=s1' })
  assert.equal((await post(trial, '/trial/snapshots?name=more')).status, 200)
})

test('a page of another site steers nothing', async () => {
  const trial = await trialStand('RS256')
  const paths =
    '/trial/clock /trial/snapshots /trial/restore /trial/people /control/clock /control/take /control/restore /control/forget /people/new /people/confirmed /clients /clients/remove'
  for (const path of paths.split(' ')) {
    const fields = { advance: '9', name: 'start', remove: 'yes', mnemonic: 'REGISTRATURA' }
    const answer = await postForm(trial, path, fields, { 'sec-fetch-site': 'cross-site' })
    assert.equal(answer.statusCode, 403, path)
  }
  for (const method of ['PATCH', 'PUT', 'DELETE'] as const) {
    const headers = { origin: 'https://evil.example' }
    const answer = await trial.app.inject({ method, url: '/trial/people/confirmed', headers, payload: {} })
    assert.equal(answer.statusCode, 403, method)
  }
  assert.equal(trial.stand.clock.aheadMs, 0)
  assert.equal(trial.stand.people.all().length, 11)
})

test('the page steers the clock in Moscow’s time, and says what it did not understand', async () => {
  const trial = await trialStand('RS256')
  const set = await postForm(trial, '/control/clock', { now: '2027-01-01T12:00', zone: 'Moscow' })
  assert.equal(set.headers.location, '/control')
  assert.equal(trial.stand.now().toISOString(), '2027-01-01T09:00:00.000Z')
  assert.match((await trial.app.inject({ url: '/control' })).body, /1 января 2027 г\..* 12:00:00/)

  const wrong = await postForm(trial, '/control/clock', { now: 'x' })
  assert.equal(wrong.statusCode, 400)
  assert.match(wrong.body, /Стенд не понял запрос/)
  assert.equal((await postForm(trial, '/control/restore', { name: 'none' })).statusCode, 400)
  assert.equal((await postForm(trial, '/control/take', { name: 'mine' })).statusCode, 303)
  assert.match((await trial.app.inject({ url: '/control' })).body, /<code>mine<\/code>/)
})
