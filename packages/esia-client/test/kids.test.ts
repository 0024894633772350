import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { esia, goodPerson, sendJson } from './esia.ts'
import { accessClaims, oid, token } from './tokens.ts'

const all =
  'openid kid_fullname kid_birthdate kid_gender kid_snils kid_inn kid_birth_cert_doc kid_medical_doc kid_mobile'
const certificate = {
  id: 2,
  type: 'KID_RF_BRTH_CERT',
  vrfStu: 'VERIFIED',
  number: '000304',
  actNo: '304',
  actDate: '10.03.2016',
}
const policy = { id: 3, type: 'MDCL_PLCY', vrfStu: 'VERIFIED', number: '0000000000000000' }
const son = {
  stateFacts: ['Identifiable'],
  id: 1,
  oid: oid + 5,
  firstName: 'Михаил',
  lastName: 'Проверкин',
  birthDate: '29.02.2016',
  gender: 'M',
  snils: '000-000-704 25',
  inn: '000000000000',
  trusted: true,
  type: 'CHILD',
  contacts: {
    elements: [
      { type: 'MBT', value: '+7(000)1234567', vrfStu: 'VERIFIED' },
      { type: 'EML', value: 'm@mail.example' },
    ],
  },
  documents: {
    elements: [
      certificate,
      policy,
      { type: 'RF_PASSPORT', number: '1' },
      { type: 'SCHOOL_CARD', shelf: [7] },
    ],
  },
}

/** What a person with these kids is read as, and what was asked. */
async function kidsOf(
  t: TestContext,
  kids: unknown,
  scope = all,
  below: Readonly<Record<string, unknown>> = {},
) {
  const scopes = scope.split(' ')
  const { client, heard } = await esia(t, {
    settings: { scopes },
    answerPerson: (reply, { url, headers }) => {
      const path = (url.split('?')[0] ?? '').slice(`/rs/prns/${oid}`.length)
      const here = `http://${String(headers['host'])}/rs/prns/${oid}`
      const fill = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll('HERE', here)) as unknown
      if (path === '') sendJson(reply, goodPerson)
      else if (path === '/kids') sendJson(reply, fill(kids))
      else sendJson(reply, fill(below[path] ?? { code: 'ESIA-005004' }), path in below ? 200 : 404)
    },
  })
  const result = await client.fetchPerson({ accessToken: token('access', accessClaims({ scope })) })
  return { result, asked: heard.map(({ url }) => decodeURIComponent(url)) }
}

test('a kid comes whole: fields, contacts and documents, and an oid of its own', async (t) => {
  const { result, asked } = await kidsOf(t, { elements: [son] })
  assert(result.ok, JSON.stringify(result))
  assert.deepEqual(result.value.kids, [
    {
      id: '1',
      oid: String(oid + 5),
      firstName: 'Михаил',
      lastName: 'Проверкин',
      birthDate: '2016-02-29',
      gender: 'M',
      snils: '00000070425',
      inn: '000000000000',
      trusted: true,
      type: 'CHILD',
      contacts: [{ type: 'MBT', value: '+7(000)1234567', verified: true }],
      documents: [
        {
          id: '2',
          type: 'KID_RF_BRTH_CERT',
          number: '000304',
          verified: true,
          actNo: '304',
          actDate: '2016-03-10',
        },
        { id: '3', type: 'MDCL_PLCY', number: '0000000000000000', verified: true },
      ],
      otherDocuments: [{ type: 'SCHOOL_CARD', raw: { type: 'SCHOOL_CARD', shelf: [7] } }],
    },
  ])
  assert.deepEqual(asked, [
    `/rs/prns/${oid}`,
    `/rs/prns/${oid}/kids?embed=(elements,elements.contacts.elements,elements.documents.elements)`,
  ])
})

test('a kid bears what its scopes open, and the person’s own scopes open nothing of it', async (t) => {
  const { result } = await kidsOf(
    t,
    { elements: [son] },
    'openid fullname snils id_doc medical_doc contacts kid_gender',
  )
  assert(result.ok, JSON.stringify(result))
  assert.deepEqual(result.value.kids, [
    {
      id: '1',
      oid: String(oid + 5),
      gender: 'M',
      trusted: true,
      type: 'CHILD',
      contacts: [],
      documents: [],
      otherDocuments: [],
    },
  ])
})

test('kids’ scopes open nothing of the person', async (t) => {
  const { result } = await kidsOf(t, { elements: [] })
  assert(result.ok)
  assert.equal('firstName' in result.value, false)
})

test('without a kid’s scope kids are not asked for', async (t) => {
  const { result, asked } = await kidsOf(t, { elements: [son] }, 'openid fullname')
  assert(result.ok)
  assert.deepEqual([result.value.kids.length, asked.length], [0, 1])
})

