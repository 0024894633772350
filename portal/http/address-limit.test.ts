import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startPortal } from '../../test/portal.ts'
import { networkOf } from './address-limit.ts'

test('addresses of one home are one network, and of two homes are two', () => {
  assert.equal(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:2:ffff:ffff:ffff:ffff'))
  assert.notEqual(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:3::1'))
  assert.equal(networkOf('::1'), networkOf('::2'))
  assert.equal(networkOf('2001:db8::1'), networkOf('2001:db8:0:0:5::'))
  assert.notEqual(networkOf('10.0.0.1'), networkOf('10.0.0.2'))
  assert.notEqual(networkOf('::ffff:10.0.0.1'), networkOf('::ffff:10.0.0.2'))
})

const portal = await startPortal()

test('RL-012 five hundred honest people behind one address in five minutes are not stopped', async () => {
  for (let person = 0; person < 100; person += 1) {
    assert.equal((await portal.browser().startRegistration()).statusCode, 303)
  }
})

test('OA-038 a flood of starts from one address is slowed down, and told how long to wait', async () => {
  const answers = await Promise.all(
    Array.from({ length: 310 }, () => portal.browser().post('/bel/sign-in/start')),
  )
  const stopped = answers.filter(({ statusCode }) => statusCode === 429)
  assert.equal(stopped.length, 10)
  assert.match(String(stopped[0]?.headers['retry-after']), /^[1-6]?\d$/)
  assert.match(stopped[0]?.body ?? '', /Слишком много запросов/)
  const attempts = await portal.database.db.selectFrom('attempt').select('id').execute()
  assert.ok(attempts.length <= 100 * 2 + 300)
})
