import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyOf } from '../oauth/jwt.ts'
import { documentTypes, type Person } from '../people/person.ts'
import { tokenFor, type Json } from '../testing/fault.ts'
import { personOf } from '../testing/person.ts'
import { trialStand, wait, type Trial } from '../testing/trial-stand.ts'
import { documentScopes, kidDocumentScopes, numberScopes } from './scope-rules.ts'

const trial = await trialStand('RS256')
const base = (id: string) => `/rs/prns/${personOf(trial, id).oid}`

type Sent = { readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'; readonly headers?: object }

async function ask(path: string, token: string, { method = 'GET', headers }: Sent = {}, at: Trial = trial) {
  return at.app.inject({ method, url: path, headers: { authorization: `Bearer ${token}`, ...headers } })
}

async function read(path: string, token: string, at: Trial = trial): Promise<Json> {
  return (await ask(path, token, {}, at)).json()
}

test('each collection opens by its own scope, and by no other', async () => {
  const scopes: readonly (readonly [scope: string, open: string])[] = [
    ['addresses', 'addrs'],
    ['contacts', 'ctts'],
    ['mobile', 'ctts'],
    ['email', 'ctts'],
    ['vehicles', 'vhls'],
    ['usr_org', 'orgs roles'],
    ['kid_fullname', 'kids'],
    ...Object.keys(documentScopes).map((scope) => [scope, 'docs'] as const),
    ['snils', ''],
    ['inn', ''],
    ['fullname', ''],
  ]
  for (const [scope, open] of scopes) {
    const token = await tokenFor(trial, 'no-patronymic', `openid ${scope}`)
    for (const name of ['ctts', 'addrs', 'docs', 'kids', 'vhls', 'orgs', 'roles']) {
      const { statusCode } = await ask(`${base('no-patronymic')}/${name}`, token)
      assert.equal(statusCode, open.split(' ').includes(name) ? 200 : 403, `${scope} at /${name}`)
    }
  }
})

test('every documented type of document is opened by some scope', () => {
  const opened = new Set(
    [documentScopes, kidDocumentScopes, numberScopes].flatMap((rules) => Object.values(rules).flat()),
  )
  assert.deepEqual(
    documentTypes.filter((type) => !opened.has(type)),
    [],
  )
})

test('vehicles, organisations and roles nest in the person, and stand alone', async () => {
  const token = await tokenFor(trial, 'no-patronymic', 'openid vehicles usr_org')
  const embed = 'vehicles.elements-1,organizations.elements,roles.elements'
  assert.partialDeepStrictEqual(await read(`${base('no-patronymic')}?embed=(${embed})`, token), {
    vehicles: { size: 1, elements: [{ numberPlate: 'А000АА00', regCertificate: { number: '000505' } }] },
    organizations: { size: 1, elements: [{ shortName: 'ООО «Пример»', ogrn: '0000000000505' }] },
    roles: { size: 1, elements: [{ chief: true, prnOid: personOf(trial, 'no-patronymic').oid }] },
  })
  const one = await read(`${base('no-patronymic')}/vhls/5041`, token)
  assert.match(String(one['eTag']), /^[0-9A-F]{40}$/)
  assert.equal((await ask(`${base('no-patronymic')}/vhls/5042`, token)).statusCode, 404)
  assert.equal((await ask(`${base('no-patronymic')}/vhls/5041/docs`, token)).statusCode, 404)
})

test('roles come as objects unasked, organisations as addresses that lead on', async () => {
  const token = await tokenFor(trial, 'no-patronymic', 'openid usr_org')
  assert.partialDeepStrictEqual(await read(`${base('no-patronymic')}/roles`, token), {
    size: 1,
    elements: [{ oid: 1_000_500, shortName: 'ООО «Пример»', chief: true, active: true }],
  })
  const { elements }: { elements: string[] } = (await ask(`${base('no-patronymic')}/orgs`, token)).json()
  assert.deepEqual(elements, ['http://localhost:80/rs/orgs/1000500'])
  assert.partialDeepStrictEqual(await read('/rs/orgs/1000500', token), { ogrn: '0000000000505' })

  assert.equal((await ask('/rs/orgs/1', token)).statusCode, 404)
  assert.equal((await ask('/rs/orgs/1000500/x', token)).statusCode, 404)
  const blind = await tokenFor(trial, 'no-patronymic', 'openid fullname')
  assert.equal((await ask('/rs/orgs/1000500', blind)).statusCode, 403)
  const stranger = await tokenFor(trial, 'confirmed', 'openid usr_org')
  assert.equal((await ask('/rs/orgs/1000500', stranger)).statusCode, 403)
  assert.equal((await ask('/rs/orgs/1000500', 'none')).statusCode, 401)
})

test('a system reads the organisation that its own token names, and no other', async () => {
  const at = await trialStand('RS256')
  const expiresAt = new Date(at.clock.now.getTime() + 60_000)
  const scopes = ['http://esia.gosuslugi.ru/org_shortname?org_oid=1000500']
  at.stand.memory.systemTokens.set(keyOf('system'), { mnemonic: 'REGISTRATURA', scopes, expiresAt })
  assert.partialDeepStrictEqual(await read('/rs/orgs/1000500', 'system', at), { shortName: 'ООО «Пример»' })
  assert.equal((await ask('/rs/orgs/100050', 'system', {}, at)).statusCode, 403)
  assert.equal((await ask('/rs/prns/1000400505', 'system', {}, at)).statusCode, 403)
  wait(at, 60)
  assert.equal((await ask('/rs/orgs/1000500', 'system', {}, at)).statusCode, 401)
})

test('a driving licence and a passport for abroad each need their own scope', async () => {
  const types = async (scope: string) => {
    const token = await tokenFor(trial, 'no-patronymic', `openid ${scope}`)
    const { elements }: { elements: { type: string }[] } = (
      await ask(`${base('no-patronymic')}/docs?embed=(elements)`, token)
    ).json()
    return elements.map(({ type }) => type).join(' ')
  }
  assert.equal(await types('drivers_licence_doc'), 'RF_DRIVING_LICENSE')
  assert.equal(await types('foreign_passport_doc'), 'FRGN_PASS')
  assert.equal(await types('id_doc medical_doc'), 'RF_PASSPORT MDCL_PLCY')
  assert.equal(await types('military_doc'), '')
})

test('an embed in any spelling says the same', async () => {
  const token = await tokenFor(trial, 'confirmed', 'openid contacts')
  const spellings = [
    '(contacts.elements)',
    '(contacts.elements-1)',
    '%28contacts.elements%29',
    '%28contacts.elements%2Caddresses.elements%29',
    '(contacts.elements,%20documents.elements-1)',
  ]
  const answers = await Promise.all(
    spellings.map((embed) => read(`${base('confirmed')}?embed=${embed}`, token)),
  )
  for (const answer of answers) assert.deepEqual(answer['contacts'], answers[0]?.['contacts'])
  assert.partialDeepStrictEqual(answers[0], { contacts: { size: 3 } })
})

test('slashes may be doubled anywhere', async () => {
  const token = await tokenFor(trial, 'confirmed', 'openid contacts')
  const path = base('confirmed')
  for (const spelled of [
    `/${path}//ctts`,
    `//${path}/ctts`,
    `${path}///ctts/`,
    `/rs//prns//${path.slice(9)}/ctts`,
  ]) {
    assert.partialDeepStrictEqual(await read(spelled, token), { size: 3 }, spelled)
  }
})

test('HEAD tells what GET would, without a body', async () => {
  const token = await tokenFor(trial, 'confirmed', 'openid mobile')
  const head = await ask(`${base('confirmed')}/ctts`, token, { method: 'HEAD' })
  assert.equal(head.statusCode, 200)
  assert.equal(head.body, '')
  assert.match(String(head.headers['content-type']), /application\/json/)
  assert.equal((await ask(`${base('confirmed')}/docs`, token, { method: 'HEAD' })).statusCode, 403)
})

test('other methods and other addresses are refused in JSON', async () => {
  const token = await tokenFor(trial, 'confirmed', 'openid mobile')
  for (const method of ['POST', 'PUT', 'DELETE'] as const) {
    const answer = await ask(base('confirmed'), token, { method })
    assert.equal(answer.statusCode, 405, method)
    assert.equal(answer.headers['allow'], 'GET, HEAD')
    assert.deepEqual(answer.json(), { code: 'ESIA-005004', message: 'ResourceErrorEnum.methodNotAllowed' })
  }
  for (const path of ['/rs/', '/rs/orgs', '/rs/prns', '/rs/prns/', `${base('confirmed')}/nothing`]) {
    const answer = await ask(path, token)
    assert.equal(answer.statusCode, 404, path)
    assert.deepEqual(answer.json(), { code: 'ESIA-005004', message: 'ResourceErrorEnum.notFound' })
  }
})

test('a token in lower case and an Accept with a schema are taken', async () => {
  const token = await tokenFor(trial, 'confirmed', 'openid mobile')
  const headers = {
    authorization: `bearer ${token}`,
    accept: 'application/json; schema="https://esia.gosuslugi.ru/esia-rs/schemas/ru/person.json"',
  }
  assert.equal((await ask(base('confirmed'), token, { headers })).statusCode, 200)
  for (const authorization of ['', token, `Basic ${token}`, `Bearer`, `Bearer ${token} ${token}`]) {
    assert.equal((await ask(base('confirmed'), token, { headers: { authorization } })).statusCode, 401)
  }
})

test('behind a proxy that was announced, addresses bear the host that people called', async () => {
  const forwarded = { 'x-forwarded-host': 'esia.example', 'x-forwarded-proto': 'https' }
  for (const [behindProxy, start] of [
    [true, 'https://esia.example/rs/'],
    [false, 'http://localhost:80/rs/'],
  ] as const) {
    const at = await trialStand('RS256', undefined, { behindProxy })
    const token = await tokenFor(at, 'confirmed', 'openid mobile')
    const answer = await ask(`${base('confirmed')}/ctts`, token, { headers: forwarded }, at)
    const { elements }: { elements: string[] } = answer.json()
    assert.ok(elements[0]?.startsWith(start), elements[0])
  }
})

test('what is being verified, and the state of an account, come as ESIA writes them', async () => {
  const at = await trialStand('RS256')
  const changed: Person = {
    ...personOf(at, 'confirmed'),
    status: 'DELETED',
    verifying: true,
    contacts: [
      { id: 1, type: 'MBT', value: '+7(000)0000101', verified: true, verifyingValue: '+7(000)0000102' },
      { id: 2, type: 'EML', value: 'vera@pochta.example', verified: false, isCfmCodeExpired: true },
    ],
    documents: [
      { id: 3, type: 'RF_PASSPORT', verified: false, number: '1', fmsState: 'PASSPORT_INVALID' },
      { id: 4, type: 'SNILS', verified: true, number: '000-000-701 22' },
    ],
  }
  at.stand.people.put(changed)
  const token = await tokenFor(at, 'confirmed', 'openid id_doc contacts')
  const person = await read(`${base('confirmed')}?embed=(contacts.elements,documents.elements)`, token, at)
  assert.partialDeepStrictEqual(person, {
    status: 'DELETED',
    verifying: true,
    contacts: {
      elements: [
        { vrfStu: 'VERIFIED', vrfValStu: 'VERIFYING', verifyingValue: '+7(000)0000102' },
        { vrfStu: 'NOT_VERIFIED', isCfmCodeExpired: true },
      ],
    },
    documents: { size: 1, elements: [{ fmsValid: false, fmsState: 'PASSPORT_INVALID' }] },
  })
  const both = await tokenFor(at, 'confirmed', 'openid id_doc snils')
  assert.partialDeepStrictEqual(await read(`${base('confirmed')}/docs`, both, at), { size: 2 })
})

test('a child’s contacts open by the scopes of children', async () => {
  const at = await trialStand('RS256')
  const mother = personOf(at, 'mother')
  const [kid] = mother.kids
  assert.ok(kid)
  const contacts = [{ id: 7, type: 'MBT', value: '+7(000)0009999', verified: false } as const]
  at.stand.people.put({ ...mother, kids: [{ ...kid, inn: '000000000000', contacts }] })

  const path = `${base('mother')}/kids/${kid.id}`
  const token = await tokenFor(at, 'mother', 'openid kid_inn kid_mobile')
  assert.partialDeepStrictEqual(await read(path, token, at), { id: kid.id, inn: '000000000000' })
  assert.partialDeepStrictEqual(await read(`${path}/ctts?embed=(elements)`, token, at), {
    size: 1,
    elements: [{ value: '+7(000)0009999' }],
  })
  for (const wrong of ['docs', 'ctts/8', 'ctts/7/x', 'vhls', 'toString']) {
    assert.equal((await ask(`${path}/${wrong}`, token, {}, at)).statusCode, 404, wrong)
  }
  const blind = await tokenFor(at, 'mother', 'openid kid_fullname')
  assert.equal((await ask(`${path}/ctts`, blind, {}, at)).statusCode, 404)
})
