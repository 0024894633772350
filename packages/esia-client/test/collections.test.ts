import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { test, type TestContext } from 'node:test'
import { elementAddress } from '../rest/element-address.ts'
import { esia, goodPerson, listen, sendJson, type Heard } from './esia.ts'
import { accessClaims, oid, token } from './tokens.ts'

const scopes = ['openid', 'fullname', 'contacts', 'addresses', 'id_doc']
const accessToken = token('access', accessClaims({ scope: scopes.join(' ') }))
const mobile = { id: 16, type: 'MBT', vrfStu: 'VERIFIED', value: '+7(000)1234567' }
const email = { id: 17, type: 'EML', vrfStu: 'VERIFIED', value: 'anna@mail.example' }

type Answers = Readonly<Record<string, unknown>>
type Answer = (reply: ServerResponse, heard: Heard) => void

/** Person data by path below the person; `change` is what the person object has besides. */
async function restOf(t: TestContext, change: (origin: string) => object, answers: Answers | Answer) {
  const stand = await esia(t, {
    settings: { scopes },
    answerPerson: (reply, heard) => {
      const [path = '', query = ''] = heard.url.split('?')
      const below = path.slice(`/rs/prns/${oid}`.length)
      const person = { ...goodPerson, ...change(`http://${String(heard.headers['host'])}`) }
      if (below === '') return sendJson(reply, person)
      if (typeof answers === 'function') return answers(reply, heard)
      const answer = answers[below] ?? answers[`${below}?${decodeURIComponent(query)}`]
      return answer === undefined ? sendJson(reply, { code: 'ESIA-005004' }, 404) : sendJson(reply, answer)
    },
  })
  return { ...stand, read: () => stand.client.fetchPerson({ accessToken }) }
}

const contacts = (...elements: unknown[]) => ({ contacts: { stateFacts: ['hasSize'], elements } })
const at = (origin: string, rest: string) => `${origin}/rs/prns/${oid}${rest}`

test('a collection without embed is read by the addresses of its elements', async (t) => {
  const { read, heard } = await restOf(
    t,
    (origin) => contacts(at(origin, '/ctts/16'), at(origin, '/ctts/17')),
    {
      '/ctts/16': mobile,
      '/ctts/17': email,
    },
  )
  const result = await read()

  assert(result.ok, JSON.stringify(result))
  assert.deepEqual(
    result.value.contacts.map(({ id, type }) => [id, type]),
    [
      ['16', 'MBT'],
      ['17', 'EML'],
    ],
  )
  assert.equal(
    heard.every(({ headers }) => headers['authorization'] === `Bearer ${accessToken}`),
    true,
  )
})

test('addresses and objects may stand side by side, in the order of the collection', async (t) => {
  const { read } = await restOf(t, (origin) => contacts(email, at(origin, '//ctts/16')), {
    '/ctts/16': mobile,
  })
  const result = await read()
  assert(result.ok, JSON.stringify(result))
  assert.deepEqual(
    result.value.contacts.map(({ type }) => type),
    ['EML', 'MBT'],
  )
})

test('addresses and documents are followed likewise', async (t) => {
  const change = (origin: string) => ({
    documents: { elements: [at(origin, '/docs/71')] },
    addresses: { elements: [at(origin, '/addrs/5')] },
  })
  const { read } = await restOf(t, change, {
    '/docs/71': { id: 71, type: 'RF_PASSPORT', vrfStu: 'VERIFIED', number: '000123' },
    '/addrs/5': { id: 5, type: 'PLV', addressStr: 'г Тестовый' },
  })
  const result = await read()
  assert(result.ok, JSON.stringify(result))
  assert.equal(result.value.documents[0]?.number, '000123')
  assert.equal(result.value.addresses[0]?.text, 'г Тестовый')
})

test('a collection that the scopes don’t open is not followed', async (t) => {
  const { client, heard } = await restOf(t, (origin) => contacts(at(origin, '/ctts/16')), {
    '/ctts/16': mobile,
  })
  const narrow = token('access', accessClaims({ scope: 'openid fullname' }))
  const result = await client.fetchPerson({ accessToken: narrow })
  assert.equal(heard.length, 1)
  assert.equal(result.ok, false, 'a contact nobody opened was passed over unread')
})

const elsewhere: readonly (readonly [name: string, element: (origin: string, other: string) => string])[] = [
  ['another host', (_origin, other) => `${other}/rs/prns/${oid}/ctts/16`],
  ['another scheme', (origin) => at(origin.replace('http:', 'https:'), '/ctts/16')],
  ['another person', (origin) => `${origin}/rs/prns/${oid + 1}/ctts/16`],
  ['a person whose oid only begins like this one', (origin) => `${origin}/rs/prns/${oid}1/ctts/16`],
  ['the person itself', (origin) => at(origin, '')],
  ['another person by dots', (origin) => at(origin, `/ctts/../../${oid + 1}/ctts/16`)],
  ['another person by encoded dots', (origin) => at(origin, `/ctts/%2e%2e/%2e%2e/${oid + 1}/ctts/16`)],
  ['an encoded slash', (origin) => at(origin, '/ctts/16%2F..%2F..')],
  ['the host by a name and password', (origin) => at(origin.replace('//', '//a:b@'), '/ctts/16')],
  ['the token endpoint', (origin) => `${origin}/aas/oauth2/v3/te`],
  ['a relative address', () => `/rs/prns/${oid}/ctts/16`],
  ['no address', () => 'ctts 16'],
  ['an empty address', () => ''],
]

