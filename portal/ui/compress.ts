import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import fastifyPlugin from 'fastify-plugin'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { acceptedEncoding, type Encoding } from './encoding.ts'

const worthIt = 1024
const kept = 64

/**
 * Packs HTML pages. In this thread, since the thread pool belongs to password hashing and a page takes well under
 * a millisecond. A page got without any cookie can't be personal: it is packed harder, and kept by its content.
 * Brotli above 6 would save a few bytes more for 6–17 ms of the thread, which strangers could ask for at will.
 */
export const compress = fastifyPlugin(async (app) => {
  const publicPages = new Map<string, Buffer>()

  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || !isPage(reply)) return payload

    reply.header('vary', variesBy(request))
    const encoding = acceptedEncoding(request.headers['accept-encoding'])
    if (!encoding || payload.length < worthIt) return payload

    reply.header('content-encoding', encoding).removeHeader('content-length')
    if (!isPublic(request, reply)) return pack(payload, encoding, 'quick')

    const key = `${encoding} ${payload}`
    const packed = publicPages.get(key) ?? pack(payload, encoding, 'small')
    publicPages.delete(key)
    publicPages.set(key, packed)
    const [oldest] = publicPages.keys()
    if (publicPages.size > kept && oldest !== undefined) publicPages.delete(oldest)
    return packed
  })
})

/**
 * Whose page it is, and in what language and version, is in cookies. Nothing in between keeps an answer to a form, and a
 * browser that is to show it again after «Назад» would not find it, once another cookie was set.
 */
const variesBy = ({ method }: FastifyRequest) =>
  method === 'POST' ? 'accept-encoding' : 'accept-encoding, cookie'

function isPage(reply: FastifyReply): boolean {
  return (
    String(reply.getHeader('content-type')).startsWith('text/html') && !reply.hasHeader('content-encoding')
  )
}

/** An error page bears the request's id, so keeping it would serve nobody. */
function isPublic({ method, headers }: FastifyRequest, { statusCode }: FastifyReply): boolean {
  return method === 'GET' && headers.cookie === undefined && statusCode === 200
}

function pack(page: string, encoding: Encoding, effort: 'quick' | 'small'): Buffer {
  const quick = effort === 'quick'
  if (encoding === 'gzip') return gzipSync(page, { level: quick ? 4 : 9 })

  const { BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_SIZE_HINT: hint } = constants
  return brotliCompressSync(page, { params: { [quality]: quick ? 3 : 6, [hint]: page.length } })
}
