import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inProcess } from './in-process.ts'
import { prove } from './prove.ts'
import { aliveAfter, outAfter, type Reading } from './readers.ts'
import { sightOf } from './stage.ts'

test('SE-008 SE-009 SE-014 SE-016 T14 however a session ends, it is over at the next request, and no page is half of one', async () => {
  const { breaches, rounds, reads } = await prove({
    stage: await inProcess(),
    runs: 1,
    tell: () => undefined,
  })
  assert.deepEqual(breaches, [])
  assert.equal(rounds, 6)
  assert.ok(reads >= rounds * 3)
})

const page = (status: number, body: string) => sightOf({ status, location: '', body }, 'Иванова')

test('a page that is neither whole nor the way back in is noticed', () => {
  const cards = '<h1>Мои карты</h1> Иванова </html>\n'
  assert.equal(page(200, cards), 'whole')
  assert.equal(page(200, cards.replace('</html>', '')), 'neither')
  assert.equal(page(200, cards.replace('Иванова', '')), 'neither')
  assert.equal(page(401, 'Нужно войти ещё раз</html>'), 'out')
  assert.equal(page(401, 'Нужно войти ещё раз Иванова</html>'), 'neither')
  assert.equal(page(500, cards), 'neither')
})

test('a session that lives on at one instance is noticed, however the others do', () => {
  const read = (sentAt: number, sight: 'whole' | 'out') => ({ sentAt, answeredAt: sentAt + 5, sight })
  const reading: Reading = {
    reads: [
      [read(0, 'whole'), read(10, 'out')],
      [read(0, 'whole'), read(1500, 'whole'), read(1600, 'out')],
    ],
  }
  assert.equal(aliveAfter(reading, 100), 1400)
  assert.equal(outAfter(reading, 100), 1505)
  assert.equal(outAfter({ reads: [[read(0, 'whole')]] }, 0), Infinity)
})
