import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FoundAccount } from './found.ts'
import { halfMade } from './half-made.ts'
import { foundWith, wholeAccount } from './whole-account.ts'

const withEvent = (event: string, count: number) => new Map(wholeAccount.events).set(event, count)
const otherCard = { name: 'Петров Пётр Петрович', isChecked: false }
const ownCard = { name: wholeAccount.name, isChecked: true }

const broken: Readonly<Record<string, Partial<FoundAccount>>> = {
  'content that does not open': { name: undefined, cards: [{ name: undefined, isChecked: false }] },
  'no card': { cards: [] },
  'two own cards': { cards: [ownCard, ownCard] },
  'the card of another person': { cards: [otherCard] },
  'no consent': { consents: [] },
  'a consent whose document is gone': { consents: [{ isWhole: false }] },
  'a login missing': { logins: ['email', 'phone'] },
  'no login at all': { ownLogins: [], logins: [] },
  'no event of its opening': { events: withEvent('account.opened', 0) },
  'two events of its opening': { events: withEvent('account.opened', 2) },
  'no event of its card': { events: withEvent('card.made', 0) },
  'more events of consent than consents': { events: withEvent('consent.given', 2) },
  'a password without its event': { hasPassword: true },
  'an event of a password that is not there': { events: withEvent('password.set', 1) },
  'a check without its event': { cards: [ownCard] },
  'two events of one check': { cards: [ownCard], events: withEvent('card.checked', 2) },
}

for (const [what, changes] of Object.entries(broken)) {
  test(`an account with ${what} is half-made`, () => {
    assert.ok(halfMade(foundWith(changes)).length > 0)
  })
}

test('a second account of the same person in a region is half-made', () => {
  assert.match(halfMade({ ...foundWith(), accounts: [wholeAccount, wholeAccount] }).join(), /two accounts/)
})

test('a row of an account that is not there is half-made', () => {
  assert.equal(halfMade({ ...foundWith(), orphans: ['card of RU-BEL/a2'] }).length, 1)
})

test('a session without its account or without its event is half-made', () => {
  const session = { region: 'RU-BEL', accountId: 'a1', tokenHash: '', hasEvent: true }
  const judged = (changes: Partial<typeof session>) =>
    halfMade({ ...foundWith(), sessions: [{ ...session, ...changes }] }).length

  assert.equal(judged({ accountId: 'a2' }), 1)
  assert.equal(judged({ region: 'RU-KGD' }), 1)
  assert.equal(judged({ hasEvent: false }), 1)
  assert.equal(judged({}), 0)
})

test('a whole account is not half-made, and the same person may have one in each region', () => {
  assert.deepEqual(halfMade(foundWith()), [])
  assert.deepEqual(
    halfMade({ ...foundWith(), accounts: [wholeAccount, { ...wholeAccount, region: 'RU-KGD' }] }),
    [],
  )
})
