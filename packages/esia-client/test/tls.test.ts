import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { clientOf, originOf } from './esia.ts'

const there = spawnSync('openssl', ['version']).status === 0
const skip = there ? false : 'OpenSSL is not there to make a certificate: apt-get install openssl'

function selfSigned(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'esia-client-'))
  try {
    const words = 'req -x509 -newkey rsa:2048 -nodes -keyout key -out cert -days 2 -subj /CN=127.0.0.1'
    assert.equal(spawnSync('openssl', words.split(' '), { cwd: folder }).status, 0)
    return { key: readFileSync(join(folder, 'key')), cert: readFileSync(join(folder, 'cert')) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('OA-028 a host with a certificate of its own making gets no code', { skip }, async (t) => {
  let heard = 0
  const server = createServer(selfSigned(), (_request, reply) => {
    heard++
    reply.end('{}')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  t.after(() => server.close())

  const result = await clientOf(originOf(server).replace('http:', 'https:')).signIn({ code: 'code' })

  assert(!result.ok)
  assert.equal(result.error.code, 'unavailable')
  assert.match(result.error.detail, /SELF_SIGNED/)
  assert.equal(heard, 0)
})
