import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A wire between the portal and its database that can be frozen, thawed and cut. */
export async function wireTo(server: URL) {
  const pairs = new Set<readonly [Socket, Socket]>()
  let frozen = false
  const listening = createServer((near) => {
    const far = connect(Number(server.port), server.hostname)
    pairs.add([near, far])
    near.on('data', (bytes) => frozen || far.write(bytes))
    far.on('data', (bytes) => frozen || near.write(bytes))
    for (const socket of [near, far]) {
      socket.on('error', () => undefined)
      socket.on('close', () => [near, far].forEach((end) => end.destroy()))
    }
  }).listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const address = listening.address()
  assert.ok(typeof address === 'object' && address !== null)

  const cut = () => pairs.forEach((pair) => pair.forEach((end) => end.destroy()))
  return {
    url: Object.assign(new URL(server), { port: String(address.port) }).href,
    freeze: () => (frozen = true),
    thaw: () => (frozen = false),
    cut,
    close: () => {
      cut()
      listening.close()
    },
  }
}
