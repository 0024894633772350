import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { InjectOptions } from 'fastify'
import { location } from '../../test/browser.ts'
import { assertEveryHeader } from '../../test/every-header.ts'
import { exchangeWith } from '../../test/exchange.ts'
import { filledPath } from '../../test/filled-path.ts'
import { askedOf } from '../../test/levels/asked.ts'
import { nameOf } from '../../test/levels/hold.ts'
import { stageIn } from '../../test/levels/stage.ts'
import { startPortal, type TestPortal } from '../../test/portal.ts'

const portal = await startPortal()
const stage = await stageIn(portal, 'bel', { elsewhere: 'ta' })
const asked = askedOf(stage)
const ours = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const seen = new Set<number>()

const inside = await stage.visit('fresh')
const closing = await stage.visit('password')
const cookieOf = (browser: typeof inside) => [...browser.cookies].map((pair) => pair.join('=')).join('; ')
const inCookie = cookieOf(inside)

async function look(where: TestPortal, options: InjectOptions, what: string): Promise<number> {
  const answer = await where.app.inject(options)
  seen.add(answer.statusCode)
  const { statusCode, headers } = answer
  assertEveryHeader({ statusCode, headers, hasBody: answer.body !== '' }, what)
  return statusCode
}

type Way = { readonly what: string; readonly status?: number; readonly options: Partial<InjectOptions> }

/** Every way in which any route can be asked wrongly, and rightly. */
function waysOf(method: string, url: string, body: Readonly<Record<string, string>>): readonly Way[] {
  const payload = new URLSearchParams(body).toString()
  const read: readonly Way[] = [
    { what: 'by nobody', options: {} },
    { what: 'by somebody', options: { headers: { ...ours, cookie: inCookie } } },
    {
      what: 'at another loopback name',
      status: 307,
      options: { headers: { ...ours, host: '127.0.0.1:3000' } },
    },
  ]
  const sent: readonly Way[] = [
    { what: 'by nobody', options: { headers: { ...ours, ...form }, payload } },
    { what: 'from elsewhere', status: 403, options: { headers: { host: ours.host, ...form }, payload } },
    {
      what: 'as JSON',
      status: 415,
      options: { headers: { ...ours, 'content-type': 'application/json' }, payload: '{}' },
    },
    {
      what: 'packed',
      status: 415,
      options: { headers: { ...ours, ...form, 'content-encoding': 'gzip' }, payload },
    },
    {
      what: 'too long',
      status: 413,
      options: { headers: { ...ours, ...form }, payload: `a=${'a'.repeat(70_000)}` },
    },
    {
      what: 'with a field of no form',
      status: 400,
      options: { headers: { ...ours, ...form }, payload: 'none=1' },
    },
    { what: 'not UTF-8', status: 400, options: { headers: { ...ours, ...form }, payload: 'a=%ff' } },
  ]
  const both: readonly Way[] = url.startsWith('/health/')
    ? []
    : [{ what: 'at a foreign host', status: 421, options: { headers: { ...ours, host: 'evil.example' } } }]
  return [
    ...(url.startsWith('/health/') ? read.slice(0, 2) : method === 'POST' ? sent : read),
    ...both,
    { what: 'by a method of no route', status: 405, options: { method: 'PATCH', headers: ours } },
    {
      what: 'at an address that is none',
      status: 404,
      options: { method: 'GET', url: `${url}/none/none`, headers: ours },
    },
    {
      what: 'at an address that can’t be decoded',
      status: 400,
      options: { method: 'GET', url: `${url}%ff`, headers: ours },
    },
  ]
}

for (const route of portal.levels) {
  const { method, url } = route
  if (method !== 'GET' && method !== 'POST' && method !== 'HEAD') throw new Error(`${method} ${url}`)
  test(`HD-001 CS-008 ${method} ${url} bears every header, however it is asked`, async () => {
    const { given = {}, body = {} } = asked[nameOf(route)] ?? {}
    const path = filledPath(url, { region: 'bel', card: stage.ids.own, ...given })
    for (const { what, status, options } of waysOf(method, path, body)) {
      const told = await look(portal, { method, url: path, headers: ours, ...options }, `${path} ${what}`)
      if (status !== undefined) assert.equal(told, status, `${path} ${what}`)
    }
  })
}

test('HD-001 what only a socket can send wrongly is answered with every header too', async () => {
  await portal.app.listen({ port: 0, host: '127.0.0.1' })
  const host = 'Host: localhost:3000\r\n'
  for (const [status, bytes] of [
    [400, `GET / HTTP/1.1\r\n${host}${host}\r\n`],
    [400, `GET /\0 HTTP/1.1\r\n${host}\r\n`],
    [414, `GET /${'a'.repeat(12_000)} HTTP/1.1\r\n${host}\r\n`],
    [431, `GET / HTTP/1.1\r\n${host}Cookie: ${'a'.repeat(100_000)}\r\n\r\n`],
  ] as const) {
    const { answer } = await exchangeWith(portal.app.server, bytes)
    const [head = '', body = ''] = answer.split(/\r\n\r\n/, 2)
    const [line = '', ...fields] = head.split('\r\n')
    assert.equal(line.slice(0, 12), `HTTP/1.1 ${status}`)
    seen.add(status)
    const headers = Object.fromEntries(
      fields.map((field) => [
        field.slice(0, field.indexOf(':')).toLowerCase(),
        field.slice(field.indexOf(':') + 2),
      ]),
    )
    assertEveryHeader({ statusCode: status, headers, hasBody: body !== '' }, 'bytes')
  }
})

test('HD-001 what comes rarely bears every header too: too often, too late, not now, not proved', async () => {
  const tooOften = await Promise.all(
    Array.from({ length: 40 }, () =>
      look(
        portal,
        { method: 'POST', url: '/bel/support', headers: { ...ours, ...form }, payload: 'contact=&message=' },
        'flood',
      ),
    ),
  )
  assert.ok(tooOften.includes(429))
  const late = {
    method: 'POST',
    url: '/cards/children',
    headers: { ...ours, ...form, cookie: inCookie },
    payload: '',
  } as const
  assert.equal(await look(portal, late, 'late'), 410)
  const file = {
    method: 'POST',
    url: `/cards/${stage.ids.own}/fhir`,
    headers: { ...ours, ...form, cookie: cookieOf(closing) },
  } as const
  assert.equal(await look(portal, file, 'a file'), 403)
  assert.equal(
    await look(portal, { ...file, headers: { ...ours, ...form, cookie: inCookie } }, 'a file'),
    200,
  )
  assert.equal(location(await inside.post('/sign-out')).startsWith(portal.simulator), true)
})

test('HD-001 a portal whose database is gone answers every route with every header', async () => {
  const lost = await startPortal()
  await lost.database.close()
  for (const { method, url } of portal.levels) {
    if (method !== 'GET' && method !== 'POST' && method !== 'HEAD') continue
    const path = filledPath(url, { region: 'bel' })
    await look(lost, { method, url: path, headers: { ...ours, ...form, cookie: inCookie } }, `${path} lost`)
  }
})

test('HD-001 every status that the portal knows was among the answers', () => {
  const known = [200, 303, 307, 400, 401, 403, 404, 405, 410, 413, 414, 415, 421, 422, 429, 431]
  assert.deepEqual(
    known.filter((status) => !seen.has(status)),
    [],
  )
  assert.ok(seen.has(500) || seen.has(503), [...seen].join(' '))
})