test('kids and their documents may come as addresses', async (t) => {
  const documents = { elements: ['HERE/kids/1/docs/2', policy] }
  const { result, asked } = await kidsOf(
    t,
    { elements: ['HERE/kids/1'] },
    'openid kid_fullname kid_birth_cert_doc kid_medical_doc',
    {
      '/kids/1': { id: 1, firstName: 'Михаил', documents },
      '/kids/1/docs/2': certificate,
    },
  )
  assert(result.ok, JSON.stringify(result))
  assert.deepEqual(
    result.value.kids.map(({ firstName, documents: read }) => [firstName, read.map(({ type }) => type)]),
    [['Михаил', ['KID_RF_BRTH_CERT', 'MDCL_PLCY']]],
  )
  assert.equal(asked[2], `/rs/prns/${oid}/kids/1?embed=(documents.elements)`)
})

test('a kid’s documents may come in pages', async (t) => {
  const documents = { stateFacts: ['Paginated'], elements: [certificate] }
  const { result, asked } = await kidsOf(t, { elements: [{ ...son, documents }] }, all, {
    '/kids/1/docs': { stateFacts: ['Paginated', 'LastPage'], elements: [policy] },
  })
  assert(result.ok, JSON.stringify(result))
  assert.deepEqual(
    result.value.kids[0]?.documents.map(({ type }) => type),
    ['KID_RF_BRTH_CERT', 'MDCL_PLCY'],
  )
  assert.equal(asked[2], `/rs/prns/${oid}/kids/1/docs?embed=(elements)&pageIndex=2`)
})

const refusals: readonly (readonly [name: string, kids: unknown, detail: RegExp])[] = [
  ['no collection', [son], /kids is not an object/],
  ['null', null, /kids is not an object/],
  ['elements that are an object', { elements: {} }, /kids\.elements is not a list/],
  ['a kid that is a number', { elements: [5] }, /kids\.elements\[0\] is not an object/],
  ['a name that is a number', { elements: [{ ...son, firstName: 5 }] }, /elements\[0\]\.firstName/],
  ['an ISO birth date', { elements: [{ ...son, birthDate: '2016-02-29' }] }, /elements\[0\]\.birthDate/],
  ['a СНИЛС of ten digits', { elements: [{ ...son, snils: '000-000-704 2' }] }, /elements\[0\]\.snils/],
  ['trusted as text', { elements: [{ ...son, trusted: 'true' }] }, /elements\[0\]\.trusted/],
  ['documents in a list', { elements: [{ ...son, documents: [policy] }] }, /documents is not an object/],
  [
    'a document without a type',
    { elements: [{ ...son, documents: { elements: [{ number: '1' }] } }] },
    /type is missing/,
  ],
  ['101 kids', { elements: Array.from({ length: 101 }, () => son) }, /at most 100/],
  ['a kid elsewhere', { elements: ['http://evil.example/rs/prns/1/kids/1'] }, /leads elsewhere/],
  [
    'a document of another person’s kid',
    {
      elements: [
        { ...son, documents: { elements: [`http://127.0.0.1:1/rs/prns/${oid + 1}/kids/1/docs/2`] } },
      ],
    },
    /leads elsewhere/,
  ],
]

for (const [name, kids, detail] of refusals) {
  test(`PD-006 kids with ${name} spoil the answer`, async (t) => {
    const { result } = await kidsOf(t, kids)
    assert(!result.ok, 'accepted')
    assert.equal(result.error.code, 'invalid-answer')
    assert.match(result.error.detail, detail)
  })
}

for (const id of [
  '../../1000299655',
  '%2e%2e/%2e%2e/1',
  '../../../../aas/oauth2/v3/te',
  'x/../../..',
  '..',
  '?a=',
]) {
  test(`OA-027 a kid whose id is ${id} leads no page of documents out of the person’s own`, async (t) => {
    const documents = { stateFacts: ['Paginated'], elements: [] }
    const { result, asked } = await kidsOf(t, { elements: [{ ...son, id, documents }] })
    assert(!result.ok)
    for (const url of asked) assert.match(url, new RegExp(`^/rs/prns/${oid}(?:/kids(?:/|\\?)|$)`))
  })
}

test('kids that ESIA refuses are a refusal with its code', async (t) => {
  const { client } = await esia(t, {
    settings: { scopes: all.split(' ') },
    answerPerson: (reply, { url }, good) => {
      if (url.includes('/kids')) sendJson(reply, { code: 'ESIA-005029' }, 403)
      else good()
    },
  })
  const result = await client.fetchPerson({ accessToken: token('access', accessClaims({ scope: all })) })
  assert(!result.ok)
  assert.deepEqual([result.error.code, result.error.esiaCode], ['scope-rejected', 'ESIA-005029'])
})
