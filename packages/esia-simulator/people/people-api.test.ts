import assert from 'node:assert/strict'
import { test } from 'node:test'
import { switchOn, tokenFor, type Json } from '../testing/fault.ts'
import { Browser } from '../testing/browser.ts'
import { codeFor, newestCode, signInThroughForms, typePassword } from '../testing/person.ts'
import { trialStand, type Trial } from '../testing/trial-stand.ts'
import { faultNamed } from '../faults/list.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

async function ask(trial: Trial, method: Method, path: string, payload?: object | string) {
  const answer = await trial.app.inject({
    method,
    url: `/trial/people${path}`,
    ...(payload === undefined ? {} : { payload }),
    ...(typeof payload === 'string'
      ? { headers: { 'content-type': 'application/x-www-form-urlencoded' } }
      : {}),
  })
  const said: Json = answer.body === '' ? {} : answer.json()
  return { status: answer.statusCode, said }
}

const petrov = {
  id: 'petrov',
  lastName: 'Петров',
  firstName: 'Пётр',
  birthDate: '31.12.1985',
  gender: 'M',
  contacts: [{ type: 'MBT', value: '+7(000)0009001' }],
}

test('a driver adds a person, who signs in at once', async () => {
  const trial = await trialStand('RS256')
  const { status, said } = await ask(trial, 'POST', '', { ...petrov, grantedBefore: true })
  assert.equal(status, 201)
  assert.partialDeepStrictEqual(said, { people: [{ id: 'petrov', oid: 1_000_500_001 }], warnings: [] })
  const { back } = await signInThroughForms(trial, 'petrov')
  assert.ok(back?.searchParams.has('code'))
})

test('a list comes in whole or not at all; a form bears it in one field', async () => {
  const trial = await trialStand('RS256')
  const other = { ...petrov, id: 'other', contacts: [{ type: 'MBT', value: '+7(000)0009002' }] }
  const bad = await ask(trial, 'POST', '', { people: [petrov, { ...other, gender: 'X' }] })
  assert.equal(bad.status, 400)
  assert.match(String(bad.said['error']), /person other: gender/)
  assert.equal(trial.stand.people.byId('petrov'), undefined)

  const form = new URLSearchParams({ json: JSON.stringify([petrov, other]) }).toString()
  assert.equal((await ask(trial, 'POST', '', form)).status, 201)
  assert.equal(trial.stand.people.all().length, 13)
})

test('what is exported is taken back as it is', async () => {
  const trial = await trialStand('RS256')
  const { said } = await ask(trial, 'GET', '')
  const list = said['people']
  assert.ok(Array.isArray(list) && list.length === 11)
  const before = trial.stand.people.all()
  assert.equal((await ask(trial, 'POST', '', said)).status, 201)
  assert.deepEqual(trial.stand.people.all(), before)

  const { said: mother } = await ask(trial, 'GET', '/mother')
  assert.partialDeepStrictEqual(mother, { trusted: true, birthDate: '25.07.1991', kids: [{ id: 3041 }] })
  assert.equal((await ask(trial, 'PUT', '/mother', { ...mother, lastName: 'Новая' })).status, 200)
  assert.equal(trial.stand.people.byId('mother')?.lastName, 'Новая')
})

test('a field changes alone: the surname, the phone, whether the account is confirmed', async () => {
  const trial = await trialStand('RS256')
  const { status } = await ask(trial, 'PATCH', '/confirmed', {
    lastName: 'Кузнецова',
    phone: '+70000000777',
    trusted: false,
    middleName: null,
  })
  assert.equal(status, 200)
  const person = trial.stand.people.byId('confirmed')
  assert.partialDeepStrictEqual(person, { lastName: 'Кузнецова', confirmed: false, oid: 1_000_400_101 })
  assert.equal(person !== undefined && 'middleName' in person, false)
  assert.deepEqual(
    person?.contacts.map(({ value }) => value),
    ['+7(000)0000777', 'vera@pochta.example', '+7(000)0001101'],
  )
  assert.match(await codeFor(trial, 'confirmed'), /\./)

  await ask(trial, 'PATCH', '/confirmed', 'trusted=true&email=&password=Drugoy-1')
  assert.partialDeepStrictEqual(trial.stand.people.byId('confirmed'), {
    confirmed: true,
    password: 'Drugoy-1',
  })
  assert.equal(trial.stand.people.byId('confirmed')?.contacts.length, 2)
})

test('a change shows in what a token opens', async () => {
  const trial = await trialStand('RS256')
  const token = await tokenFor(trial, 'confirmed', 'openid fullname')
  await ask(trial, 'PATCH', '/confirmed', { firstName: 'Варвара', status: 'DELETED' })
  const answer = await trial.app.inject({
    url: '/rs/prns/1000400101',
    headers: { authorization: `Bearer ${token}` },
  })
  assert.partialDeepStrictEqual(answer.json(), { firstName: 'Варвара', status: 'DELETED' })
})

test('who is removed is gone for tokens, logins and faults', async () => {
  const trial = await trialStand('RS256')
  const token = await tokenFor(trial, 'confirmed', 'openid fullname')
  const fault = faultNamed('silent')
  assert.ok(fault)
  trial.stand.memory.faults.switchOn({ fault, when: 'always', person: 'confirmed' })
  switchOn(trial, 'slow', 'always')

  trial.stand.memory.steps.switchOn({ step: 'MAX_QUIZ', when: 'always', person: 'confirmed' })
  trial.stand.memory.authenticators.set('confirmed')
  const person = trial.stand.people.byId('confirmed')
  assert.ok(person)

  assert.equal((await ask(trial, 'DELETE', '/confirmed')).status, 204)
  assert.deepEqual(trial.stand.memory.steps.on, [])
  assert.equal(trial.stand.memory.authenticators.secretOf(person), undefined)
  assert.deepEqual(
    trial.stand.memory.faults.on.map((entry) => entry.fault.name),
    ['slow'],
  )
  const headers = { authorization: `Bearer ${token}` }
  assert.equal((await trial.app.inject({ url: '/rs/prns/1000400101', headers })).statusCode, 401)
  assert.equal((await ask(trial, 'DELETE', '/confirmed')).status, 404)
})

