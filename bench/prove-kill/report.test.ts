import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failpoints } from '../../portal/failpoint.ts'
import { mostWrites } from './kills.ts'
import type { Proved } from './prove.ts'
import { figures, isProof, lastLine, table } from './report.ts'

const held: Proved = {
  log: [{ region: 'RU-BEL', person: 'Иванова Вера Павловна', told: 'registered' }],
  breaches: [],
  kills: failpoints.map((at) => ({ at })),
  startsMs: [4000, 900, 1000, 1100],
  begun: 1,
  through: 1,
  accounts: 1,
  happened: 3,
  notHappened: 9,
  struckWrites: Array.from({ length: 9 }, (_, index) => `insert into t${index}`),
}
const reported = (changes: Partial<Proved> = {}) =>
  figures({ database: 'pglite', seed: 1, tookMs: 1000, parts: [{ ...held, ...changes }] })

test('a failpoint that was never reached is no proof, and is named', () => {
  const proved = reported({ kills: failpoints.slice(1).map((at) => ({ at })) })

  assert.equal(isProof(proved), false)
  assert.ok(table(proved).some((row) => row.includes(`never ${failpoints[0]}`)))
  assert.match(lastLine(proved), /^prove:kill: FAILED/)
})

test('one breach is no proof, whatever its kind', () => {
  for (const kind of ['lost', 'half-made', 'unresolved', 'untried'] as const) {
    const proved = reported({ breaches: [{ kind, words: 'wrong', kill: '1' }] })
    assert.equal(isProof(proved), false)
    assert.match(lastLine(proved), new RegExp(`1 ${kind}`))
    assert.doesNotMatch(lastLine(proved), /at 95 %/)
  }
})

test('a run in which nobody came, got through or was cut off proves nothing', () => {
  assert.equal(isProof(reported({ begun: 0, through: 0, accounts: 0 })), false)
  assert.equal(isProof(reported({ through: 0 })), false)
  assert.equal(isProof(reported({ happened: 0, notHappened: 0 })), false)
})

test('a sweep of the writes that found none, or found no end, proves nothing', () => {
  const writes = (count: number) => reported({ struckWrites: Array.from({ length: count }, () => 'w') })

  assert.equal(isProof(writes(0)), false)
  assert.equal(isProof(writes(4)), false)
  assert.equal(isProof(writes(mostWrites)), false)
})

test('kills by the client stand in for no failpoint', () => {
  assert.equal(isProof(reported({ kills: failpoints.map(() => ({ upon: 'registered' })) })), false)
})

test('a held proof tells its figures in its last line', () => {
  const proved = reported()

  assert.equal(isProof(proved), true)
  assert.equal(proved.startMs.median, 1000)
  const all = failpoints.length
  assert.ok(
    lastLine(proved).startsWith(
      `prove:kill: held on pglite; ${all} kills, ${all}/${all} failpoints, 9 kinds of write;`,
    ),
  )
  assert.ok(lastLine(proved).endsWith(`(3/${all})`))
})
