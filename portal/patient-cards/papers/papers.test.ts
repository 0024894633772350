import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CardContent } from '../patient-card.ts'
import { addPaper, ownPapersOf, removePaper } from './papers.ts'

const typed = { now: new Date('2026-11-23T08:00:00Z'), by: 'vera' }
const at = typed.now.toISOString()
const passport = { type: 'RF_PASSPORT', series: '9900', number: '000101' }
const abroad = { type: 'FRGN_PASS', series: '99', number: '0000101' }
const card: CardContent = {
  birthDate: { value: '1958-04-12', source: 'esia-verified', at },
  document: { value: passport, source: 'esia-verified', at },
}

function added(content: CardContent, paper: typeof abroad): CardContent {
  const result = addPaper(content, paper, typed)
  assert.ok(result.ok)
  return result.value
}

test('a paper is added after the others, typed by the keeper', () => {
  const { ownPapers } = added(added(card, abroad), { ...abroad, number: '0000102' })
  assert.deepEqual(
    ownPapers?.value.map(({ number }) => number),
    ['0000101', '0000102'],
  )
  assert.equal(ownPapers?.source, 'self')
})

test('a paper that the card has already is not added, whatever else is typed of it', () => {
  assert.deepEqual(addPaper(card, { ...passport, issuedBy: 'ОВД' }, typed), {
    ok: false,
    error: 'same',
  })
  assert.deepEqual(addPaper(added(card, abroad), abroad, typed), { ok: false, error: 'same' })
})

test('a paper of another type with the same number is another paper', () => {
  assert.ok(addPaper(card, { ...passport, type: '24' }, typed).ok)
})

test('a card takes twenty papers and no more', () => {
  let full = card
  for (let number = 0; number < 20; number += 1)
    full = added(full, { ...abroad, number: String(1000000 + number) })
  assert.deepEqual(addPaper(full, abroad, typed), { ok: false, error: 'full' })
})

test('a removed paper leaves the others, the last one leaves nothing', () => {
  const two = added(added(card, abroad), { ...abroad, number: '0000102' })
  assert.deepEqual(
    ownPapersOf(removePaper(two, 0, typed)).map(({ number }) => number),
    ['0000102'],
  )
  assert.equal(removePaper(removePaper(two, 0, typed), 0, typed).ownPapers, undefined)
})

test('a place where no paper stands removes nothing', () => {
  assert.equal(removePaper(card, 0, typed), card)
  assert.equal(removePaper(added(card, abroad), 1, typed).ownPapers?.value.length, 1)
})