for (const [name, element] of elsewhere) {
  test(`OA-027 an element that leads to ${name} is not followed, so the access token goes nowhere else`, async (t) => {
    let strangers = 0
    const other = await listen(t, (_request, reply) => {
      strangers++
      sendJson(reply, mobile)
    })
    const { read, heard } = await restOf(
      t,
      (origin) => contacts(element(origin, other)),
      (reply) => {
        sendJson(reply, mobile)
      },
    )
    const result = await read()

    assert(!result.ok, 'followed')
    assert.equal(result.error.code, 'invalid-answer')
    assert.match(result.error.detail, /leads elsewhere/)
    assert.deepEqual([heard.length, strangers], [1, 0])
  })
}

test('a query and a fragment of an element’s address are left out', () => {
  const base = 'https://esia.example/rs/prns/1'
  assert.equal(elementAddress(base, `${base}/ctts/16?redirect=//evil.example#x`), `${base}/ctts/16`)
  assert.equal(elementAddress(base, `${base}/kids/2/docs/3`), `${base}/kids/2/docs/3`)
  assert.equal(elementAddress(base, `${base}/kids/2/docs/3/4/5`), undefined)
})

test('a redirect from an element is not followed', async (t) => {
  const { read } = await restOf(
    t,
    (origin) => contacts(at(origin, '/ctts/16')),
    (reply) => {
      reply.writeHead(302, { location: '/rs/prns/1/ctts/17' }).end()
    },
  )
  const result = await read()
  assert(!result.ok)
  assert.match(result.error.detail, /redirected/)
})

test('an element that is gone, of another person, or an address again spoils the answer', async (t) => {
  for (const [answer, detail] of [
    [undefined, /404/],
    [{ ...mobile, oid: oid + 1 }, /another person/],
    ['http://127.0.0.1/rs', /is not an object/],
    [{ stateFacts: ['hasSize'] }, /type is missing/],
  ] as const) {
    const { read } = await restOf(t, (origin) => contacts(at(origin, '/ctts/16')), { '/ctts/16': answer })
    const result = await read()
    assert(!result.ok)
    assert.match(result.error.detail, detail)
  }
})

test('more than a hundred calls for one person are too many, and one less is not', async (t) => {
  const many = (count: number) => (origin: string) =>
    contacts(...Array.from({ length: count }, (_, id) => at(origin, `/ctts/${id}`)))
  const answer: Answer = (reply) => sendJson(reply, mobile)

  const enough = await restOf(t, many(99), answer)
  assert.equal((await enough.read()).ok, true)
  assert.equal(enough.heard.length, 100)

  const tooMany = await restOf(t, many(100), answer)
  const result = await tooMany.read()
  assert(!result.ok)
  assert.match(result.error.detail, /more than 100 calls/)
  assert.equal(tooMany.heard.length, 100)

  const flood = await restOf(t, many(101), answer)
  assert.equal((await flood.read()).ok, false)
  assert.equal(flood.heard.length, 1)
})

test('all elements share the one deadline', async (t) => {
  const { client } = await esia(t, {
    settings: { scopes, deadlineMs: 700 },
    answerPerson: (reply, heard) => {
      const person = {
        ...goodPerson,
        ...contacts(
          ...Array.from({ length: 40 }, (_, id) =>
            at(`http://${String(heard.headers['host'])}`, `/ctts/${id}`),
          ),
        ),
      }
      if (heard.url.includes('/ctts/')) setTimeout(() => sendJson(reply, mobile), 200)
      else sendJson(reply, person)
    },
  })
  const began = performance.now()
  const result = await client.fetchPerson({ accessToken })
  assert(!result.ok)
  assert.equal(result.error.code, 'timed-out')
  assert(performance.now() - began < 3000)
})

const page = (last: boolean, ...elements: unknown[]) => ({
  stateFacts: ['Paginated', ...(last ? ['LastPage'] : [])],
  elements,
})

test('a collection in pages is read to its last page', async (t) => {
  const { read, heard } = await restOf(t, () => ({ contacts: page(false, mobile) }), {
    '/ctts?embed=(elements)&pageIndex=2': page(false, email),
    '/ctts?embed=(elements)&pageIndex=3': page(true, { ...mobile, type: 'PHN' }),
  })
  const result = await read()
  assert(result.ok, JSON.stringify(result))
  assert.deepEqual(
    result.value.contacts.map(({ type }) => type),
    ['MBT', 'EML', 'PHN'],
  )
  assert.equal(heard.length, 3)
})

test('a page may give addresses', async (t) => {
  const { read } = await restOf(t, (origin) => ({ contacts: page(false, at(origin, '/ctts/16')) }), {
    '/ctts/16': mobile,
    '/ctts?embed=(elements)&pageIndex=2': page(true, email),
  })
  const result = await read()
  assert(result.ok, JSON.stringify(result))
  assert.deepEqual(
    result.value.contacts.map(({ type }) => type),
    ['MBT', 'EML'],
  )
})

test('pages without an end, and a page that is no collection, spoil the answer', async (t) => {
  const endless = await restOf(
    t,
    () => ({ contacts: page(false, mobile) }),
    (reply) => {
      sendJson(reply, page(false, mobile))
    },
  )
  const result = await endless.read()
  assert(!result.ok)
  assert.match(result.error.detail, /too many pages/)
  assert.equal(endless.heard.length, 10)

  const strange = await restOf(
    t,
    () => ({ contacts: page(false, mobile) }),
    (reply) => sendJson(reply, { elements: {} }),
  )
  const refused = await strange.read()
  assert(!refused.ok)
  assert.match(refused.error.detail, /no collection/)
})
