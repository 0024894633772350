import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { connect } from 'node:net'

/** Sends bytes as they are; tells the answer, and whether the server closed the connection within a second. */
export async function exchangeWith(
  server: Server,
  bytes: string,
): Promise<{ answer: string; closed: boolean }> {
  const address = server.address()
  assert.ok(typeof address === 'object' && address !== null)
  const socket = connect(address.port, '127.0.0.1').setEncoding('utf8')
  let answer = ''
  socket.on('data', (text) => (answer += String(text)))
  socket.on('error', () => undefined)
  socket.write(bytes)
  const closed = await Promise.race([
    once(socket, 'close').then(() => true),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), 1000)),
  ])
  socket.destroy()
  return { answer, closed }
}
