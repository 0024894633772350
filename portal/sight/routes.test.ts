import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Answer } from '../../test/browser.ts'
import { formsOn, valueOfHidden } from '../../test/forms.ts'
import { startPortal } from '../../test/portal.ts'
import { assetPath } from '../ui/assets.ts'

const portal = await startPortal()
const cookie = '__Host-sight'
const chosen = {
  size: '200',
  font: 'serif',
  scheme: 'white-on-black',
  spacing: 'wide',
  images: 'hidden',
}
const attributes =
  /<html data-sight-size="200" data-sight-font="serif" data-sight-scheme="white-on-black" data-sight-spacing="wide" data-sight-images="hidden" lang="ru">/

async function reader() {
  const browser = portal.browser()
  await browser.post('/sight', { ...chosen, back: '/bel' })
  return browser
}

const setCookies = ({ headers }: Answer) => [headers['set-cookie'] ?? []].flat()
const isOrdinary = ({ body }: Answer) =>
  !body.includes('data-sight') && !body.includes(assetPath('sight.css')) && !body.includes('sight-bar')

test('every page begins with the way to the version, and bears nothing else of it', async () => {
  const browser = portal.browser()
  for (const path of ['/', '/bel', '/bel/consent', '/bel/sign-in', '/no/such/page', '/cards']) {
    const answer = await browser.get(path)
    const [, first = ''] =
      /<body>\s*<a class="nhsuk-skip-link"[^]*?<\/a>[^<]*<nav[^>]*><a href="([^"]*)"/.exec(answer.body) ?? []
    assert.equal(first, '/sight', path)
    assert.ok(isOrdinary(answer), path)
  }
})

test('who came from a page is led back to it, in the version that they saved', async () => {
  const browser = portal.browser()
  const settings = await browser.get('/sight', { referer: 'http://localhost:3000/bel/consent?x=1' })
  assert.equal(valueOfHidden(settings.body, 'back'), '/bel/consent')

  const saved = await browser.post('/sight', { ...chosen, back: '/bel/consent' })
  assert.equal(saved.statusCode, 303)
  assert.equal(location(saved), '/bel/consent')
  assert.deepEqual(setCookies(saved), [
    `${cookie}=200_serif_white-on-black_wide_hidden; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=31536000`,
  ])
  const { body } = await browser.get('/bel/consent')
  assert.match(body, attributes)
  assert.match(body, /class="sight-bar on-screen"/)
  assert.ok(body.includes(`media="screen" href="${assetPath('sight.css')}"`))
})

test('the version is on every page: of an error, of a form that needs mending, of a refusal', async () => {
  const browser = await reader()
  const pages = [
    await browser.get('/'),
    await browser.get('/no/such/page'),
    await browser.get('/%'),
    await browser.get('/cards'),
    await browser.post('/bel/sign-in', { login: 'nobody', password: 'Nikto000' }),
    await browser.post('/bel/support', {}),
    await browser.post('/region', { region: 'bel' }, { 'sec-fetch-site': 'cross-site' }),
    await browser.get('/sign-out'),
  ]
  for (const { body, statusCode } of pages) {
    assert.match(body, attributes, String(statusCode))
    assert.equal(body.match(/data-sight-size/g)?.length, 1)
  }
  assert.deepEqual(
    pages.map(({ statusCode }) => statusCode),
    [200, 404, 400, 401, 422, 400, 403, 405],
  )
})

test('one press changes one thing, and comes back to the bar; «Обычная версия» ends it', async () => {
  const browser = await reader()
  const pressed = await browser.post('/sight', { back: '/bel/sign-in', scheme: 'blue-on-sky' })
  assert.equal(location(pressed), '/bel/sign-in#sight')
  assert.equal(browser.cookies.get(cookie), '200_serif_blue-on-sky_wide_hidden')

  const ended = await browser.post('/sight', { back: '/bel/sign-in', version: 'ordinary' })
  assert.equal(location(ended), '/bel/sign-in')
  assert.deepEqual(setCookies(ended), [`${cookie}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`])
  assert.ok(isOrdinary(await browser.get('/bel/sign-in')))
})

test('the bar presses what is chosen, and each of its buttons is taken', async () => {
  const browser = await reader()
  const { body } = await browser.get('/bel')
  const [bar] = formsOn(body).filter(({ action }) => action === '/sight')
  assert.ok(bar)
  const pressed = [...body.matchAll(/name="(\w+)" value="([\w-]+)" aria-pressed="true"/g)].map(
    ([, ...one]) => one,
  )
  assert.deepEqual(pressed, [
    ['size', '200'],
    ['scheme', 'white-on-black'],
    ['font', 'serif'],
    ['spacing', 'usual'],
    ['images', 'shown'],
  ])
  for (const { name, value } of bar.fields.filter(({ kind }) => kind === 'button')) {
    const answer = await browser.post('/sight', { back: '/bel', [name]: value })
    assert.equal(answer.statusCode, 303, name)
  }
})

