import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf } from '../../test/forms.ts'
import { usualAgeBands } from '../lib/age-bands.ts'
import type { Admitted } from '../identity/identity.ts'
import { frameOf } from '../frame.ts'
import { noOffers } from './differences/offer.ts'
import { cardPage } from './pages/card.ts'
import { cardsPage } from './pages/cards.ts'
import { contactsPage } from './pages/contacts.ts'
import { mistakePage } from './pages/mistake.ts'
import { cardFieldNames, makeOwnCard } from './patient-card.ts'

/** Of another name each, so that every one is looked for by itself. */
const markup = (name: string) => `</title><img src="${name}" onerror='alert(1)'>&lt;javascript:${name}`
const now = new Date('2026-11-23T08:00:00Z')

/** What Госуслуги might tell of a person were each of its words markup. */
const told: Admitted = {
  oid: '1000400101',
  confirmed: true,
  closed: false,
  provedAt: now,
  lastName: markup('lastName'),
  firstName: markup('firstName'),
  middleName: markup('middleName'),
  birthDate: '1958-04-12',
  birthPlace: markup('birthPlace'),
  snils: markup('snils'),
  citizenship: markup('citizenship'),
  mobile: { value: markup('mobile'), verified: true },
  homePhone: { value: markup('homePhone'), verified: false },
  email: { value: markup('email'), verified: true },
  documents: ['RF_PASSPORT', 'MDCL_PLCY'].map((type) => ({
    type,
    series: markup(`${type}-series`),
    number: markup(`${type}-number`),
    issuedBy: markup(`${type}-issuedBy`),
    issueId: markup(`${type}-issueId`),
    verified: true,
  })),
  addresses: (['residence', 'registration'] as const).map((type) => ({ type, text: markup(type) })),
}

const content = makeOwnCard(told, now)
const frame = frameOf({
  serviceName: 'Медицина-онлайн',
  person: {
    name: markup('person'),
    accountId: '',
    hasPasskey: true,
  },
})
const own = { kinship: 'self', ground: 'own' } as const
const card = {
  id: 'c0ffee00-0000-4000-8000-000000000000',
  version: 1,
  checkedAt: null,
  keeper: own,
  content,
  offers: noOffers,
}
const child = { ...card, keeper: { kinship: 'child', ground: 'kids-register' } as const }
const today = '2026-11-23'
const common = {
  frame,
  timeZone: 'Europe/Moscow',
  viewer: 'vera',
  unlinked: [],
  passed: [],
  bands: usualAgeBands,
  today: '2026-11-23',
}
const pages: readonly (readonly [string, string])[] = [
  ...[true, false].map(
    (masked) =>
      [
        `the cards, masked: ${masked}`,
        String(cardsPage({ ...common, today, cards: [card], masked })),
      ] as const,
  ),
  ['the list of cards', String(cardsPage({ ...common, today, cards: [card, child], masked: false }))],
  ['the card of a child', String(cardPage({ ...common, card: child, masked: false }))],
  ['the contacts', String(contactsPage({ frame, card }))],
  ...cardFieldNames.map(
    (field) =>
      [
        `the form of ${field}`,
        String(mistakePage({ ...common, card, field, masked: false, sourceOrigin: 'https://esia.example' })),
      ] as const,
  ),
]

for (const [what, page] of pages) {
  test(`XI-002 XI-005 markup that Госуслуги tells of a person is letters on ${what}`, () => {
    assert.ok(textOf(page).includes(markup('person')), 'the name stands in the header as it is')
    assert.doesNotMatch(page, /<img|<\/title><|onerror='/)
    const own = page.match(/<script type="module" src="\/assets\/[\w.-]+\.js"><\/script>/g)
    assert.equal(page.match(/<script/gi)?.length, own?.length)
    assert.ok(own !== null && own.length > 0)
    for (const [, address = ''] of page.matchAll(/(?:href|src|action)="([^"]*)"/g)) {
      assert.match(address, /^(?:\/|\?language=|#|https:\/\/esia\.example\/)/)
    }
  })
}

test('XI-002 the card prints every word of it, so that nothing was only left out', () => {
  const shown = textOf(pages.find(([what]) => what === 'the cards, masked: false')?.[1] ?? '')
  for (const name of [
    'lastName',
    'firstName',
    'middleName',
    'birthPlace',
    'citizenship',
    'residence',
    'registration',
  ])
    assert.ok(shown.includes(markup(name)), name)
})
