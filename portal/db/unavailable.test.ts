import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { emptyPostgres, usesPostgres } from '../../test/database.ts'
import { wireTo } from '../../test/wire.ts'
import { openPostgres } from './connect.ts'
import { markUnavailable } from './unavailable.ts'

const withCode = (code: string) => Object.assign(new Error('failed'), { code })
const statusOf = (error: unknown) =>
  error instanceof Error && 'statusCode' in error ? error.statusCode : undefined

test('SE-018 a failure that passes by itself is told as one; a fault of the portal is not', () => {
  for (const code of ['ECONNREFUSED', 'EPIPE', '08006', '53100', '53300', '57P01', '57014', '25006'])
    assert.equal(statusOf(markUnavailable(withCode(code))), 503, code)
  for (const message of ['Connection terminated unexpectedly', 'Query read timeout'])
    assert.equal(statusOf(markUnavailable(new Error(message))), 503, message)

  for (const code of ['23505', '42P01', '42703', '22P02', '40001'])
    assert.equal(statusOf(markUnavailable(withCode(code))), undefined, code)
  assert.equal(statusOf(markUnavailable(new TypeError('x is not a function'))), undefined)
  assert.equal(markUnavailable('text'), 'text')
})

// These ask a server, and run where the tests have one.
if (usesPostgres()) {
  const empty = await emptyPostgres()
  const wire = await wireTo(new URL(empty.url))
  const database = await openPostgres(wire.url, { connections: 1, silence: 500 })
  const ask = () => sql<{ one: number }>`select ${1}::int as one`.execute(database.db)
  after(async () => {
    await database.close()
    wire.close()
    await empty.drop()
  })

  test('SE-018 a frozen server is given up in time, and asked anew once it is back', async () => {
    await ask()
    wire.freeze()
    await assert.rejects(ask(), (error) => statusOf(error) === 503)
    wire.thaw()
    assert.deepEqual((await ask()).rows, [{ one: 1 }])
  })

  test('SE-018 a server that hangs up is a failure that passes, and the next question is answered', async () => {
    await ask()
    wire.freeze()
    const asked = ask()
    wire.cut()
    await assert.rejects(asked, (error) => statusOf(error) === 503)
    wire.thaw()
    assert.deepEqual((await ask()).rows, [{ one: 1 }])
  })
}
