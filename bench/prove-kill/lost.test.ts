import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { Happened } from './acknowledged.ts'
import type { Found } from './found.ts'
import { lost } from './lost.ts'
import { foundWith, wholeAccount } from './whole-account.ts'

const nothing: Found = { accounts: [], sessions: [], orphans: [] }
const token = 'a'.repeat(43)
const session = {
  region: 'RU-BEL',
  accountId: 'a1',
  tokenHash: createHash('sha256').update(token).digest('hex'),
  hasEvent: true,
}
const signedIn: Found = { ...foundWith(), sessions: [session] }

const judged = (found: Found, ...lines: readonly Happened[]) =>
  lost(
    lines.map((line) => ({ region: 'RU-BEL', person: wholeAccount.name ?? '', ...line })),
    found,
  ).join('\n')

const registered = [{ asked: 'enter' }, { told: 'registered', token }, { over: 'enter' }] as const

test('a person told registered whose account is gone has lost it', () => {
  assert.match(judged(nothing, ...registered), /no account/)
})

test('a person of one region is not found by the account in another', () => {
  const elsewhere = foundWith({ region: 'RU-KGD' })
  assert.match(judged(elsewhere, { asked: 'enter' }, { told: 'registered' }), /no account/)
})

test('an acknowledged password or check of the card that is not there is lost', () => {
  assert.match(judged(signedIn, ...registered, { told: 'password-saved' }), /none is/)
  assert.match(judged(signedIn, ...registered, { told: 'card-checked' }), /it is not/)
})

test('a session that was given and is not there, or is of another account, is lost', () => {
  assert.match(judged(foundWith(), ...registered), /given a session/)
  const foreign = { ...signedIn, sessions: [{ ...session, accountId: 'a2' }] }
  assert.match(judged(foreign, ...registered), /given a session/)
})

test('a sign-out that was acknowledged and did not happen is lost', () => {
  const out = [{ asked: 'sign-out' }, { told: 'signed-out', token }] as const
  assert.match(judged(signedIn, ...registered, ...out), /signed out/)
  assert.equal(judged(foundWith(), ...registered, ...out), '')
})

test('an account that nobody asked for is found', () => {
  assert.match(judged(foundWith()), /nobody asked for/)
  assert.match(judged(foundWith(), { told: 'consented' }), /nobody asked for/)
})

test('nobody relies on what was cut off, whether it happened or not', () => {
  assert.equal(judged(nothing, { asked: 'enter' }, { cut: 'enter' }), '')
  assert.equal(judged(foundWith(), { asked: 'enter' }, { cut: 'enter' }), '')
})

test('nobody relies on a session that an unanswered request may have ended', () => {
  assert.equal(judged(foundWith(), ...registered, { asked: 'sign-out' }, { cut: 'sign-out' }), '')
})

test('a person who was told the truth has lost nothing', () => {
  assert.equal(judged(signedIn, ...registered), '')
})
