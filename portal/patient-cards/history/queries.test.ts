import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askerIn, type Asker } from '../../../test/asker.ts'
import { location } from '../../../test/browser.ts'
import { giveCard, shareCard } from '../../../test/family.ts'
import { textOf } from '../../../test/forms.ts'
import { startPortal } from '../../../test/portal.ts'

const portal = await startPortal()

const correct = ({ browser }: Asker, card: string, field: string, value: string, version: number) =>
  browser.post(`/cards/${card}/mistakes/${field}`, { version: String(version), value })
const history = async ({ browser }: Asker, card: string) =>
  textOf((await browser.get(`/cards/${card}/history`)).body)

test('AZ-001 the history of a card tells of its own changes and keepers, and of no other card’s', async () => {
  const [mother, stranger] = [
    await askerIn(portal, 'mother', 'bel'),
    await askerIn(portal, 'confirmed', 'bel'),
  ]
  const [father, child] = [
    await askerIn(portal, 'minor', 'bel'),
    await giveCard(portal, { ...mother, kinship: 'child' }),
  ]
  portal.later(1000)
  await shareCard(portal, { ...father, cardId: child })
  await giveCard(portal, { ...stranger, kinship: 'child' })
  await correct(stranger, stranger.card, 'birthPlace', 'с. Дальнее', 1)
  await correct(mother, mother.card, 'birthPlace', 'с. Ближнее', 1)
  await correct(father, child, 'birthPlace', 'с. Лесное', 1)

  const told = await history(mother, child)
  assert.match(told, /Орлов Никита[^]*с\. Лесное/)
  assert.doesNotMatch(told, /Дальнее|Ближнее|Иванова/)
  assert.doesNotMatch(told, /Доступ получил другой человек[^]*Соколова/, 'whoever reads is no other')
  const own = await history(mother, mother.card)
  assert.match(own, /с\. Ближнее/)
  assert.doesNotMatch(own, /Лесное|Дальнее|Орлов|Иванова/)
})

test('what was changed in another card, or before the page was open, hinders no change', async () => {
  const mother = await askerIn(portal, 'mother', 'ta')
  const child = await giveCard(portal, { ...mother, kinship: 'child' })
  for (const card of [child, mother.card]) await correct(mother, card, 'lastName', 'Берёзова', 1)
  await correct(mother, mother.card, 'lastName', 'Дубова', 2)
  await correct(mother, mother.card, 'lastName', 'Соснова', 3)

  await correct(mother, child, 'birthPlace', 'с. Лесное', 2)
  assert.equal(location(await correct(mother, child, 'lastName', 'Елова', 2)), `/cards/${child}?saved`)
})
