import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keepKeys } from './key-keeper.ts'

const set = (kid: string) => ({ keys: [{ kty: 'RSA', kid }] })

function keeper() {
  const clock = { seconds: 1000 }
  const keys = keepKeys(() => clock.seconds)
  const asked: string[] = []
  const fetchKeys = async (answer: () => Response) => {
    const got = await keys.fetch(async () => {
      asked.push('asked')
      return answer()
    })
    const body: unknown = await got.json()
    return body
  }
  return { clock, keys, asked, fetchKeys }
}

const good = (kid: string) => () => Response.json(set(kid))
const bad: readonly (readonly [string, () => Response])[] = [
  ['a page', () => new Response('<title>', { headers: { 'content-type': 'text/html' } })],
  ['no keys', () => Response.json({ keys: [] })],
  ['a list', () => Response.json([set('a')])],
  ['keys that are none', () => Response.json({ keys: [1] })],
  ['an error', () => Response.json(set('evil'), { status: 404 })],
]

test('keys serve five minutes, and then are read again', async () => {
  const { clock, keys, fetchKeys } = keeper()
  assert.equal(keys.lend(), undefined)
  await fetchKeys(good('a'))
  clock.seconds += 299
  assert.deepEqual(keys.lend()?.jwks, set('a'))
  clock.seconds += 1
  assert.equal(keys.lend(), undefined)
})

test('IF-004 an unknown kid may read keys that are a second old, and the next one not for a minute', async () => {
  const { clock, keys, fetchKeys } = keeper()
  await fetchKeys(good('a'))
  clock.seconds += 1
  assert.ok((keys.lend()?.age ?? 0) >= 60, 'old enough for openid-client to read them again')

  await fetchKeys(good('b'))
  assert.deepEqual(keys.lend()?.jwks, set('b'))
  assert.ok((keys.lend()?.age ?? 60) < 60)
  clock.seconds += 59
  assert.ok((keys.lend()?.age ?? 60) < 60)
  clock.seconds += 1
  assert.ok((keys.lend()?.age ?? 0) >= 60)
})

for (const [what, answer] of bad) {
  test(`IF-005 ${what} in place of keys: the last good ones stand in for a day, and no longer`, async () => {
    const { clock, fetchKeys } = keeper()
    await fetchKeys(good('a'))
    clock.seconds += 24 * 3600 - 1
    assert.deepEqual(await fetchKeys(answer), set('a'))
    clock.seconds += 1
    assert.notDeepEqual(await fetchKeys(answer).catch(() => 'refused'), set('a'))
  })
}

test('IF-005 a gateway that does not answer loses no keys, where there are any', async () => {
  const { keys, fetchKeys } = keeper()
  const silent = () => {
    throw new Error('no answer')
  }
  await assert.rejects(fetchKeys(silent), /no answer/)
  await fetchKeys(good('a'))
  assert.deepEqual(await fetchKeys(silent), set('a'))
  assert.deepEqual(keys.lend()?.jwks, set('a'))
})
