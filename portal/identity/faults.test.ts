import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { location, type Browser } from '../../test/browser.ts'
import { endFaults, faultsOf, longFault, playFault, slowFaults } from '../../test/faults.ts'
import { startPortal } from '../../test/portal.ts'
import { forgetEverybody, speaksToPatients, tracesIn, watchEvents } from '../../test/traces.ts'
import { ru, type Stopped } from './messages.ts'

/** What each fault ends on; those that let a person in are below, with the reason. */
const stops: readonly (readonly [end: Stopped, names: string])[] = [
  ['refused', 'refused esia-007004'],
  ['unconfirmed', `esia-007055 unconfirmed-token person-missing-trusted person-unconfirmed`],
  ['closed', 'person-deleted'],
  [
    'unfinished',
    `error-without-state error-with-code return-without-state return-wrong-state return-without-code
    return-empty-code`,
  ],
  [
    'unavailable',
    `error-without-text esia-007007 esia-007008 status-500 status-502 status-503 status-429 truncated
    te-007007 te-007008 person-status-500 person-status-502 person-status-503 person-status-429 person-truncated`,
  ],
  [
    'rejected',
    `unknown-error unknown-code reused-code
    esia-007002 esia-007003 esia-007005 esia-007006 esia-007009 esia-007013 esia-007014 esia-007015 esia-007019
    esia-007038 esia-007046 esia-007053 esia-007060 esia-007061 esia-007062 esia-007110 esia-007194 esia-036700
    esia-036701 esia-036702 esia-036703 esia-036704 esia-036705 esia-036706 esia-036707 esia-036716 esia-036726
    esia-036727
    te-007002 te-007003 te-007004 te-007005 te-007006 te-007011 te-007012 te-007013 te-007014 te-007015 te-007019
    te-007023 te-007038 te-007039 te-007040 te-007053 te-008010
    no-content person-no-content person-005004 person-005011 person-005013 person-005029
    not-yet-valid issued-in-future sign-in-in-future access-not-yet-valid access-issued-in-future`,
  ],
  [
    'invalid',
    `html not-json huge redirect-302 redirect-307 empty list null
    person-html person-not-json person-huge person-redirect-302 person-redirect-307 person-empty person-list
    person-null
    another-person no-id-token no-access-token swapped-tokens number-token wrong-state missing-state negative-expiry
    string-expiry missing-expiry wrong-token-type error-with-tokens
    bad-signature no-signature alg-none alg-none-signed hs256-public-key foreign-key header-key unknown-alg
    other-kind two-parts not-jwt
    access-bad-signature access-no-signature access-alg-none access-alg-none-signed access-hs256-public-key
    access-foreign-key access-header-key access-unknown-alg access-other-kind access-two-parts access-not-jwt
    wrong-issuer issuer-without-slash expired string-times wrong-audience audience-list wrong-subject string-subject
    empty-subject wrong-subject-type wrong-subject-oid string-confirmed huge-claims
    missing-issuer missing-audience missing-subject missing-exp missing-iat missing-auth-time missing-sbj
    missing-subject-type missing-subject-oid
    access-wrong-issuer access-issuer-without-slash access-expired access-string-times access-wrong-client
    access-wrong-subject access-missing-issuer access-missing-client-id access-missing-exp access-missing-iat
    access-missing-scope access-missing-sbj-id
    person-nulls person-wrong-types person-wrong-date person-iso-date person-control-characters person-endless-name
    person-many-documents`,
  ],
  [
    'name-missing',
    `fewer-scopes without-fullname without-birthdate person-missing-first-name person-missing-last-name
    person-missing-birth-date`,
  ],
  ['snils-missing', 'without-snils person-missing-snils'],
  ['impossible', 'person-future-date person-wrong-snils'],
]

type Harmless = {
  readonly because: string
  readonly names: string
  readonly shows?: RegExp
  readonly hides?: RegExp
}

/** Faults that let the person in, each with the reason why they may; the card is the usual one unless it `shows` another. */
const harmless: readonly Harmless[] = [
  {
    because: 'the JSON is right, and what it calls itself is not asked',
    names: 'plain-type person-plain-type',
  },
  {
    because: 'a card can do without it, and says that it is missing',
    names: `without-gender without-id-doc without-medical-doc without-mobile without-email person-missing-gender
      person-missing-citizenship person-missing-documents person-missing-contacts person-unknown-gender`,
    shows: /(?:Пол|Гражданство|Документ|Номер полиса|Мобильный телефон|Электронная почта) не указан/,
  },
  {
    because: 'what was not asked for is not kept',
    names: 'more-scopes person-more-data',
  },
  {
    because: 'a registration needs no fresh proof; the session knows the old one, and hides the numbers',
    names: 'old-sign-in',
    shows: /000-\*\*\*-\*\*\* 22/,
    hides: /000-000-701 22/,
  },
  {
    because: 'iat stands in for it (RFC 7519 leaves nbf to the issuer)',
    names: 'missing-nbf access-missing-nbf',
  },
  {
    because: 'nothing rests on it',
    names: 'missing-amr missing-sid missing-subject-name access-missing-sid person-prototype',
  },
  {
    because: 'spaces are tidied, letters stay as they came',
    names: 'person-capitals',
    shows: /Фамилия ИВАНОВА из .* Имя ВЕРА из /,
    hides: / {2}(?:ИВАНОВА|ВЕРА)|ВЕРА {2}/,
  },
  {
    because: 'a name is text, whatever it looks like',
    names: 'person-markup',
    shows: /&lt;script&gt;alert\(1\)&lt;\/script&gt;/,
    hides: /<script>alert|<img src=x/,
  },
  {
    because: 'a record bears no oid, so a first one can not be told from another’s',
    names: 'person-another',
    shows: /Соколова Анна/,
  },
]

