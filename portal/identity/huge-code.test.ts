import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { location } from '../../test/browser.ts'
import { longFault, faultsOf } from '../../test/faults.ts'
import { startPortal } from '../../test/portal.ts'
import { speaksToPatients, tracesIn, watchEvents } from '../../test/traces.ts'

const portal = await startPortal()
await portal.app.listen({ port: 0, host: '127.0.0.1' })

/** Asks as a browser would, over a socket: what never becomes a request does so there alone. */
async function ask(path: string, cookie: string) {
  const address = portal.app.server.address()
  assert.ok(typeof address === 'object' && address !== null)
  const asked = request({ port: address.port, path, headers: { host: 'localhost:3000', cookie } }).end()
  const [answer] = await once(asked, 'response')
  return { status: Number(answer.statusCode), headers: answer.headers, body: await text(answer) }
}

test(`OA-013 ${longFault}: a code of 100 KB ends on a page, and the attempt serves the true answer after it`, async () => {
  assert.ok((await faultsOf(portal.simulator)).some(({ name }) => name === longFault))
  const browser = portal.browser()
  const started = await browser.startRegistration()
  const callback = await browser.signInAtGosuslugi(location(started), 'confirmed')
  const state = new URL(callback, 'http://portal').searchParams.get('state') ?? ''
  const cookie = `__Host-attempt=${browser.cookies.get('__Host-attempt') ?? ''}`
  const [before, events] = [await tracesIn(portal), await watchEvents(portal)]

  const huge = `/esia/callback?state=${state}&code=${'x'.repeat(100_000)}`
  const { status, headers, body } = await ask(huge, cookie)
  assert.equal(status, 431)
  assert.match(body, /Адрес слишком длинный[^]*На главную страницу/)
  speaksToPatients(body, callback)
  assert.match(String(headers['content-security-policy']), /default-src 'none'/)
  assert.equal(headers['cache-control'], 'no-store')
  assert.deepEqual(await tracesIn(portal), before)
  assert.deepEqual(await events(), [], 'what was never read is no answer of Госуслуги')

  assert.equal((await ask(callback, cookie)).headers['location'], '/cards')
})
