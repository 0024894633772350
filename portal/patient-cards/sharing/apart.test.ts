import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askerIn, hasLeft } from '../../../test/asker.ts'
import { location } from '../../../test/browser.ts'
import { giveCard, shareCard } from '../../../test/family.ts'
import { textOf } from '../../../test/forms.ts'
import { startPortal } from '../../../test/portal.ts'
import { codeFor, takeBy } from '../../../test/sharing.ts'

const portal = await startPortal()
const { db } = portal.database

const words = (page: string) => textOf(page).replaceAll(/\s+/g, ' ')
const given = /Код уже дан/

test('AZ-001 the page of who keeps a card names those who keep it now, and nobody of another card', async () => {
  const mother = await askerIn(portal, 'mother', 'bel')
  const [father, stranger] = [
    await askerIn(portal, 'confirmed', 'bel'),
    await askerIn(portal, 'minor', 'bel'),
  ]
  const former = await askerIn(portal, 'no-policy', 'bel')
  const child = await giveCard(portal, { ...mother, kinship: 'child' })
  await shareCard(portal, { ...father, cardId: child })
  await hasLeft(portal, former, child)
  await giveCard(portal, { ...stranger, kinship: 'child' })

  const { body } = await mother.browser.get(`/cards/${child}/access`)
  const names = [...body.matchAll(/class="records__name">([^<]*)</g)].map(([, name]) => name)
  assert.deepEqual(names, ['Соколова Анна Дмитриевна', 'Иванова Вера Павловна'])
})

test('a keeper is told of the code that waits for this card and that they gave, and of no other', async () => {
  const mother = await askerIn(portal, 'mother', 'ta')
  const [father, taker] = [await askerIn(portal, 'confirmed', 'ta'), await askerIn(portal, 'minor', 'ta')]
  const child = await giveCard(portal, { ...mother, kinship: 'child' })
  await shareCard(portal, { ...father, cardId: child })
  const told = async () => {
    const [his, of, own] = [
      await father.browser.get(`/cards/${child}/access`),
      await mother.browser.get(`/cards/${child}/access`),
      await mother.browser.get(`/cards/${mother.card}/access`),
    ]
    return [his, of, own].map(({ body }) => given.test(words(body)))
  }

  const code = await codeFor(mother.browser, child, 'other')
  assert.deepEqual(await told(), [false, true, false])
  await taker.browser.post('/cards/code', { code })
  assert.deepEqual(await told(), [false, false, false], 'somebody has typed it')

  await codeFor(mother.browser, child, 'other')
  await db
    .updateTable('card_invitation')
    .set({ expires_at: new Date(0) })
    .execute()
  assert.deepEqual(await told(), [false, false, false], 'it serves no more')
})

test('AZ-016 a typed code is claimed alone, and opens its own card alone', async () => {
  const mother = await askerIn(portal, 'mother', 'sam')
  const taker = await askerIn(portal, 'confirmed', 'sam')
  const child = await giveCard(portal, { ...mother, kinship: 'child' })
  const code = await codeFor(mother.browser, child, 'other')
  const another = await codeFor(mother.browser, mother.card, 'other')

  assert.equal(location(await taker.browser.post('/cards/code', { code })), `/cards/code/${child}`)
  for (const card of [mother.card, taker.card])
    assert.notEqual((await taker.browser.get(`/cards/code/${card}`)).statusCode, 200)
  assert.equal((await taker.browser.get(`/cards/code/${mother.card}`)).statusCode, 404)
  const theirs = await askerIn(portal, 'minor', 'sam')
  assert.equal(
    await takeBy(theirs.browser, another),
    mother.card,
    'the other code waits for whoever types it',
  )
})

test('AZ-016 a code that was taken once lets nobody in again who has left the card since', async () => {
  const mother = await askerIn(portal, 'mother', 'sve')
  const taker = await askerIn(portal, 'confirmed', 'sve')
  const child = await giveCard(portal, { ...mother, kinship: 'child' })
  const code = await codeFor(mother.browser, child, 'other')
  assert.equal(await takeBy(taker.browser, code), child)
  assert.equal(location(await taker.browser.post(`/cards/${child}/leaving`)), '/cards?unlinked')

  assert.equal((await taker.browser.post('/cards/code', { code })).statusCode, 422)
  assert.equal((await taker.browser.get(`/cards/code/${child}`)).statusCode, 404)
  assert.equal((await taker.browser.post(`/cards/code/${child}`)).statusCode, 404)
  // A new one does.
  assert.equal(await takeBy(taker.browser, await codeFor(mother.browser, child, 'other')), child)
})

test('a claimed code that nobody answered in time shows the card no more', async () => {
  const mother = await askerIn(portal, 'mother', 'oms')
  const taker = await askerIn(portal, 'confirmed', 'oms')
  const code = await codeFor(mother.browser, mother.card, 'other')
  const offered = location(await taker.browser.post('/cards/code', { code }))
  assert.equal((await taker.browser.get(offered)).statusCode, 200)
  await db
    .updateTable('card_invitation')
    .set({ expires_at: new Date(0) })
    .execute()
  assert.equal((await taker.browser.get(offered)).statusCode, 404)
})

test('a code that somebody else has claimed is a wrong one even to who keeps its card', async () => {
  const mother = await askerIn(portal, 'mother', 'nvs')
  const [taker, keeper] = [await askerIn(portal, 'confirmed', 'nvs'), await askerIn(portal, 'minor', 'nvs')]
  await shareCard(portal, { ...keeper, cardId: mother.card, kinship: 'other' })
  const code = await codeFor(mother.browser, mother.card, 'other')
  await taker.browser.post('/cards/code', { code })
  assert.match(words((await keeper.browser.post('/cards/code', { code })).body), /Код не подошёл/)
})

test('the offer names who gave the code, whoever else keeps the card', async () => {
  const [father, mother] = [await askerIn(portal, 'confirmed', 'irk'), await askerIn(portal, 'mother', 'irk')]
  const taker = await askerIn(portal, 'minor', 'irk')
  const child = await giveCard(portal, { ...father, kinship: 'child' })
  await shareCard(portal, { ...mother, cardId: child })
  const code = await codeFor(mother.browser, child, 'other')
  const offered = location(await taker.browser.post('/cards/code', { code }))
  const page = words((await taker.browser.get(offered)).body)
  assert.match(page, /Доступ даёт Соколова Анна/)
  assert.doesNotMatch(page, /Иванова/)
})

test('how long an account waits is told by its own tries, not by another’s', async () => {
  const [first, second] = [await askerIn(portal, 'confirmed', 'kam'), await askerIn(portal, 'mother', 'kam')]
  const wrong = ({ browser }: typeof first) => browser.post('/cards/code', { code: '0000000000' })
  await wrong(first)
  for (let turn = 0; turn < 5; turn += 1) await wrong(second)
  assert.match(words((await wrong(second)).body), /Введите код снова через 1[0-5] с/)
})
