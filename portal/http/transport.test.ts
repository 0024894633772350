import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exchangeWith } from '../../test/exchange.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()
await portal.app.listen({ port: 0, host: '127.0.0.1' })
const { server } = portal.app

const exchange = (bytes: string) => exchangeWith(portal.app.server, bytes)

const host = 'Host: localhost:3000\r\n'
const form = 'Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n'
const post = `POST /bel/sign-in HTTP/1.1\r\n${host}${form}`
/** What would be taken, were it framed as it should be. */
const choice = `POST /region HTTP/1.1\r\n${host}${form}`
const bel = 'a\r\nregion=bel\r\n0\r\n\r\n'
const chunked = `${post}Transfer-Encoding: chunked\r\n\r\n`

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
  ['a coding beside the chunks', `${choice}Transfer-Encoding: gzip, chunked\r\n\r\n${bel}`],
  ['chunks and then nothing', `${post}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
  ['no coding by name', `${post}Transfer-Encoding: identity\r\n\r\naaaa`],
  ['two codings', `${post}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n`],
  ['a vertical tab before the coding', `${post}Transfer-Encoding:\vchunked\r\n\r\n0\r\n\r\n`],
  ['a coding in quotes', `${post}Transfer-Encoding: "chunked"\r\n\r\n0\r\n\r\n`],
  ['chunks in HTTP/1.0', `${choice.replace('1.1', '1.0')}Transfer-Encoding: chunked\r\n\r\n${bel}`],
  ['a hexadecimal length', `${post}Content-Length: 0x4\r\n\r\naaaa`],
  ['a list of lengths', `${post}Content-Length: 4, 4\r\n\r\naaaa`],
  ['an empty length', `${post}Content-Length: \r\n\r\naaaa`],
  ['a length that no number holds', `${post}Content-Length: 99999999999999999999\r\n\r\naaaa`],
  ['a chunk that no number holds', `${chunked}FFFFFFFFFFFFFFFFF\r\n\r\n`],
  ['a chunk below zero', `${chunked}-1\r\n\r\n`],
  ['a chunk size with 0x', `${chunked}0x4\r\naaaa\r\n0\r\n\r\n`],
  ['a chunk longer than it says', `${chunked}1\r\naaa\r\n0\r\n\r\n`],
  ['a bare line feed in a chunk', `${chunked}2\naa\r\n0\r\n\r\n`],
  ['a bare line feed beside a chunk’s size', `${chunked}2;\nxx\r\naa\r\n0\r\n\r\n`],
  ['20 KB beside a chunk’s size', `${chunked}2;${'x'.repeat(20_000)}\r\naa\r\n0\r\n\r\n`],
  ['a fragment in its address', `GET /bel#/cards HTTP/1.1\r\n${host}\r\n`],
  ['a space in its address', `GET /a b HTTP/1.1\r\n${host}\r\n`],
  ['a NUL in its address', `GET /\0 HTTP/1.1\r\n${host}\r\n`],
  ['letters in its address as they are', `GET /б HTTP/1.1\r\n${host}\r\n`],
  ['a version to come', `GET / HTTP/9.9\r\n${host}\r\n`],
  ['the beginning of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['a method in small letters', `get / HTTP/1.1\r\n${host}\r\n`],
  ['a carriage return alone', `GET / HTTP/1.1\r\n${host}X-A: a\rSet-Cookie: a=b\r\n\r\n`],
  ['a header without a colon', `GET / HTTP/1.1\r\n${host}abc\r\n\r\n`],
  ['a header without a name', `GET / HTTP/1.1\r\n${host}: abc\r\n\r\n`],
  ['a NUL in a cookie', `GET / HTTP/1.1\r\n${host}Cookie: a=\0\r\n\r\n`],
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

test('HD-001 what Node would answer by itself is answered by a page with our headers', async () => {
  const expecting = `${choice}Expect: a-miracle\r\nContent-Length: 10\r\nConnection: close\r\n\r\nregion=bel`
  for (const [bytes, status] of [
    ['GET /bel HTTP/1.1\r\n\r\n', 400],
    [expecting, 303],
  ] as const) {
    const { answer, closed } = await exchange(bytes)
    assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} [^]*\r\ncontent-security-policy: `, 'i'))
    assert.ok(closed)
  }
})

test('chunks alone are a body like any other', async () => {
  const { answer } = await exchange(`${choice}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n${bel}`)
  assert.match(answer, /^HTTP\/1\.1 303 /)
})

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

test('HD-009 a tunnel is opened to nobody, and no other protocol is spoken', async () => {
  const tunnel = await exchange('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n')
  assert.deepEqual(tunnel, { answer: '', closed: true })
  for (const protocol of ['websocket', 'h2c']) {
    const asked = `Connection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`
    assert.match((await exchange(`GET / HTTP/1.1\r\n${host}${asked}`)).answer, /^HTTP\/1\.1 200 /)
  }
})

test('SE-012 HD-014 a cookie of 100 KB, or three thousand of them, hurts nothing', async () => {
  const long = await exchange(`GET /cards HTTP/1.1\r\n${host}Cookie: ${'a'.repeat(100_000)}\r\n\r\n`)
  assert.match(long.answer, /^HTTP\/1\.1 431 [^]*На главную страницу/)
  assert.ok(long.closed)
  const many = `Cookie: ${'a=b; '.repeat(3000)}\r\nConnection: close\r\n\r\n`
  assert.match((await exchange(`GET /cards HTTP/1.1\r\n${host}${many}`)).answer, /^HTTP\/1\.1 401 /)
})

test('HD-014 an address of 100 KB gets a page, and one of 12 KB as well', async () => {
  for (const [length, status] of [
    [100_000, 431],
    [12_000, 414],
  ] as const) {
    const { answer } = await exchange(
      `GET /${'a'.repeat(length)} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
    )
    assert.match(
      answer,
      new RegExp(`^HTTP/1\\.1 ${status} [^]*x-frame-options: DENY[^]*На главную страницу`, 'i'),
    )
    assert.doesNotMatch(answer, /aaaa/)
  }
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
    const page = (text: string) => text.replaceAll(/[\dA-Z]{5}-[\dA-Z]{5}/g, '')
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
