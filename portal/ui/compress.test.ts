import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { html } from '@registratura/html'
import Fastify from 'fastify'
import { compress } from './compress.ts'
import { acceptedEncoding } from './encoding.ts'
import { send } from './send.ts'

const long = 'Страница длиннее килобайта. '.repeat(100)
const app = Fastify()
await app.register(compress)
app.get('/page', (request, reply) => send(reply, html`<p>${long}${request.headers.cookie}</p>`))
app.post('/form', (_, reply) => send(reply, html`<p>${long}</p>`))
app.get('/short', (_, reply) => send(reply, html`<p>Коротко</p>`))
app.get('/data', (_, reply) => reply.type('application/json').send(JSON.stringify({ long })))
app.get('/lost', (request, reply) => send(reply.code(404), html`<p>${long}${request.id}</p>`))

const varied = Array.from({ length: 300 }, (_, index) => `слово ${(index * 7919) % 541}`).join(', ')
app.get('/varied', (_, reply) => send(reply, html`<p>${varied}</p>`))

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })

test('a page comes packed, and reads back whole', async () => {
  const br = await get('/page', { 'accept-encoding': 'br, gzip' })
  assert.equal(br.headers['content-encoding'], 'br')
  assert.equal(br.headers['content-type'], 'text/html; charset=utf-8')
  assert.equal(Number(br.headers['content-length']), br.rawPayload.length)
  assert.equal(String(brotliDecompressSync(br.rawPayload)), `<p>${long}</p>`)
  const gzip = await get('/page', { 'accept-encoding': 'gzip' })
  assert.equal(String(gunzipSync(gzip.rawPayload)), `<p>${long}</p>`)
})

test('a person never gets the page of another', async () => {
  for (const cookie of ['a=anna', 'a=boris', 'a=anna']) {
    const { rawPayload } = await get('/page', { cookie, 'accept-encoding': 'br' })
    assert.equal(String(brotliDecompressSync(rawPayload)), `<p>${long}${cookie}</p>`)
  }
})

test('a public page is packed once, and the same for everybody', async () => {
  const answers = [
    await get('/page', { 'accept-encoding': 'br' }),
    await get('/page', { 'accept-encoding': 'br' }),
  ]
  assert.deepEqual(answers[0]?.rawPayload, answers[1]?.rawPayload)
})

test('a page got with a cookie is packed for that once, and not kept among the public ones', async () => {
  const known = await get('/varied', { cookie: 'a=anna', 'accept-encoding': 'br' })
  const unknown = await get('/varied', { 'accept-encoding': 'br' })
  assert.ok(known.rawPayload.length > unknown.rawPayload.length)
})

test('a browser that takes no packing, a short page and data come as they are', async () => {
  const unpacked = [
    await get('/page'),
    await get('/page', { 'accept-encoding': 'identity' }),
    await get('/page', { 'accept-encoding': 'br;q=0, gzip;q=0.0' }),
    await get('/short', { 'accept-encoding': 'br' }),
    await get('/data', { 'accept-encoding': 'br' }),
  ]
  for (const { headers } of unpacked) assert.equal(headers['content-encoding'], undefined)
})

test('caches are told that the page depends on what the browser takes', async () => {
  assert.equal((await get('/page')).headers['vary'], 'accept-encoding, cookie')
  assert.equal((await get('/data')).headers['vary'], undefined)
})

test('an answer to a form is found again by its browser after its cookies have changed', async () => {
  const { headers } = await app.inject({ method: 'POST', url: '/form' })
  assert.equal(headers['vary'], 'accept-encoding')
})

test('an error page is packed too', async () => {
  const { statusCode, rawPayload } = await get('/lost', { 'accept-encoding': 'br' })
  assert.equal(statusCode, 404)
  assert.match(String(brotliDecompressSync(rawPayload)), /req-/)
})

test('the better packing that the browser takes is chosen', () => {
  const cases: readonly (readonly [string | undefined, string | undefined])[] = [
    [undefined, undefined],
    ['', undefined],
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip;q=1', 'gzip'],
    ['br; q=0.000', undefined],
    ['br;q=0.5', 'br'],
    ['brotli, x-gzip', undefined],
    ['*', undefined],
  ]
  for (const [header, expected] of cases) assert.equal(acceptedEncoding(header), expected, header)
})
