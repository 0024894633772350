import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { location, type Browser } from './browser.ts'
import { askedOf, ending } from './levels/asked.ts'
import { isVisitor, visitors, type Visitor } from './levels/declared.ts'
import { holdToLevel, nameOf } from './levels/hold.ts'
import { printLevels } from './levels/print.ts'
import { stageIn } from './levels/stage.ts'
import { read } from './house/tree.ts'
import { ownRegions, startPortal } from './portal.ts'

const gatewayRegion = 'RU-KGD'
const regions = new Map(
  [...ownRegions()].map(([code, region]) => [
    code,
    code === gatewayRegion ? { ...region, provider: 'gateway' as const } : region,
  ]),
)
const portal = await startPortal({ regions })
const stage = await stageIn(portal, 'bel', { elsewhere: 'ta' })

const names = Object.keys(visitors).filter(isVisitor)
/** Who began the road goes last: their answer serves once. */
const roadLast = [...names.filter((name) => name !== 'road'), 'road' as const]
const known = new Map<Visitor, Browser>()
for (const name of names) known.set(name, await stage.visit(name))

/** A browser with the cookies of another, that keeps what it learns to itself. */
function copyOf(browser: Browser | undefined): Browser {
  const copy = portal.browser()
  for (const [name, value] of browser?.cookies ?? []) copy.cookies.set(name, value)
  return copy
}

test('every route of the application is one of the matrix, and no other', () => {
  const declared = portal.levels.map(({ method, url }) => `${method} ${url}`)
  const own = portal.routes.map(({ method, url }) => `${method} ${url}`)
  assert.deepEqual(declared.toSorted(), own.toSorted())
  assert.equal(new Set(declared).size, declared.length)

  const asked = Object.keys(askedOf(stage))
  const posts = portal.levels.filter(({ method }) => method === 'POST').map(nameOf)
  assert.deepEqual(
    posts.filter((name) => !asked.includes(name)),
    [],
    'a form without what it sends',
  )
  assert.deepEqual(
    [...asked, ...ending].filter((name) => !portal.levels.map(nameOf).includes(name)),
    [],
  )
})

test('docs/levels.md prints the matrix as the routes declare it', () => {
  const printed = printLevels(portal.levels)
  if (process.env['WRITE_LEVELS'] === 'yes')
    writeFileSync(new URL('../docs/levels.md', import.meta.url), printed)
  assert.equal(read('docs/levels.md').text, printed)
})

test('whoever raises the level of a session gets another token, and the former one opens nothing', async () => {
  const browser = await stage.visit('long-ago')
  const former = copyOf(browser)
  await browser.post('/esia/proof')
  const started = await browser.get('/esia/proof/go-on')
  assert.equal(
    location(await browser.get(await browser.signInAtGosuslugi(location(started), 'confirmed'))),
    '/cards',
  )
  assert.notEqual(browser.cookies.get('__Host-session'), former.cookies.get('__Host-session'))
  assert.equal((await browser.get('/cards')).statusCode, 200)
  assert.equal((await former.get('/cards')).statusCode, 401)
})

/** Pages of level `masked` on which no star stands on this stage, and what stands there instead. */
const withoutStars = new Map([
  [
    '/cards',
    'of several cards the list bears no number; of one it does: portal/patient-cards/masked.test.ts',
  ],
  ['/cards/new/:card/steps/:step', 'a field for a number is empty, and what was typed stays'],
  ['/cards/:card/differences', 'nothing with a number differs: portal/patient-cards/differences'],
])

const isCallback = (url: string) => url.endsWith('/callback')
for (const route of portal.levels.filter((one) => !ending.includes(nameOf(one)) && !isCallback(one.url))) {
  test(`AZ-020 ${route.method} ${route.url} is ${route.level} to whoever comes`, async () => {
    const bodies = new Map<Visitor, string>()
    for (const visitor of names) {
      const visit = { portal, stage, route, visitor, browser: copyOf(known.get(visitor)) }
      bodies.set(visitor, (await holdToLevel(visit)).body)
    }
    if (route.level !== 'masked' || route.method !== 'GET') return
    const stars = /\*{3}/
    assert.doesNotMatch(bodies.get('fresh') ?? '', stars)
    if (withoutStars.has(route.url)) return
    // A page that bears no number here would be masked by chance.
    for (const visitor of ['password', 'long-ago'] as const) assert.match(bodies.get(visitor) ?? '', stars)
  })
}

for (const [url, region] of [
  ['/esia/callback', 'bel'],
  ['/gateway/callback', gatewayRegion.slice('RU-'.length).toLowerCase()],
] as const) {
  test(`AZ-020 OA-004 GET ${url} takes an answer from the browser that asked, and from no other`, async () => {
    const route = portal.levels.find((one) => one.url === url)
    assert.ok(route)
    const browser = portal.browser()
    const started = await browser.startRegistration(region)
    const path = await browser.signInAtGosuslugi(location(started), 'minor')
    for (const visitor of roadLast) {
      const comes = visitor === 'road' ? browser : copyOf(known.get(visitor))
      await holdToLevel({ portal, stage, route, visitor, browser: comes, path })
    }
    assert.equal((await browser.get('/cards')).statusCode, 200)
  })
}

const places = ['sam', 'sve', 'oms', 'nvs', 'irk', 'sa', 'pri', 'mag', 'kam']
for (const [at, name] of ending.entries()) {
  const route = portal.levels.find((one) => nameOf(one) === name)
  test(`AZ-020 ${name} is ${route?.level} to whoever comes, each by a session of their own`, async () => {
    assert.ok(route)
    const own = await stageIn(portal, places[at] ?? '', { elsewhere: 'ta', full: false })
    // Whoever may do it ends the others with it.
    for (const visitor of [
      'nobody',
      'road',
      'ended',
      'another',
      'elsewhere',
      'password',
      'long-ago',
      'fresh',
    ] as const)
      await holdToLevel({ portal, stage: own, route, visitor, browser: await own.visit(visitor) })
  })
}
