import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer } from '../../test/browser.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()
const cookie = '__Host-language'
const chosen = ({ headers }: Answer): readonly string[] =>
  [headers['set-cookie'] ?? []].flat().filter((line) => line.startsWith(cookie))

test('LO-004 the portal begins in Russian, whatever the browser prefers', async () => {
  for (const preferred of ['en', 'en-GB,en;q=0.9', 'tt', '*', ';;;']) {
    const answer = await portal.browser().get('/bel', { 'accept-language': preferred })
    assert.match(answer.body, /<html lang="ru">[\s\S]*Зарегистрироваться/)
    assert.equal(answer.headers['content-language'], 'ru')
    assert.deepEqual(chosen(answer), [])
  }
})

test('a link speaks English at once, and every page after it', async () => {
  const browser = portal.browser()
  const first = await browser.get('/?language=en')
  assert.match(first.body, /<html lang="en">[\s\S]*Choose your region[\s\S]*Belgorod Region/)
  assert.equal(first.headers['content-language'], 'en')
  assert.match(String(first.headers['vary']), /cookie/)
  assert.match(chosen(first)[0] ?? '', /=en; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=\d+$/)

  const next = await browser.get('/bel/sign-in')
  assert.match(next.body, /<html lang="en">[\s\S]*<h1>Sign in<\/h1>/)
  assert.deepEqual(chosen(next), [])
  assert.match((await browser.get('/nothing-here')).body, /<html lang="en">[\s\S]*There is no such page/)

  assert.match((await browser.get('/bel?language=ru')).body, /<html lang="ru">/)
  assert.match((await browser.get('/bel')).body, /<html lang="ru">/)
})

test('what names no language, or two, changes nothing', async () => {
  for (const query of ['tt', 'EN', 'en%00', 'en&language=ru', 'toString', '', '<b>', '%E0']) {
    const answer = await portal.browser().get(`/bel?language=${query}`)
    assert.match(answer.body, /<html lang="ru">/)
    assert.deepEqual(chosen(answer), [], query)
  }
  const browser = portal.browser()
  browser.cookies.set(cookie, 'xx')
  assert.match((await browser.get('/bel')).body, /<html lang="ru">/)
})

test('what a browser fetches ahead, or a form sends, is nobody’s choice of a language', async () => {
  const ahead = await portal.browser().get('/bel?language=en', { 'sec-purpose': 'prefetch' })
  assert.deepEqual(chosen(ahead), [])
  assert.deepEqual(chosen(await portal.browser().post('/region?language=en', { region: 'bel' })), [])
})

test('a page names its other language where it is found: in a link, in its head', async () => {
  const { body } = await portal.browser().get('/bel')
  assert.match(body, /<link rel="alternate" hreflang="ru" href="\?language=ru">/)
  assert.match(body, /<link rel="alternate" hreflang="en" href="\?language=en">/)
  assert.match(body, /<a href="\?language=en" lang="en" hreflang="en">English<\/a>/)
  const english = await portal.browser().get('/bel?language=en')
  assert.match(english.body, /<a href="\?language=ru" lang="ru" hreflang="ru">Русский<\/a>/)
})

test('the consent stays Russian in English: the document, and what its buttons are called', async () => {
  const { body } = await portal.browser().get('/bel/consent?language=en')
  assert.match(body, /<div lang="ru">\s*<h2[^>]*>Кто даёт согласие/)
  assert.match(body, />Yes, I agree <span lang="ru">\(Да, я согласен\)<\/span><\/button>/)
  assert.match(body, />No, I refuse <span lang="ru">\(Нет, я отказываюсь\)<\/span><\/button>/)
  assert.match(body, /1\.3 of 23 November 2026/)
})

const russian = /\p{Script=Cyrillic}/u
/** What a screen reader would read out in English. */
const aloud = (body: string) =>
  body.replaceAll(/<(\w+)(?=[^>]*\slang="ru")[^>]*>[\s\S]*?<\/\1>/g, '').replaceAll('Медицина-онлайн', '')

test('LO-004 no page of the way to Госуслуги has a Russian word left in English', async () => {
  const browser = portal.browser()
  await browser.get('/?language=en')
  await browser.agree()
  const pages = [
    '/',
    '/bel',
    '/bel/consent',
    '/bel/registration',
    '/bel/sign-in',
    '/bel/support',
    '/bel/signed-out',
  ]
  for (const path of [...pages, '/settings', '/nothing-here', '/esia/callback']) {
    const { body } = await browser.get(path)
    assert.match(body, /<html lang="en">/, path)
    assert.doesNotMatch(aloud(body), russian, path)
  }
  for (const [path, form] of [
    ['/bel/sign-in', { login: 'x', password: '' }],
    ['/bel/support', { contact: '', message: '' }],
  ] as const) {
    const { body } = await browser.post(path, form)
    assert.match(body, /<title>Error: /, path)
    assert.doesNotMatch(aloud(body), russian, path)
  }
})

test('LO-004 «Мои карты», the help and the settings have no Russian word left in English but what the card says', async () => {
  const browser = portal.browser()
  assert.equal((await browser.register('mother')).statusCode, 303)
  await browser.get('/?language=en')
  const settings = [
    '/settings',
    '/settings/devices',
    '/settings/passkeys',
    '/settings/closing',
    '/settings/happenings',
  ]
  const card = /\/cards\/[0-9a-f-]{36}/.exec((await browser.get('/cards')).body)?.[0] ?? ''
  const cards = ['history', 'differences', 'leaving', 'fhir'].map((page) => `${card}/${page}`)
  const pages = ['/cards', '/cards?saved', '/cards?checked', '/cards/new', '/cards/children', '/help/cards']
  for (const path of [...pages, ...cards, ...settings]) {
    const { body } = await browser.get(path)
    assert.match(body, /<html lang="en">[\s\S]*<h1>/, path)
    const left = aloud(body).replaceAll('Соколова Анна Дмитриевна', '')
    assert.deepEqual(left.match(/[^<>]*\p{Script=Cyrillic}[^<>]*/gu), null, path)
  }
})
