import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { dropUnder } from '../../test/database.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()

test('SE-018 while the database is away nobody is taken for anybody, and each page says when to come back', async () => {
  const [patient, visitor] = [portal.browser(), portal.browser()]
  await patient.register('confirmed')
  const document =
    /name="document" value="([\da-f]{64})"/.exec((await visitor.get('/bel/consent')).body)?.[1] ?? ''
  await dropUnder(portal.database)
  await assert.rejects(sql`select 1`.execute(portal.database.db))

  const answers = [
    await patient.get('/cards'),
    await patient.get('/settings'),
    await patient.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' }),
    await visitor.post('/bel/consent', { document, answer: 'yes' }),
    await visitor.post('/bel/sign-in', { login: '+70000000101', password: 'Ryabina58' }),
    await visitor.post('/bel/sign-in/start'),
  ]
  for (const { statusCode, headers, body } of answers) {
    assert.equal(statusCode, 503)
    assert.match(String(headers['retry-after']), /^\d+$/)
    assert.match(body, /Портал занят[^]*Попробуйте ещё раз/)
    assert.doesNotMatch(body, /Мои карты<\/h1>|database|driver|Иванова/)
    assert.equal(headers['set-cookie'], undefined)
  }
  assert.equal((await visitor.get('/')).statusCode, 200, 'what needs no database is there')
})
