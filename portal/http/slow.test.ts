import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { test } from 'node:test'
import { startPortal } from '../../test/portal.ts'

const host = 'Host: localhost:3000\r\n'
const form = 'Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n'

/** The portal with its own limits, but for their length: what takes seconds there takes a moment here. */
async function impatientPortal() {
  const portal = await startPortal()
  const { server } = portal.app
  assert.ok(server.headersTimeout <= 10_000 && server.requestTimeout <= 30_000 && server.timeout <= 30_000)
  server.headersTimeout = 400
  server.requestTimeout = 800
  server.timeout = 1500
  // Longer than a proxy keeps its own, or it would send a request into a closing door.
  assert.ok(server.keepAliveTimeout <= 75_000)
  server.keepAliveTimeout = 400
  // How often the server looks, read when it begins to listen; no type has it.
  assert.ok(Reflect.get(server, 'connectionsCheckingInterval') <= 5000)
  Reflect.set(server, 'connectionsCheckingInterval', 50)
  await portal.app.listen({ port: 0, host: '127.0.0.1' })
  const address = server.address()
  assert.ok(typeof address === 'object' && address !== null)
  return { portal, port: address.port }
}

type Open = { readonly socket: Socket; readonly heard: () => string; readonly closed: Promise<unknown> }

function open(port: number, bytes: string): Open {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  let heard = ''
  socket.on('data', (text) => (heard += String(text))).on('error', () => undefined)
  socket.write(bytes)
  return { socket, heard: () => heard, closed: once(socket, 'close') }
}

test('HD-014 three hundred sockets whose requests never end are told so and cut, and others are served meanwhile', async () => {
  const { portal, port } = await impatientPortal()
  const slow = [
    ...Array.from({ length: 100 }, () => open(port, `GET / HTTP/1.1\r\n${host}`)),
    ...Array.from({ length: 100 }, () => open(port, '')),
    ...Array.from({ length: 100 }, () =>
      open(port, `POST /bel/sign-in HTTP/1.1\r\n${host}${form}Content-Length: 1000\r\n\r\nlogin=`),
    ),
  ]
  const drip = setInterval(() => {
    for (const { socket } of slow) if (socket.writable) socket.write('a')
  }, 100)
  try {
    for (let at = 0; at < 20; at += 1) {
      const served = open(port, `GET /bel HTTP/1.1\r\n${host}Connection: close\r\n\r\n`)
      await served.closed
      assert.match(served.heard(), /^HTTP\/1\.1 200 /)
    }
    await Promise.all(slow.map(({ closed }) => closed))
  } finally {
    clearInterval(drip)
  }
  const told = slow.filter(({ heard }) =>
    /^HTTP\/1\.1 408 [^]*x-frame-options: DENY[^]*Связь слишком медленная/i.test(heard()),
  )
  assert.ok(told.length >= 200, `${told.length} of ${slow.length}`)
  const rows = await portal.database.db.selectFrom('sign_in_try').selectAll().execute()
  assert.deepEqual(rows, [])
})

test('HD-014 a socket that says nothing after its answer is closed', async () => {
  const { port } = await impatientPortal()
  const idle = open(port, `GET /bel HTTP/1.1\r\n${host}\r\n`)
  await idle.closed
  assert.match(idle.heard(), /^HTTP\/1\.1 200 /)
})