test('signing out does not end it', async () => {
  const browser = portal.browser()
  await browser.register('confirmed')
  await browser.post('/sight', { ...chosen, back: '/cards' })
  assert.match((await browser.get('/cards')).body, attributes)
  await browser.post('/sign-out')
  assert.match((await browser.get('/bel')).body, attributes)
})

test('SE-012 a forged cookie is the ordinary version, and nothing of it comes back', async () => {
  for (const forged of [
    '900_sans_black-on-white_usual_shown',
    '150_sans_black-on-white_usual_shown_x',
    'ZZFORGEDZZ',
    '150_sans_zzforgedzz_usual_shown',
    '"><script>zzforgedzz',
    '__proto__',
  ]) {
    const browser = portal.browser()
    browser.cookies.set(cookie, forged)
    for (const path of ['/', '/sight', '/no/such/page']) {
      const answer = await browser.get(path)
      assert.ok(
        !/data-sight-size="[^"]*" data-sight-font="[^"]*" data-sight-scheme="[^"]*"[^>]* lang=/.test(
          answer.body,
        ),
      )
      assert.doesNotMatch(answer.body + JSON.stringify(answer.headers), /zzforgedzz|__proto__|"900/i)
      assert.equal(setCookies(answer).length, 0)
    }
  }
  const twice = portal.browser()
  const good = '200_serif_white-on-black_wide_hidden'
  assert.ok(isOrdinary(await twice.get('/bel', { cookie: `${cookie}=${good}; ${cookie}=${good}` })))
})

test('OA-030 a form leads back to pages of the portal alone', async () => {
  const browser = portal.browser()
  for (const back of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/%09/evil.example',
    'javascript:alert(1)',
    '/bel?next=x',
    '/../etc',
    '',
    `/${'a'.repeat(300)}`,
  ]) {
    const answer = await browser.post('/sight', { ...chosen, back })
    assert.equal(answer.statusCode, 400, back)
    assert.equal(setCookies(answer).length, 0)
  }
  // Takes a form only: who came back to it would be told that it can't be opened so.
  for (const back of ['/sign-out', '/session/stay']) {
    assert.equal(location(await browser.post('/sight', { ...chosen, back })), '/')
  }
  const foreign = await browser.get('/sight', { referer: 'https://evil.example//evil.example/x' })
  assert.equal(valueOfHidden(foreign.body, 'back'), '/')
  assert.equal(location(await browser.post('/sight', chosen)), '/')
})

test('CS-001 CS-003 another site cannot choose for anybody, nor can an address', async () => {
  const browser = portal.browser()
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
    const answer = await browser.post('/sight', { ...chosen, back: '/' }, headers)
    assert.equal(answer.statusCode, 403)
    assert.equal(setCookies(answer).length, 0)
  }
  const asked = await browser.get('/sight?size=200&scheme=white-on-black')
  assert.equal(setCookies(asked).length, 0)
  assert.ok(!/<html[^>]*data-sight/.test(asked.body))
})

test('IN-018 what no form of the portal offers is refused', async () => {
  const browser = portal.browser()
  for (const body of [
    { size: '900' },
    { font: 'Comic Sans' },
    { scheme: 'white-on-white' },
    { version: 'other' },
    { colour: 'red' },
    { size: '200', images: '' },
  ]) {
    const answer = await browser.post('/sight', body)
    assert.equal(answer.statusCode, 400, JSON.stringify(body))
    assert.equal(setCookies(answer).length, 0)
  }
})

test('HD-006 a page of one version is never shown for another from a memory in between', async () => {
  const browser = await reader()
  for (const path of ['/', '/bel', '/sight', '/no/such/page']) {
    const { headers } = await browser.get(path)
    assert.equal(headers['cache-control'], 'no-store')
    assert.match(String(headers['vary']), /\bcookie\b/)
  }
})

test('a page tells its version in its own language', async () => {
  const browser = portal.browser()
  await browser.get('/?language=en')
  assert.match((await browser.get('/')).body, />Version for the visually impaired</)
  await browser.post('/sight', { ...chosen, back: '/' })
  const { body } = await browser.get('/')
  assert.match(body, /data-sight-images="hidden" lang="en"/)
  assert.match(body, />Ordinary version</)
})
