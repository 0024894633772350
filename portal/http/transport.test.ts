import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()
await portal.app.listen({ port: 0, host: '127.0.0.1' })
const { server } = portal.app

/** Sends bytes as they are; tells the answer, and whether the portal closed the connection after it. */
async function exchange(bytes: string, { wait = 1000 } = {}): Promise<{ answer: string; closed: boolean }> {
  const address = server.address()
  assert.ok(typeof address === 'object' && address !== null)
  const socket = connect(address.port, '127.0.0.1').setEncoding('utf8')
  let answer = ''
  socket.on('data', (text) => (answer += String(text)))
  socket.on('error', () => undefined)
  socket.write(bytes)
  const closed = await Promise.race([
    once(socket, 'close').then(() => true),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), wait)),
  ])
  socket.destroy()
  return { answer, closed }
}

const host = 'Host: localhost:3000\r\n'
const post = `POST /bel/sign-in HTTP/1.1\r\n${host}Sec-Fetch-Site: same-origin\r\n`

const smuggled: [string, string][] = [
  ['a length and chunks', `${post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ['chunks and a length', `${post}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n`],
  ['two lengths', `${post}Content-Length: 4\r\nContent-Length: 5\r\n\r\naaaaa`],
  ['two equal lengths', `${post}Content-Length: 4\r\nContent-Length: 4\r\n\r\naaaa`],
  ['a length below zero', `${post}Content-Length: -1\r\n\r\n`],
  ['a length with a plus', `${post}Content-Length: +4\r\n\r\naaaa`],
  ['an unknown coding', `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
  ['a chunk size that is no number', `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n`],
  ['a folded header', `GET / HTTP/1.1\r\n${host}X-A: b\r\n folded\r\n\r\n`],
  ['bare line feeds', 'GET / HTTP/1.1\nHost: localhost:3000\n\n'],
  ['a space before the colon', 'GET / HTTP/1.1\r\nHost : localhost:3000\r\n\r\n'],
  ['no Host', 'GET / HTTP/1.1\r\n\r\n'],
  ['a NUL in a header', `GET / HTTP/1.1\r\n${host}X-A: a\0b\r\n\r\n`],
]
for (const [what, bytes] of smuggled) {
  test(`XI-014 a request with ${what} is refused and the connection closed`, async () => {
    const { answer, closed } = await exchange(bytes)
    assert.match(answer, /^HTTP\/1\.1 400 /)
    assert.ok(closed)
    assert.equal(answer.match(/HTTP\/1\.1 /g)?.length, 1, 'nothing after it was read as a second request')
  })
}

for (const [what, head] of [
  ['two Hosts', `GET /bel HTTP/1.1\r\n${host}Host: evil.example\r\n`],
  ['the same Host twice', `GET /bel HTTP/1.1\r\n${host}${host}`],
  ['an origin in its address', `GET http://evil.example/bel HTTP/1.1\r\n${host}`],
  ['our own origin in its address', `GET http://localhost:3000/bel HTTP/1.1\r\n${host}`],
] as const) {
  test(`HD-009 a request with ${what} shows no page of the portal`, async () => {
    const { answer } = await exchange(`${head}Connection: close\r\n\r\n`)
    assert.match(answer, /^HTTP\/1\.1 400 /)
    assert.doesNotMatch(answer, /evil|Регистрация<\/h/)
  })
}

test('HD-014 a header that never ends, a silent socket and a slow reader are cut', async () => {
  assert.deepEqual(
    [server.headersTimeout, server.requestTimeout, server.timeout].map((ms) => ms > 0 && ms <= 30_000),
    [true, true, true],
  )
  assert.ok(server.headersTimeout < server.requestTimeout)
})

test('HD-014 headers of 20 KB are not read', async () => {
  const { answer, closed } = await exchange(`GET / HTTP/1.1\r\n${host}X-A: ${'b'.repeat(20_000)}\r\n\r\n`)
  assert.match(answer, /^HTTP\/1\.1 431 /)
  assert.ok(closed)
})

test('HD-012 no answer tells a version, a stack or what runs here', async () => {
  for (const path of ['/', '/nothing', '/%ff', '/bel/sign-in?a=%']) {
    const { answer } = await exchange(`GET ${path} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`)
    assert.doesNotMatch(answer, /^(?:server|x-powered-by|via):/im, path)
    assert.doesNotMatch(answer, /fastify|node\.?js|FST_|\bat \S+:\d+/i, path)
  }
})

test('an address that can’t be decoded gets a page of ours, with every header and nothing of it printed', async () => {
  const headers = { host: 'localhost:3000' }
  for (const url of ['/%ff', '/bel/%c0%af', '/cards/%', `/bel/support/${'<b>'.repeat(100)}`]) {
    const answer = await portal.app.inject({ url, headers })
    assert.ok([400, 414].includes(answer.statusCode), `${url} ${answer.statusCode}`)
    assert.equal(answer.headers['x-frame-options'], 'DENY')
    assert.equal(answer.headers['cache-control'], 'no-store')
    assert.match(String(answer.headers['content-type']), /text\/html/)
    assert.match(answer.body, /На главную страницу/)
    assert.ok(!answer.body.includes(url) && !answer.body.includes('<b>'), url)
  }
})

test('XI-013 no path leads out of the assets', async () => {
  for (const url of [
    '/assets/..%2fpackage.json',
    '/assets/..%5cpackage.json',
    '/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/assets/%252e%252e%252fpackage.json',
    '/assets/../package.json',
    '/assets/..;/package.json',
    '/assets/portal.css%00.js',
    '/assets/%00',
    '/assets//etc/passwd',
    '/assets/portal.css',
    '/assets/',
  ]) {
    const answer = await portal.app.inject({ url, headers: { host: 'localhost:3000' } })
    assert.equal(answer.statusCode, 404, url)
    assert.match(answer.body, /Такой страницы нет/)
  }
})

test('HD-007 what a proxy may add without asking changes nothing on a page', async () => {
  const headers = { host: 'localhost:3000' }
  for (const url of ['/', '/bel', '/bel/sign-in', '/bel/consent', '/nothing']) {
    const plain = await portal.app.inject({ url, headers })
    const spoiled = await portal.app.inject({
      url,
      headers: {
        ...headers,
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'javascript',
        'x-forwarded-port': '1',
        'x-original-url': '/cards',
        'x-rewrite-url': '/cards',
        'x-http-method-override': 'DELETE',
        forwarded: 'host=evil.example;proto=gopher',
        'accept-language': '"><script>alert(1)</script>',
        'user-agent': '<script>alert(1)</script>',
      },
    })
    const page = (text: string) => text.replaceAll(/req-\w+/g, '')
    assert.equal(page(spoiled.body), page(plain.body), url)
    assert.equal(spoiled.statusCode, plain.statusCode)
    assert.equal(spoiled.headers.location, plain.headers.location)
  }
})

test('XI-009 no line end of a request reaches a header of the answer', async () => {
  const browser = portal.browser()
  const tries = [
    await browser.post('/region', { region: 'bel\r\nset-cookie: a=b' }),
    await browser.get('/bel%0d%0aset-cookie:%20a=b'),
    await browser.get('/esia/callback?state=%0d%0aset-cookie:a=b&code=%0d%0aa'),
    await browser.get('/bel/support/1234-5678%0d%0aset-cookie:a=b'),
    await portal.app.inject({ url: '/bel%0d%0aset-cookie:a=b', headers: { host: '127.0.0.1:3000' } }),
  ]
  for (const { statusCode, headers } of tries) {
    assert.ok(statusCode === 307 || (statusCode >= 400 && statusCode < 500), `${statusCode}`)
    for (const value of Object.values(headers).flat()) assert.doesNotMatch(String(value), /[\r\n]|^a=b/)
  }
})
