import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { location } from '../../test/browser.ts'
import { startPortal } from '../../test/portal.ts'
import { expireCookie, readCookie, writeCookie } from './cookies.ts'

const name = '__Host-session'
const token = 'A'.repeat(43)

test('SE-012 what was written is read back, among whatever others', () => {
  const value = fc.stringMatching(/^[\w-]{1,64}$/)
  const others = fc.array(fc.stringMatching(/^[a-z]{1,8}=[\w%"$ ]{0,20}$/), { maxLength: 5 })
  fc.assert(
    fc.property(value, others, others, (kept, before, after) => {
      const [pair = ''] = writeCookie(name, kept).split(';')
      assert.equal(readCookie([...before, pair, ...after].join('; '), name), kept)
    }),
  )
})

test('SE-012 a cookie that comes twice, too long, or of another shape is none', () => {
  for (const header of [
    undefined,
    '',
    '=;;;=',
    name,
    `${name}=`,
    `${name} =${token}`,
    `${name.toLowerCase()}=${token}`,
    `x${name}=${token}`,
    `${name}="${token}"`,
    `${name}=${token}; ${name}=${token}`,
    `${name}=${token}; ${name}=`,
    `${name}=${token};${name}=${'B'.repeat(43)}`,
    `${name}=${token},${name}=${token}`,
    `$Version=1; ${name}=${token} $Path=/`,
    `${name}=${'A'.repeat(65)}`,
    `${name}=%41${token}`,
    `${name}=я`,
    `${name}=${token}\0`,
    `${name}=${token}; ${'a'.repeat(9000)}`,
  ]) {
    assert.equal(readCookie(header, name), undefined, JSON.stringify(header?.slice(0, 80)))
  }
})

test('a cookie is read up to the length that it may have, and no further', () => {
  assert.equal(readCookie(`${name}=${'A'.repeat(100)}`, name, { longest: 100 })?.length, 100)
  assert.equal(readCookie(`${name}=${'A'.repeat(101)}`, name, { longest: 100 }), undefined)
})

test('SE-002 a cookie is dropped by the same words by which it was set', () => {
  const attributes = (line: string) => line.split('; ').filter((part) => !/^(?:__Host|Max-Age)/.test(part))
  assert.deepEqual(attributes(expireCookie(name)), attributes(writeCookie(name, token, { maxAge: 5 })))
  assert.deepEqual(attributes(writeCookie(name, token)), ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax'])
})

const portal = await startPortal()
const owner = portal.browser()
assert.equal(location(await owner.register('confirmed')), '/cards')
await owner.post('/region', { region: 'bel' })
await owner.agree()

const routes = portal.routes
  .filter(({ method }) => method === 'GET')
  .map(({ url }) => url.replace(':region', 'bel').replaceAll(/:\w+/g, '0'))

/** Of the session, of the road that is being taken again, of the region, and of a browser that has signed in. */
const held = ['__Host-attempt', '__Host-known-browser', '__Host-region', '__Host-session']

for (const url of routes) {
  test(`SE-012 ${url} takes doubled cookies for none, and hurts itself on no others`, async () => {
    const ask = (cookie: string) =>
      portal.app.inject({ url, headers: { host: 'localhost:3000', 'sec-fetch-site': 'same-origin', cookie } })
    const stranger = await ask('a=b')
    const own = [...owner.cookies].map((pair) => pair.join('='))
    assert.deepEqual([...owner.cookies.keys()].toSorted(), held)
    for (const cookie of [
      [...own, ...own].join('; '),
      [...own, ...own.map((pair) => pair.replace(/=.*/, '='))].join('; '),
      own.map((pair) => `${pair}x`.repeat(50)).join('; '),
      own.map((pair) => pair.replace('=', '=%')).join('; '),
      `$Version=1; $Path=/; ${'\u00ff'.repeat(100)}`,
      'a=b; '.repeat(3000),
    ]) {
      const answer = await ask(cookie)
      assert.equal(answer.statusCode, stranger.statusCode, cookie.slice(0, 200))
      assert.equal(answer.headers.location, stranger.headers.location)
      assert.doesNotMatch(answer.body, /Иванова/)
    }
  })
}
