import assert from 'node:assert/strict'
import { test } from 'node:test'
import { switchOn, tokenFor, type Json } from '../testing/fault.ts'
import { personOf } from '../testing/person.ts'
import { trialStand } from '../testing/trial-stand.ts'
import { personAnswers } from './person-answers.ts'

const trial = await trialStand('RS256')
const token = await tokenFor(trial, 'confirmed')
const embed = '(contacts.elements,documents.elements)'

async function ask(path = ''): Promise<{ status: number; said: Json; text: string }> {
  const answer = await trial.app.inject({
    url: `/rs/prns/${personOf(trial, 'confirmed').oid}${path}?embed=${embed}`,
    headers: { authorization: `Bearer ${token}` },
  })
  return { status: answer.statusCode, said: answer.json(), text: answer.body }
}

async function spoiled(name: string) {
  switchOn(trial, `person-${name}`)
  const answer = await ask()
  assert.deepEqual(trial.stand.memory.faults.on, [], `${name} is used up`)
  return answer
}

test('each fault changes the answer once', async () => {
  const honest = await ask()
  for (const { name } of personAnswers) {
    switchOn(trial, name)
    assert.notEqual((await ask()).text, honest.text, name)
    assert.equal((await ask()).text, honest.text, name)
  }
})

test('the refusals of the REST bear their codes', async () => {
  for (const [name, status, message] of [
    ['005011', 401, 'SecurityErrorEnum.invalidToken'],
    ['005013', 401, 'SecurityErrorEnum.expiredToken'],
    ['005029', 403, 'SecurityErrorEnum.scopeNotAllowed'],
    ['005004', 404, 'ResourceErrorEnum.notFound'],
  ] as const) {
    const answer = await spoiled(name)
    assert.equal(answer.status, status)
    assert.deepEqual(answer.said, { code: `ESIA-${name}`, message })
  }
})

test('fields go missing one by one, absent and not null', async () => {
  for (const [name, field] of [
    ['missing-first-name', 'firstName'],
    ['missing-snils', 'snils'],
    ['missing-contacts', 'contacts'],
    ['missing-trusted', 'trusted'],
  ] as const) {
    assert.equal(field in (await spoiled(name)).said, false, name)
  }
})

test('another person’s data come in place of one’s own', async () => {
  assert.partialDeepStrictEqual((await spoiled('another')).said, {
    firstName: 'Анна',
    snils: '000-000-703 24',
    contacts: { elements: [{ value: '+7(000)0000303' }, { value: 'anna@pochta.example' }] },
  })
})

test('more comes than the scopes cover', async () => {
  assert.partialDeepStrictEqual((await spoiled('more-data')).said, {
    inn: '000000010111',
    birthPlace: 'с. Примерное Белгородской области',
    addresses: { size: 2 },
    contacts: { size: 3 },
    rank: 'лишнее поле',
  })
})

test('values are wrong as their names promise', async () => {
  const { said: person } = await spoiled('wrong-types')
  assert.deepEqual([person['firstName'], person['trusted'], person['documents']], [42, 'true', 'none'])
  assert.equal((await spoiled('nulls')).said['snils'], null)
  assert.equal((await spoiled('unconfirmed')).said['trusted'], false)
  assert.equal((await spoiled('deleted')).said['status'], 'DELETED')
  assert.equal((await spoiled('wrong-date')).said['birthDate'], '31.02.1990')
  assert.match(String((await spoiled('markup')).said['firstName']), /<script>/)
  assert.match((await spoiled('prototype')).text, /^\{"__proto__":\{"trusted":true\}/)
  assert.equal(String((await spoiled('endless-name')).said['firstName']).length, 10_000)
  assert.partialDeepStrictEqual((await spoiled('many-documents')).said, { documents: { size: 1_000 } })
})

test('a fault of the person object waits for it; one of the connection hits any address', async () => {
  switchOn(trial, 'person-unconfirmed')
  assert.equal((await ask('/ctts')).status, 200)
  assert.equal((await ask()).said['trusted'], false)

  switchOn(trial, 'person-005013')
  assert.equal((await ask('/ctts')).status, 401)
})
