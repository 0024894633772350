import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filledPath } from '../test/filled-path.ts'
import { startPortal } from '../test/portal.ts'

const portal = await startPortal()
const { app } = portal

const ours = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

/** Every route as the application knows it, with its parameters filled. */
const routes = portal.routes.map(({ method, url }) => ({ method, url: filledPath(url) }))
const unsafe = routes.filter(({ method }) => method === 'POST')

test('the list of routes is whole', () => {
  assert.ok(routes.length > 25, String(routes.length))
  assert.ok(unsafe.length > 8, String(unsafe.length))
})

const foreign: Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
  { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' },
  { origin: 'null' },
  { origin: 'https://evil.example' },
  { origin: 'http://localhost:3001' },
  { referer: 'http://localhost:3000/settings' },
  {},
]
for (const { url } of unsafe) {
  test(`CS-001 CS-003 ${url} refuses what does not come from a page of ours`, async () => {
    for (const headers of foreign) {
      const answer = await app.inject({
        method: 'POST',
        url,
        headers: { host: 'localhost:3000', ...form, ...headers },
      })
      assert.equal(answer.statusCode, 403, JSON.stringify(headers))
    }
  })
}

for (const { url } of unsafe) {
  test(`CS-004 ${url} takes forms only`, async () => {
    for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x', 'text/xml']) {
      const answer = await app.inject({
        method: 'POST',
        url,
        headers: { ...ours, 'content-type': type },
        payload: '{"a":1}',
      })
      assert.equal(answer.statusCode, 415, type)
    }
  })
}

test('CS-005 what changes something is no GET', async () => {
  for (const url of ['/sign-out', '/region', '/esia/proof', '/bel/sign-in/start']) {
    const answer = await app.inject({ url, headers: ours })
    assert.equal(answer.statusCode, 405, url)
  }
})

test('an older browser that sends Origin alone is believed', async () => {
  const headers = { host: 'localhost:3000', ...form, origin: 'http://localhost:3000' }
  const answer = await app.inject({ method: 'POST', url: '/region', headers, payload: 'region=bel' })
  assert.equal(answer.statusCode, 303)
})

test('HD-009 OA-029 a foreign Host gets nothing, another name of this machine the right address', async () => {
  for (const host of [
    'evil.example',
    'localhost',
    'localhost:3001',
    'localhost:3000@evil.example',
    '127.0.0.1:80',
  ]) {
    assert.equal((await app.inject({ url: '/', headers: { host } })).statusCode, 421, host)
  }
  const answer = await app.inject({ url: '/bel', headers: { host: '127.0.0.1:3000' } })
  assert.equal(answer.statusCode, 307)
  assert.equal(answer.headers.location, 'http://localhost:3000/bel')
})

test('OA-030 a path that looks like another origin is never followed there', async () => {
  for (const url of ['//evil.example', '/\\evil.example', '/%09/evil.example', '/..//evil.example']) {
    const answer = await app.inject({ url, headers: { host: '127.0.0.1:3000' } })
    const { location } = answer.headers
    assert.ok(location === undefined || location.startsWith('http://localhost:3000/'), `${url} → ${location}`)
  }
})

test('HD-006 AZ-011 nothing but assets may be kept by a cache', async () => {
  for (const { url } of routes.filter(({ method, url }) => method === 'GET' && !url.startsWith('/assets/'))) {
    assert.equal((await app.inject({ url, headers: ours })).headers['cache-control'], 'no-store', url)
  }
  for (const url of ['/cards/me.css', '/cards;x.css', '/cards%2f..%2fx.css', '/settings/x.js']) {
    const answer = await app.inject({ url, headers: ours })
    // `me.css` may be the id of a card: whoever asks has to sign in first.
    assert.equal(answer.statusCode, url.startsWith('/cards/me') ? 401 : 404, url)
    assert.equal(answer.headers['cache-control'], 'no-store')
  }
})

test('XI-003 nothing of an address is printed on its error page', async () => {
  const answer = await app.inject({ url: '/%3Cscript%3Ealert(1)%3C/script%3E?q="><b>', headers: ours })
  assert.equal(answer.statusCode, 404)
  assert.doesNotMatch(answer.body, /alert|"><b>/)
})

test('IN-006 too much, too many and too clever is refused at once', async () => {
  const post = (payload: string) =>
    app.inject({ method: 'POST', url: '/bel/sign-in', headers: { ...ours, ...form }, payload })
  assert.equal((await post(`login=${'x'.repeat(1_000_000)}`)).statusCode, 413)
  const fields = Array.from({ length: 5000 }, (_, index) => `f${index}=1`).join('&')
  assert.equal((await post(fields)).statusCode, 400)
  for (const payload of [
    'login=a&login=b&password=c',
    'login[a][b]=1&password=c',
    '__proto__[x]=1&login=a&password=b',
    'constructor=1&login=a&password=b',
  ]) {
    assert.equal((await post(payload)).statusCode, 400, payload)
  }
  assert.equal(Object('').x, undefined)
})

test('an unknown region is no page', async () => {
  for (const url of ['/xxx', '/BEL', '/bel/', '/bel/nothing', '/zz/consent']) {
    assert.equal((await app.inject({ url, headers: ours })).statusCode, 404, url)
  }
})

test('a failure inside tells the visitor its number and nothing else', async () => {
  const lost = await startPortal()
  await lost.database.db.schema.dropTable('sign_in_try').execute()
  const answer = await lost.browser().post('/bel/sign-in', { login: '+79990001122', password: 'Ryabina58' })
  assert.equal(answer.statusCode, 500)
  const number = /номер запроса: <[^>]*>[\dA-HJKMNP-TV-Z]{5}-[\dA-HJKMNP-TV-Z]{5}/
  assert.match(answer.body, number)
  assert.doesNotMatch(answer.body, /sign_in_try|relation|at \w+/)

  const again = await lost.browser().post('/bel/sign-in', { login: '+79990001122', password: 'Ryabina58' })
  assert.notEqual(number.exec(again.body)?.[0], number.exec(answer.body)?.[0])
})
