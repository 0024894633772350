import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Browser } from '../../../test/browser.ts'
import { addChildren, addFather } from '../../../test/children.ts'
import { textOf } from '../../../test/forms.ts'
import { startPortal } from '../../../test/portal.ts'
import { accessChanges } from './others.ts'

const portal = await startPortal()
await addFather(portal.simulator)

/** Both parents of one child, and the child's card. */
async function parents(region: string): Promise<{ mother: Browser; father: Browser; card: string }> {
  const [mother, father] = [portal.browser(), portal.browser()]
  await mother.register('mother', region)
  await addChildren(mother, ['Соколова Полина'])
  portal.later(60_000)
  await father.register('father', region)
  await addChildren(father, ['Соколова Полина'], 'father')
  const { body } = await mother.get('/cards')
  const [, card = ''] = /href="(\/cards\/[\da-f-]{36})">Соколова Полина/.exec(body) ?? []
  assert.ok(card)
  return { mother, father, card }
}

const history = async (browser: Browser, card: string) => textOf((await browser.get(`${card}/history`)).body)

test('AZ-013 each parent reads in the history when the other came to see the card, and that they see it no more', async () => {
  const { mother, father, card } = await parents('bel')
  assert.match(
    await history(mother, card),
    /Доступ получил другой человек[^]*Соколов Андрей Петрович[^]*Карта создана/,
  )
  assert.doesNotMatch(await history(father, card), /Доступ получил/, 'who made it is told of by that')

  portal.later(60_000)
  assert.equal(location(await father.post(`${card}/leaving`)).startsWith('/cards'), true)
  assert.match(
    await history(mother, card),
    /больше нет доступа[^]*Соколов Андрей Петрович[^]*Доступ получил другой человек[^]*Соколов Андрей Петрович/,
  )
  assert.equal((await father.get(`${card}/history`)).statusCode, 404)
})

test('AZ-013 what one parent corrects, the other reads with their name', async () => {
  const { mother, father, card } = await parents('ta')
  const path = `${card}/mistakes/birthPlace`
  const [, version = ''] = /name="version" value="(\d+)"/.exec((await father.get(path)).body) ?? []
  await father.post(path, { version, value: 'с. Лесное' })
  assert.match(await history(mother, card), /Соколов Андрей Петрович[^]*Место рождения[^]*с\. Лесное/)
})

test('one’s own card that nobody else keeps has nothing of others in its history', async () => {
  const browser = portal.browser()
  await browser.register('confirmed', 'sam')
  const [, card = ''] = /(\/cards\/[\da-f-]{36})\//.exec((await browser.get('/cards')).body) ?? []
  assert.match(await history(browser, card), /Карту ещё никто не менял/)
})

test('who came in the moment of a change made the card, and is not told of twice', () => {
  const [made, later] = [new Date(1_000), new Date(2_000)]
  const other = { name: 'Лунина Ася', since: made, endedAt: undefined }
  assert.deepEqual(accessChanges([other], [{ at: made }]), [])
  assert.deepEqual(accessChanges([other], [{ at: later }]), [{ kind: 'began', name: 'Лунина Ася', at: made }])
  assert.deepEqual(accessChanges([{ ...other, endedAt: later }], [{ at: made }]), [
    { kind: 'ended', name: 'Лунина Ася', at: later },
  ])
})
