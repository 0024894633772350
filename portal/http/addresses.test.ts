import assert from 'node:assert/strict'
import { Agent, get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { location } from '../../test/browser.ts'
import { filledPath } from '../../test/filled-path.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()
const { app } = portal
const ours = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' }

await app.listen({ port: 0, host: '127.0.0.1' })
const agent = new Agent({ keepAlive: true })

/** Asks over a socket: `inject` would resolve the dots of an address itself. */
async function ask(path: string, headers: Record<string, string>) {
  const address = app.server.address()
  assert.ok(typeof address === 'object' && address !== null)
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ agent, host: '127.0.0.1', port: address.port, path, headers }, resolve).once('error', reject)
  })
  return { statusCode: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) }
}

const owner = portal.browser()
assert.equal(location(await owner.register('confirmed')), '/cards')
const card = /\/cards\/([\da-f-]{36})\//.exec((await owner.get('/cards')).body)?.[1] ?? ''
assert.notEqual(card, '')
const stylesheet = /"\/assets\/([^"]+\.css)"/.exec((await owner.get('/cards')).body)?.[1] ?? ''

/** Every route, with an address that leads somewhere in it. */
const routes = portal.routes.map(({ method, url }) => ({
  method,
  url: filledPath(url, { card, field: 'lastName', name: stylesheet }),
}))
const pages = [...new Set(routes.filter(({ method }) => method === 'GET').map(({ url }) => url))]

test('the list of routes is whole', () => {
  assert.ok(pages.length > 18, String(pages.length))
})

/** Other spellings of an address: a proxy or a cache may take one for the other, so the portal takes none. */
const spellings: readonly ((url: string) => string)[] = [
  (url) => `${url}/`,
  (url) => `/${url}`,
  (url) => `/.${url}`,
  (url) => `/..${url}`,
  (url) => `/%2e${url}`,
  (url) => `/x/..${url}`,
  (url) => `/x%2f..${url}`,
  (url) => `/\\${url}`,
  (url) => `/%5c${url}`,
  (url) => `/;x${url}`,
  (url) => `${url};x`,
  (url) => `${url};jsessionid=1`,
  (url) => `${url}%3bx`,
  (url) => `${url}.css`,
  (url) => `${url}%2ecss`,
  (url) => `${url}%00`,
  (url) => `${url}%00.css`,
  (url) => `${url}%0d%0aset-cookie:%20a=b`,
  (url) => `${url}%20`,
  (url) => `${url}%3f`,
  (url) => `${url}%23`,
  (url) => `${url}%2f`,
  (url) => `${url}%252f`,
  (url) => `${url}/%2e%2e`,
  (url) => `${url}/..%2f..%2fetc%2fpasswd`,
  (url) => `${url}%c0%ae`,
  (url) => `${url}%ef%bc%8f`,
  (url) => url.replace(/[a-z]/, (letter) => letter.toUpperCase()),
  (url) => url.replace(/\/[a-z]/g, (part) => part.toUpperCase()),
  (url) => url.replace(/(?<=\/)[a-z]/, (letter) => `%25${letter.charCodeAt(0).toString(16)}`),
  (url) => url.replaceAll('/', '%2f').replace('%2f', '/'),
  (url) => `${url}/${'a'.repeat(8000)}`,
]

for (const url of pages) {
  test(`XI-013 HD-006 ${url.replace(card, ':card').replace(stylesheet, ':name')} has no second spelling`, async () => {
    const cookie = [...owner.cookies].map((pair) => pair.join('=')).join('; ')
    for (const spell of spellings) {
      const other = spell(url)
      // A region’s code, or a file’s name, may be without letters to change.
      if (other === url) continue
      const { statusCode, headers, body } = await ask(other, { ...ours, cookie })
      assert.ok(statusCode >= 400 && statusCode < 500, `${statusCode} for ${other}`)
      assert.equal(headers['cache-control'], 'no-store', other)
      assert.equal(headers['set-cookie'], undefined, other)
      assert.match(body, /На главную страницу/, other)
      assert.doesNotMatch(body, /etc%2fpasswd|root:|set-cookie/, other)
    }
  })
}

const strangeHosts = [
  'evil.example',
  'localhost:3000.evil.example',
  'localhost:3000@evil.example',
  'evil.example@localhost:3000',
  'localhost:3000, evil.example',
  'localhost:3000 evil.example',
  'localhost.:3000',
  'LOCALHOST:3000',
  '%6cocalhost:3000',
  'localhost:03000',
  'localhost:3000/',
  'localhost:3000#',
  'localhost:3000?x',
  'localhost:',
  '127.1:3000',
  '0x7f000001:3000',
  '[::ffff:127.0.0.1]:3000',
  '[::1]:3001',
  'ⓛocalhost:3000',
  'xn--localhost:3000',
  '',
  ' ',
]
for (const { method, url } of routes.filter(({ url }) => !url.startsWith('/health/'))) {
  test(`HD-009 OA-029 AZ-007 ${method} ${url.replace(card, ':card').replace(stylesheet, ':name')} answers to its own name only`, async () => {
    const cookie = [...owner.cookies].map((pair) => pair.join('=')).join('; ')
    for (const host of strangeHosts) {
      const answer = await app.inject({
        method: method === 'POST' ? 'POST' : method === 'HEAD' ? 'HEAD' : 'GET',
        url,
        headers: { ...ours, host, cookie, 'x-forwarded-host': 'localhost:3000' },
      })
      assert.ok([400, 421].includes(answer.statusCode), `${answer.statusCode} for ${JSON.stringify(host)}`)
      assert.equal(answer.headers.location, undefined)
      assert.equal(answer.headers['set-cookie'], undefined)
      assert.doesNotMatch(answer.body, /evil\.example|Иванова/)
    }
  })
}
