import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf, untouched } from './forms.ts'
import { fresh, inventory, withoutCard } from './naughty/inventory.ts'
import { assertHarmless, strings } from './naughty/strings.ts'
import { isFreeText, tryForm } from './naughty/try-form.ts'
import { startPortal } from './portal.ts'

const portal = await startPortal()
const found = await inventory(portal)
const texts = found.filter(isFreeText)

test('four forms of the card take nearly any text', () => {
  assert.equal(texts.length, 4)
})

for (const one of texts) {
  const path = withoutCard(one.form.action)
  test(`IN-012 IN-005 AX-004 ${path} keeps or refuses whatever is typed, and loses nothing`, () =>
    tryForm(portal, one))
}

test('XI-002 IN-012 what a person typed into their card is printed on it as letters', async () => {
  const one = found.find(({ form }) => form.action.endsWith('/mistakes/birthPlace'))
  assert.ok(one)
  const marked = strings.filter((text) => /[<>&"']/.test(text))
  let printed = 0
  for (const sent of marked) {
    const form = await fresh(one)
    const answer = await one.browser.post(form.action, { ...untouched(form), value: sent })
    const cards = await one.browser.get('/cards')
    assertHarmless(cards, sent)
    if (answer.statusCode !== 303) continue
    printed += 1
    assert.ok(textOf(cards.body).includes(sent.normalize('NFC').trim()), JSON.stringify(sent))
  }
  assert.ok(printed > marked.length / 2, `${printed} of ${marked.length}`)
})
