import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { location } from '../../test/browser.ts'
import { startPortal } from '../../test/portal.ts'
import { unlistedRegions } from '../db/statements/unlisted-regions.ts'
import { readRegionsFile } from './read-regions-file.ts'
import { bySlug, listRegions, passwordRuleOf, readRegions, slugOf, type Region } from './region.ts'

const file = new URL('regions.json', import.meta.url).pathname
const regions = readRegionsFile(file)
const belgorod = bySlug(regions, 'bel')
assert.ok(belgorod)

const zones = new Set(
  [...regions.values()].map(({ timeZone }) =>
    new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
      .format(new Date())
      .split('GMT')
      .at(-1),
  ),
)

test('twelve regions cover the eleven time zones of Russia', () => {
  assert.equal(regions.size, 12)
  assert.equal(zones.size, 11)
  assert.equal(belgorod.name, 'Белгородская область')
})

test('operators of the samples say that they are samples, on .example', () => {
  for (const { operator } of regions.values()) {
    assert.match(operator.name, /образец/)
    assert.match(operator.email, /\.example$/)
    assert.match(operator.site, /\.example\/$/)
  }
})

test('regions stand in the order of the alphabet, the remembered one apart', () => {
  const { remembered, others } = listRegions(regions, 'kam', 'ru')
  assert.equal(remembered?.code, 'RU-KAM')
  assert.equal(others.length, 11)
  assert.deepEqual(others.map(slugOf).slice(0, 2), ['bel', 'irk'])
})

test('a remembered region that is gone is forgotten', () => {
  assert.equal(listRegions(regions, 'zzz', 'ru').remembered, undefined)
})

function withOperator(changed: Partial<Region['operator']>): Region {
  assert.ok(belgorod)
  return { ...belgorod, operator: { ...belgorod.operator, ...changed } }
}

const wrong: [string, readonly Region[], RegExp][] = [
  ['none', [], /нет ни одного/],
  ['one twice', [belgorod, belgorod], /указан дважды/],
  ['an unknown zone', [{ ...belgorod, timeZone: 'Europe/Belgorod' }], /часовой пояс/],
  ['one name twice', [belgorod, { ...belgorod, code: 'RU-KLU' }], /у двух регионов/],
  ['a name of spaces', [{ ...belgorod, name: '  ' }], /пробелы/],
  ['spaces around a phone', [withOperator({ phone: ' +7(000)100-00-02' })], /пробелы/],
  ['an e-mail that is none', [withOperator({ email: 'help' })], /почта/],
  ['ages out of order', [{ ...belgorod, ages: { passport: 14, consent: 13, adult: 18 } }], /возрасты/],
  ['a script for a site', [withOperator({ site: 'javascript:alert(1)' })], /сайт/],
]
for (const [what, listed, words] of wrong) {
  test(`a list of regions with ${what} is refused in words`, () => {
    const read = readRegions(listed)
    assert.ok(!read.ok)
    assert.match(read.error, words)
  })
}

test('a region has the manual’s rule of passwords unless its file says strict, and no other word is taken', () => {
  const folder = mkdtempSync(join(tmpdir(), 'regions-'))
  const read = (passwordRule?: unknown) => {
    const path = join(folder, 'regions.json')
    writeFileSync(path, JSON.stringify([{ ...belgorod, passwordRule }]))
    return readRegionsFile(path).get('RU-BEL')
  }
  const ruleOf = (region: Region | undefined) => region && passwordRuleOf(region)
  try {
    assert.doesNotMatch(readFileSync(file, 'utf8'), /passwordRule/)
    for (const region of regions.values()) assert.equal(passwordRuleOf(region), 'manual')
    assert.equal(ruleOf(read()), 'manual')
    assert.equal(ruleOf(read('manual')), 'manual')
    assert.equal(ruleOf(read('strict')), 'strict')
    for (const wrong of ['Strict', 'none', '', true, 8, null, {}])
      assert.throws(() => read(wrong), /Список регионов .*\/0\/passwordRule/, JSON.stringify(wrong))
  } finally {
    rmSync(folder, { recursive: true })
  }
})

const closed = new Map(regions).set('RU-BEL', { ...belgorod, open: false })
const portal = await startPortal({ regions: closed })

test('a closed region takes no new people, and lets in those it has', async () => {
  const browser = portal.browser()
  const main = await browser.get('/bel')
  assert.match(main.body, /Новых пациентов портал сейчас не принимает/)
  assert.doesNotMatch(main.body, /Зарегистрироваться/)
  assert.equal(location(await browser.get('/bel/consent')), '/bel')
  assert.doesNotMatch((await browser.get('/bel/sign-in')).body, /\/bel\/consent/)
  assert.match((await browser.get('/kam/sign-in')).body, /\/kam\/consent/)

  const started = await browser.post('/bel/sign-in/start')
  const answer = await browser.get(await browser.signInAtGosuslugi(location(started), 'confirmed'))
  assert.match(answer.body, /Регистрация в этом регионе закрыта/)
  assert.deepEqual(await portal.database.db.selectFrom('account').selectAll().execute(), [])
})

test('a region that keeps accounts can not be taken off the list', async () => {
  await portal.browser().register('confirmed', 'ta')
  const { db } = portal.database
  assert.deepEqual(await unlistedRegions(db, [...regions.keys()]), [])
  assert.deepEqual(await unlistedRegions(db, ['RU-BEL', 'RU-KAM']), ['RU-TA'])
})

test('the choice of a region is remembered by the browser, and stands first the next time', async () => {
  const browser = portal.browser()
  assert.equal(location(await browser.post('/region', { region: 'kam' })), '/kam')
  const page = await browser.get('/')
  assert.match(page.body, /В прошлый раз[^]*Камчатский край[^]*Все регионы[^]*Белгородская область/)
})

test('IN-018 a region that is not on the list is a bad request', async () => {
  for (const region of ['zzz', '', '../kam', 'RU-KAM']) {
    assert.equal((await portal.browser().post('/region', { region })).statusCode, 400)
  }
})
