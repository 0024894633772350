import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { get } from 'node:https'
import { after, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { signCms, signRaw, verifyRaw } from '@registratura/gost'
import { findOpenssl, skipUnlessFound } from '../../../test/openssl-engine.ts'
import { gostMaterial, now, ours } from '../test/keys.ts'
import { authority, signingService } from '../test/signing-service.ts'
import { httpSigner, type HttpSignerOptions } from './http-signer.ts'
import { proveSigner } from './prove-signer.ts'
import { SigningError } from './signing-error.ts'

const found = findOpenssl()
const skip = skipUnlessFound(found)
if (typeof found !== 'string') found.remove()

describe('a signing service over TLS', { skip }, async () => {
  const ca = authority('Signing services')
  const strangers = authority('Strangers')
  const clientPair = ca.issue('portal', { use: 'clientAuth' })
  const serverPair = ca.issue('signer', { use: 'serverAuth', altName: 'IP:127.0.0.1' })
  const { certificatePem, privateKey } = ours
  const message = Buffer.from('сообщение')

  /** How the service answers now. */
  let play: Parameters<typeof signingService>[0] = (request, reply, asked) => honest(request, reply, asked)

  const service = await signingService((...call) => play(...call), { ...serverPair, caPem: ca.caPem })
  after(() => {
    service.close()
    for (const { remove } of [ca, strangers]) remove()
  })

  const ourTls = { ...clientPair, caPem: ca.caPem }
  const signerOf = (more: Partial<HttpSignerOptions> = {}) =>
    httpSigner({ certificatePem, url: `${service.url}/esia/`, tls: ourTls, deadlineMs: 5000, ...more })

  const honest: typeof play = ({ method, url, headers }, reply, asked) => {
    assert.equal(method, 'POST')
    assert.equal(headers['content-type'], 'application/octet-stream')
    assert.equal(headers['certificate-hash'], signerOf().certificateHash())
    if (url === '/esia/raw') return reply.end(signRaw(asked, privateKey))
    assert.equal(url, '/esia/cms')
    return reply.end(signCms(asked, { privateKey, certificate: certificatePem, signedAttributes: true }))
  }

  async function refuses(expected: RegExp, more: Partial<HttpSignerOptions> = {}) {
    await assert.rejects(signerOf(more).sign(message), (error) => {
      assert.ok(error instanceof SigningError)
      assert.match(error.message, expected)
      assert.doesNotMatch(error.message, /secret|127\.0\.0\.1/)
      return true
    })
  }

  async function refusesWhile(answer: typeof play, expected: RegExp, more: Partial<HttpSignerOptions> = {}) {
    play = answer
    await refuses(expected, more)
    play = honest
    assert.equal((await signerOf().sign(message)).length, 64)
  }

  test('a service signs raw and in CMS over TLS where both sides show certificates', async () => {
    assert.equal(verifyRaw(message, await signerOf().sign(message), ours.publicKey), true)
    await proveSigner(signerOf(), { certificatePem, now, cms: true })
  })

  test('a service that reverses the bytes serves once that is said', async () => {
    play = (_, reply, asked) => reply.end(signRaw(asked, privateKey).toReversed())
    await assert.rejects(proveSigner(signerOf(), { certificatePem, now }), { fault: 'reversed-bytes' })
    await proveSigner(signerOf({ reversed: true }), { certificatePem, now })
    play = honest
  })

  test('IF-007 a service with the key of another certificate is refused by name', async () => {
    const other = gostMaterial('Other')
    play = (_, reply, asked) => reply.end(signRaw(asked, other.privateKey))
    await assert.rejects(proveSigner(signerOf(), { certificatePem, now }), { fault: 'wrong-key' })
    play = honest
  })

  test('the service lets nobody sign whom its own CA does not vouch for', async () => {
    let heard = 0
    play = (_, reply) => reply.end(String((heard += 1)))
    const strange = strangers.issue('portal', { use: 'clientAuth' })
    await refuses(/can't be talked to/, { tls: { ...strange, caPem: ca.caPem } })
    await assert.rejects(reach(service.url, { ca: ca.caPem }), /certificate required/)
    assert.equal(heard, 0)
    play = honest
  })

  test('a service that our CA does not vouch for is told no message', async () => {
    await refuses(/UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED/, {
      tls: { ...clientPair, caPem: strangers.caPem },
    })
  })

  test('a service whose certificate bears another name is told no message', async () => {
    let heard = 0
    const elsewhere = ca.issue('signer', { use: 'serverAuth', altName: 'DNS:signer.example' })
    const impostor = await signingService((_, reply) => reply.end(String((heard += 1))), {
      ...elsewhere,
      caPem: ca.caPem,
    })
    await refuses(/ERR_TLS_CERT_ALTNAME_INVALID/, { url: impostor.url })
    impostor.close()
    assert.equal(heard, 0)
  })

  test('IF-007 a silent service is left at the deadline, and when nobody waits any more', async () => {
    await refusesWhile(() => undefined, /too slow/, { deadlineMs: 300 })
    await refusesWhile((_, reply) => reply.write('0'), /too slow/, { deadlineMs: 300 })
    play = () => undefined
    const began = performance.now()
    await assert.rejects(signerOf().sign(message, AbortSignal.timeout(100)), /too slow/)
    assert.ok(performance.now() - began < 3000)
    play = honest
  })

  test('IF-007 a service that answers with more than a signature is cut off', async () => {
    let written = 0
    const more = (reply: ServerResponse) => {
      if (reply.destroyed) return
      written += 65_536
      reply.write(Buffer.alloc(65_536), () => setTimeout(more, 1, reply))
    }
    await refusesWhile((_, reply) => more(reply), /more than 64 bytes/)
    const atTheEnd = written
    await wait(100)
    assert.equal(written, atTheEnd)
  })

  test('an answer of any other length is no signature', async () => {
    for (const [length, expected] of [
      [0, /gave nothing/],
      [63, /63 bytes instead of 64/],
      [65, /more than 64 bytes/],
    ] as const)
      await refusesWhile((_, reply) => reply.end(Buffer.alloc(length)), expected)
  })

  test('a redirect is followed nowhere, and any other status is a refusal whose words are not repeated', async () => {
    let followed = 0
    const elsewhere = await signingService((_, reply) => reply.end(String((followed += 1))))
    for (const status of [301, 302, 307, 308])
      await refusesWhile(
        (_, reply) => {
          reply.writeHead(status, { location: `${elsewhere.url}/raw` }).end()
        },
        new RegExp(`answered ${status}`),
      )
    elsewhere.close()
    assert.equal(followed, 0)

    for (const status of [201, 204, 400, 403, 429, 500, 503])
      await refusesWhile(
        (_, reply) => {
          reply.writeHead(status).end(status === 204 ? '' : 'secret')
        },
        new RegExp(`answered ${status}`),
      )
  })

  test('IF-007 a connection that breaks before or amid the answer gives no signature', async () => {
    await refusesWhile(({ socket }) => socket.destroy(), /ECONNRESET/)
    await refusesWhile((_, reply) => {
      reply.writeHead(200, { 'content-length': 64 })
      reply.write(Buffer.alloc(32), () => reply.socket?.destroy())
    }, /can't be talked to/)
  })

  test('IF-007 a service that is not there stops the start by name', async () => {
    const gone = await signingService(() => undefined)
    gone.close()
    await assert.rejects(proveSigner(signerOf({ url: gone.url }), { certificatePem, now }), {
      fault: 'unreachable',
    })
  })

  test('IF-003 no more than a few are asked at once, and one too many is refused straight away', async () => {
    let [inside, most] = [0, 0]
    play = (_, reply, asked) => {
      most = Math.max(most, (inside += 1))
      setTimeout(() => {
        inside -= 1
        reply.end(signRaw(asked, privateKey))
      }, 100)
    }
    const signer = signerOf({ width: { atOnce: 2, waiting: 2 } })
    const four = Promise.all([1, 2, 3, 4].map(() => signer.sign(message)))
    await assert.rejects(signer.sign(message), /Too many wait/)
    await four
    assert.equal(most, 2)
    play = honest
  })

  test('without TLS only a service on this very machine is spoken to', async () => {
    const local = await signingService((_, reply, asked) => reply.end(signRaw(asked, privateKey)))
    const plain = httpSigner({ certificatePem, url: local.url })
    assert.equal((await plain.sign(message)).length, 64)
    local.close()

    for (const url of [
      'http://signer.example',
      'http://10.0.0.5',
      'http://127.0.0.1.example',
      'ftp://localhost',
      '',
    ])
      assert.throws(() => httpSigner({ certificatePem, url, tls: ourTls }), TypeError, url)
    for (const url of [
      'https://u:secret@signer.example',
      'https://signer.example/?a',
      'https://signer.example/#a',
    ])
      assert.throws(() => httpSigner({ certificatePem, url, tls: ourTls }), TypeError, url)
    assert.throws(() => httpSigner({ certificatePem, url: service.url }), TypeError)
  })

  test('material for TLS that is none, or no pair, is unreadable', () => {
    const unreadable = { name: 'SignerError', fault: 'unreadable' }
    assert.throws(() => signerOf({ tls: { ...ourTls, keyPem: serverPair.keyPem } }), unreadable)
    assert.throws(() => signerOf({ tls: { ...ourTls, certificatePem: 'x' } }), unreadable)
    assert.throws(() => signerOf({ certificatePem: clientPair.certificatePem }), unreadable)
  })
})

/** Who shows no certificate at all. */
function reach(url: string, options: { readonly ca: string }): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  get(url, options, resolve).on('error', reject)
  return promise
}
