import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { assetFile, assetFiles, assetPath } from './asset-files.ts'
import { assets } from './assets.ts'

const app = Fastify()
await app.register(assets)
const get = (url: string, encoding?: string) =>
  app.inject({ url, headers: encoding === undefined ? {} : { 'accept-encoding': encoding } })

test('a stylesheet comes packed as the browser asks, and reads back whole', async () => {
  const { content } = assetFile('portal.css')
  const path = assetPath('portal.css')
  const br = await get(path, 'gzip, deflate, br')
  assert.equal(br.headers['content-encoding'], 'br')
  assert.deepEqual(brotliDecompressSync(br.rawPayload), content)
  const gzip = await get(path, 'gzip')
  assert.deepEqual(gunzipSync(gzip.rawPayload), content)
  const plain = await get(path)
  assert.equal(plain.headers['content-encoding'], undefined)
  assert.deepEqual(plain.rawPayload, content)
  for (const answer of [br, gzip, plain]) assert.equal(answer.headers['vary'], 'accept-encoding')
})

test('HD-008 every file may be kept for ever and is never guessed to be of another type', async () => {
  const types = {
    css: 'text/css; charset=utf-8',
    js: 'text/javascript; charset=utf-8',
    svg: 'image/svg+xml',
    woff2: 'font/woff2',
  }
  for (const { name, path } of assetFiles.values()) {
    const { headers, statusCode } = await get(path)
    assert.equal(statusCode, 200)
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable')
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['content-type'], Object.entries(types).find(([end]) => name.endsWith(end))?.[1])
  }
})

test('nothing but the exact hashed names is found', async () => {
  const hashed = assetPath('portal.css').slice('/assets/'.length)
  for (const name of [
    'portal.css',
    'portal.0000000000.css',
    `${hashed}x`,
    hashed.toUpperCase(),
    'golos-text.OFL.txt',
    '',
    '..',
    '.',
    '../assets.ts',
    '..%2fassets.ts',
    '%2e%2e%2fassets.ts',
    '..\\assets.ts',
    `${hashed}%00`,
    '__proto__',
    'constructor',
    '%2e%2e/%2e%2e/package.json',
  ]) {
    const { statusCode, body } = await get(`/assets/${name}`)
    assert.ok([400, 404].includes(statusCode), `${name} ${statusCode}`)
    assert.doesNotMatch(body, /import|"version"/)
  }
})

test('a page cannot name a file that is not there', () => {
  assert.throws(() => assetPath('portal.min.css'), RangeError)
})
