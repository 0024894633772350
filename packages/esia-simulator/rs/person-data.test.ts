import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askTokens, authorizationFields, tokenFields, type Fields } from '../testing/integrator.ts'
import { codeFor, personOf } from '../testing/person.ts'
import { trialStand, wait, type Trial } from '../testing/trial-stand.ts'

type Json = Readonly<Record<string, unknown>>

async function tokenFor(trial: Trial, id: string, scope: string): Promise<string> {
  const narrow = (of: Fields): Fields => ({ ...of, scope })
  const code = await codeFor(trial, id, authorizationFields(trial, narrow))
  const answer: Json = (await askTokens(trial, tokenFields(trial, code, narrow))).json()
  return String(answer['access_token'])
}

async function read(trial: Trial, path: string, token: string | undefined) {
  const answer = await trial.app.inject({
    url: path,
    headers: { host: 'esia.test:8443', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
  })
  const body: Json = answer.json()
  return { status: answer.statusCode, body }
}

const trial = await trialStand('RS256')
const oid = (id: string) => personOf(trial, id).oid

test('no token, a strange token and a changed one are invalid', async () => {
  const token = await tokenFor(trial, 'confirmed', 'openid fullname')
  for (const wrong of [undefined, 'x', `${token}x`, `${token.slice(0, -4)}AAAA`]) {
    const { status, body } = await read(trial, `/rs/prns/${oid('confirmed')}`, wrong)
    assert.equal(status, 401)
    assert.deepEqual(body, { code: 'ESIA-005011', message: 'SecurityErrorEnum.invalidToken' })
  }
})

test('a token ends after an hour, and says that it has expired', async () => {
  const late = await trialStand('RS256')
  const token = await tokenFor(late, 'confirmed', 'openid fullname')
  wait(late, 3_599)
  assert.equal((await read(late, `/rs/prns/${oid('confirmed')}`, token)).status, 200)
  wait(late, 1)
  const { status, body } = await read(late, `/rs/prns/${oid('confirmed')}`, token)
  assert.equal(status, 401)
  assert.deepEqual(body, { code: 'ESIA-005013', message: 'SecurityErrorEnum.expiredToken' })
})

test('a token opens its own person and nobody else', async () => {
  const token = await tokenFor(trial, 'confirmed', 'openid fullname')
  const { status, body } = await read(trial, `/rs/prns/${oid('mother')}`, token)
  assert.equal(status, 403)
  assert.deepEqual(body, { code: 'ESIA-005029', message: 'SecurityErrorEnum.scopeNotAllowed' })
})

test('fields outside the scopes are absent, not null', async () => {
  const token = await tokenFor(trial, 'confirmed', 'openid fullname')
  const { body } = await read(trial, `/rs/prns/${oid('confirmed')}`, token)
  assert.deepEqual(Object.keys(body).sort(), [
    'containsUpCfmCode',
    'eTag',
    'firstName',
    'lastName',
    'middleName',
    'stateFacts',
    'status',
    'trusted',
    'updatedOn',
    'verifying',
  ])
  assert.match(String(body['eTag']), /^[0-9A-F]{40}$/)
})

test('an unconfirmed account is not trusted', async () => {
  const token = await tokenFor(trial, 'unconfirmed', 'openid fullname')
  assert.equal((await read(trial, `/rs/prns/${oid('unconfirmed')}`, token)).body['trusted'], false)
})

test('each collection needs a scope of its own', async () => {
  const token = await tokenFor(trial, 'mother', 'openid fullname')
  for (const name of ['ctts', 'addrs', 'docs', 'kids', 'vhls', 'orgs', 'roles']) {
    const { status, body } = await read(trial, `/rs/prns/${oid('mother')}/${name}`, token)
    assert.equal(status, 403, name)
    assert.equal(body['code'], 'ESIA-005029')
  }
})

test('a collection without embed gives addresses on the host that was called, and they lead on', async () => {
  const token = await tokenFor(trial, 'confirmed', 'openid contacts')
  const { body } = await read(trial, `/rs/prns/${oid('confirmed')}/ctts`, token)
  const base = `http://esia.test:8443/rs/prns/${oid('confirmed')}/ctts`
  assert.partialDeepStrictEqual(body, {
    stateFacts: ['hasSize'],
    size: 3,
    elements: [`${base}/1011`, `${base}/1012`, `${base}/1013`],
  })
  const one = await read(trial, new URL(`${base}/1011`).pathname, token)
  assert.partialDeepStrictEqual(one.body, { type: 'MBT', value: '+7(000)0000101', vrfStu: 'VERIFIED' })
})

test('embed nests what the scopes open, in any usual spelling', async () => {
  const token = await tokenFor(trial, 'confirmed', 'openid fullname mobile medical_doc')
  for (const embed of [
    '(contacts.elements,documents.elements,addresses.elements)',
    '(contacts.elements-1,documents.elements-1,addresses.elements-1)',
    '%28contacts.elements%2Cdocuments.elements%2Caddresses.elements%29',
  ]) {
    const { body } = await read(trial, `/rs/prns/${oid('confirmed')}?embed=${embed}`, token)
    assert.partialDeepStrictEqual(body, {
      contacts: { size: 1, elements: [{ type: 'MBT' }] },
      documents: { size: 1, elements: [{ type: 'MDCL_PLCY', number: '1455140887001016' }] },
    })
    assert.equal('addresses' in body, false, 'an embed that no scope covers is dropped')
  }
})

test('an embed that can not be read embeds nothing', async () => {
  const token = await tokenFor(trial, 'confirmed', 'openid fullname mobile')
  for (const embed of [
    'contacts.elements',
    '(',
    '((contacts))',
    '(__proto__.elements)',
    '(constructor)',
    '()',
  ]) {
    const { status, body } = await read(trial, `/rs/prns/${oid('confirmed')}?embed=${embed}`, token)
    assert.equal(status, 200)
    assert.equal('contacts' in body, false, embed)
  }
})

test('doubled slashes are forgiven', async () => {
  const token = await tokenFor(trial, 'confirmed', 'openid mobile')
  const { body } = await read(trial, `/rs/prns/${oid('confirmed')}//ctts?embed=(elements)`, token)
  assert.partialDeepStrictEqual(body, { size: 1, elements: [{ type: 'MBT' }] })
})

test('a mother’s children come with their documents', async () => {
  const scope = 'openid kid_fullname kid_birthdate kid_birth_cert_doc kid_medical_doc'
  const token = await tokenFor(trial, 'mother', scope)
  const kids = `/rs/prns/${oid('mother')}/kids`

  const { body } = await read(trial, `${kids}?embed=(elements.documents.elements)`, token)
  assert.partialDeepStrictEqual(body, {
    size: 2,
    elements: [
      {
        firstName: 'Михаил',
        birthDate: '29.02.2016',
        documents: { elements: [{ type: 'KID_RF_BRTH_CERT', actNo: '304' }, { type: 'MDCL_PLCY' }] },
      },
      { firstName: 'Полина', documents: { size: 2 } },
    ],
  })
  assert.equal(JSON.stringify(body).includes('snils'), false)

  const documents = await read(trial, `${kids}/3041/docs`, token)
  assert.partialDeepStrictEqual(documents.body, { size: 2 })
  const one = await read(trial, `${kids}/3041/docs/3042`, token)
  assert.partialDeepStrictEqual(one.body, { type: 'KID_RF_BRTH_CERT', issueDate: '10.03.2016' })
  assert.equal((await read(trial, `${kids}/3041/docs/1`, token)).status, 404)
  assert.equal((await read(trial, `${kids}/1/docs`, token)).status, 404)
})

test('what is not there is not found', async () => {
  const token = await tokenFor(trial, 'confirmed', 'openid mobile')
  for (const path of ['toString', 'ctts/1', 'ctts/1012', 'ctts/1011/x', 'constructor/name']) {
    assert.equal((await read(trial, `/rs/prns/${oid('confirmed')}/${path}`, token)).status, 404, path)
  }
})