test('an oid of one who is removed is nobody’s again, so that no old token opens another’s data', async () => {
  const trial = await trialStand('RS256')
  const oidOf = (id: string) => trial.stand.people.byId(id)?.oid
  await ask(trial, 'POST', '', petrov)
  const first = oidOf('petrov')
  await ask(trial, 'DELETE', '/petrov')
  await ask(trial, 'POST', '', { ...petrov, id: 'other' })
  assert.notEqual(oidOf('other'), first)

  await ask(trial, 'PUT', '/other', { ...petrov, id: 'other', oid: Number.MAX_SAFE_INTEGER })
  await ask(trial, 'DELETE', '/other')
  assert.equal((await ask(trial, 'POST', '', petrov)).status, 201)
})

test('who is removed between the password and the code, or after it, begins anew', async () => {
  for (const [id, path] of [
    ['confirmed', '/login/code'],
    ['mother', '/login/grant'],
  ] as const) {
    const trial = await trialStand('RS256')
    const browser = await typePassword(trial, id)
    if (path === '/login/grant') await browser.send({ code: newestCode(trial, id) })
    assert.equal(browser.path, path)
    await ask(trial, 'DELETE', `/${id}`)

    assert.equal((await browser.ask('GET', path)).headers.location, '/login/')
    const next = await browser.ask('GET', '/aas/oauth2/api/login/next-step')
    assert.deepEqual(next.json(), { action: 'ENTER_LOGIN' })
    const code = await browser.ask('POST', '/aas/oauth2/api/login/otp/verify?code=123456')
    assert.deepEqual(code.json(), { action: 'ENTER_LOGIN' })
  }
})

test('what can not be done is refused with a line, and changes nobody', async () => {
  const trial = await trialStand('RS256')
  const before = trial.stand.people.all()
  const taken = { ...petrov, contacts: [{ type: 'MBT', value: '+7(000)0000101' }] }
  for (const [method, path, payload, line] of [
    ['POST', '', [], /list of people is empty/],
    ['POST', '', undefined, /no JSON/],
    ['POST', '', 'json={', /json is no JSON/],
    ['POST', '', 'name=x', /json is no JSON/],
    ['POST', '', [1], /the person is no object/],
    ['POST', '', taken, /the phone is that of person confirmed/],
    ['POST', '', { ...petrov, oid: 1_000_400_101 }, /oid is that of person confirmed/],
    ['PATCH', '/confirmed', [], /neither a form nor a JSON object/],
    ['PATCH', '/confirmed', { id: 'else' }, /id can not change/],
    ['PATCH', '/confirmed', { lastName: null }, /lastName is missing/],
    ['PATCH', '/confirmed', { surname: 'x' }, /surname is unknown/],
    ['PATCH', '/confirmed', { phone: null }, /contacts has no MBT/],
    ['PATCH', '/confirmed', { phone: 'x' }, /value is no phone/],
    ['PATCH', '/confirmed', { snils: '000-000-702 23' }, /snils is that of person unconfirmed/],
    ['PATCH', '/confirmed', { oid: 'x' }, /oid is no whole number/],
    ['PATCH', '/confirmed', 'oid=1000400303', /oid is that of person/],
    ['PATCH', '/confirmed', { trusted: 'maybe' }, /trusted is neither true nor false/],
    ['PUT', '/confirmed', { id: 'other', gender: 'F' }, /person confirmed: birthDate is missing/],
  ] as const) {
    const { status, said } = await ask(trial, method, path, payload)
    assert.equal(status, 400, String(line))
    assert.match(String(said['error']), line)
  }
  for (const method of ['GET', 'PATCH', 'DELETE'] as const) {
    assert.equal((await ask(trial, method, '/nobody', method === 'PATCH' ? {} : undefined)).status, 404)
  }
  assert.deepEqual(trial.stand.people.all(), before)
})

test('the pages list, add, change and remove', async () => {
  const trial = await trialStand('RS256')
  const browser = new Browser(trial.app)
  await browser.open('/people')
  assert.match(browser.page, /Иванова Вера Павловна/)

  await browser.open('/people/new')
  await browser.send({ json: '{"id":"petrov"' })
  assert.match(browser.page, /this is no JSON/)
  await browser.send({ json: JSON.stringify({ ...petrov, gender: 'X' }) })
  assert.match(browser.page, /person petrov: gender is neither M nor F/)
  assert.ok(browser.page.includes('&quot;petrov&quot;'), 'what was typed stays')
  await browser.send({ json: JSON.stringify(petrov) })
  assert.equal(browser.path, '/people/petrov')

  await browser.send({ lastName: 'Иванов', phone: '+7(000)0009009', trusted: 'false' })
  assert.partialDeepStrictEqual(trial.stand.people.byId('petrov'), { lastName: 'Иванов', confirmed: false })
  await browser.send({ oid: '1000499001', phone: '+7(000)0009009' })
  assert.equal(trial.stand.people.byId('petrov')?.oid, 1_000_499_001)
  await browser.send({ lastName: '', phone: '+7(000)0009009' })
  assert.match(browser.page, /lastName is missing/)
  await browser.send({ remove: 'yes' })
  assert.equal(trial.stand.people.byId('petrov'), undefined)
  assert.equal((await trial.app.inject({ url: '/people/petrov' })).statusCode, 404)
})