const namesIn = (text: string): readonly string[] => text.split(/\s+/)

const portal = await startPortal()
const faults = await faultsOf(portal.simulator)

/** To the answer of Госуслуги, from a house of its own, so that no limit of one address hides the page. */
let houses = 0
async function comeBack(): Promise<{ browser: Browser; callback: string }> {
  const browser = portal.browser()
  houses += 1
  browser.address = `10.1.${houses >> 8}.${houses & 255}`
  const started = await browser.startRegistration()
  return { browser, callback: await browser.signInAtGosuslugi(location(started), 'confirmed') }
}

const textOf = (page: string): string =>
  (/<main[^]*<\/main>/.exec(page)?.[0] ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

/** The card that an answer without any fault makes. */
const usual = await usualCard()

async function usualCard(): Promise<string> {
  const { browser, callback } = await comeBack()
  await browser.get(callback)
  const { body } = await browser.get('/cards')
  await forgetEverybody(portal)
  assert.match(textOf(body), /Иванова Вера Павловна .* 000-000-701 22 /)
  return textOf(body)
}

/** Follows the link of the page, and registers from where it leads. */
async function startAgain(browser: Browser, page: string): Promise<void> {
  const [, again = ''] = /href="([^"]+)"[^>]*>\s*Начать ещё раз/.exec(page) ?? []
  const next = await browser.get(again)
  assert.equal(next.statusCode, 200, `«Начать ещё раз» leads to ${again}`)

  const asksForRegion = again === '/'
  if (!asksForRegion) assert.match(next.body, /action="\/bel\/registration\/start"/)
  const started = await (asksForRegion
    ? browser.startRegistration()
    : browser.post('/bel/registration/start'))
  const answer = await browser.get(await browser.signInAtGosuslugi(location(started), 'confirmed'))
  assert.equal(location(answer), '/cards')
  assert.equal((await browser.get('/cards')).statusCode, 200)
}

afterEach(async () => {
  await endFaults(portal.simulator)
  await forgetEverybody(portal)
})

test('every fault that the simulator can play has one expectation here, and none is left over', () => {
  const expected = [
    ...stops.flatMap(([, names]) => namesIn(names)),
    ...harmless.flatMap(({ names }) => namesIn(names)),
    ...slowFaults,
    longFault,
  ]
  assert.deepEqual(expected.toSorted(), faults.map(({ name }) => name).toSorted())
  assert.ok(faults.length > 200)
})

for (const [end, names] of stops) {
  for (const name of namesIn(names)) {
    const { title, body } = ru.stopped[end]
    test(`${name} ends on «${title}», keeps nothing, and the road may be taken again`, async () => {
      const before = await tracesIn(portal)
      const events = await watchEvents(portal)

      await playFault(portal.simulator, name, { when: 'always' })
      const { browser, callback } = await comeBack()
      const answer = await browser.get(callback)
      await endFaults(portal.simulator)

      assert.match(answer.body, new RegExp(`<h1[^>]*>\\s*${title}`))
      for (const line of body) assert.ok(answer.body.includes(line), line)
      speaksToPatients(answer.body, callback)
      assert.ok(answer.statusCode >= 400)

      assert.equal(browser.cookies.has('__Host-session'), false)
      assert.equal((await browser.get('/cards')).statusCode, 401)
      assert.deepEqual(await tracesIn(portal), before)
      assert.deepEqual(await waiting(), [])
      const [event, ...more] = await events()
      assert.deepEqual(more, [])
      assert.equal(event?.event, end === 'refused' ? 'identity.refused' : 'identity.failed')
      assert.equal(event.reason, end)

      await startAgain(browser, answer.body)
    })
  }
}

for (const { because, names, shows, hides = /^$/ } of harmless) {
  for (const name of namesIn(names)) {
    test(`${name} lets the person in: ${because}`, async () => {
      const events = await watchEvents(portal)
      await playFault(portal.simulator, name, { when: 'always' })
      const { browser, callback } = await comeBack()
      const answer = await browser.get(callback)
      await endFaults(portal.simulator)

      assert.equal(location(answer), '/cards')
      const { statusCode, body } = await browser.get('/cards')
      assert.equal(statusCode, 200)
      if (shows === undefined) assert.equal(textOf(body), usual)
      else assert.match(textOf(body), shows)
      assert.doesNotMatch(body, hides)
      assert.deepEqual((await events()).map(({ event }) => event).toSorted(), [
        'account.opened',
        'card.made',
        'consent.given',
        'session.began',
      ])
    })
  }
}

/** Answers of Госуслуги that still wait for a consent. */
const waiting = () =>
  portal.database.db.selectFrom('attempt').select('id').where('person_sealed', 'is not', null).execute()
