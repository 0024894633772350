import type { IncomingHttpHeaders } from 'node:http'
import { Type } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import { BadRequest } from '../errors.ts'

/** No form of ours has more than a dozen fields. */
const mostFields = 100

/** What a button alone sends. */
const NoFields = Type.Object({}, { additionalProperties: false })

/**
 * Forms are all that the portal takes; a body of any other type is answered 415. A route that names no fields has
 * none: whatever comes with its button is refused, as it is where fields are named.
 */
export function takeFormsOnly(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (route.method === 'POST' && route.schema?.body === undefined)
      route.schema = { ...route.schema, body: NoFields }
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    async (_: unknown, body: Buffer) => parseForm(body.toString('latin1')),
  )
}

/**
 * Whether a body is what our forms send: UTF-8, as the page's own charset is, and not packed. Another encoding would
 * be read as nonsense and stored so, and a packed body may unpack to anything.
 */
export function isPlainBody(headers: IncomingHttpHeaders): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(headers['content-type'] ?? '')?.[1]
  const packed = headers['content-encoding'] ?? 'identity'
  return packed.toLowerCase() === 'identity' && (charset === undefined || charset.toLowerCase() === 'utf-8')
}

/**
 * Reads a urlencoded form as the URL standard writes one: ASCII, with every other character percent-encoded in UTF-8.
 * Throws BadRequest for what isn't: guessing would keep a mangled name. A field sent twice becomes an array, which
 * no schema takes.
 */
export function parseForm(text: string): Record<string, string | string[]> {
  if (!/^[\u0020-\u007e]*$/.test(text)) throw new BadRequest('a form that is not ASCII')

  const fields: Record<string, string | string[]> = Object.create(null)
  const pairs = text === '' ? [] : text.split('&', mostFields + 1)
  if (pairs.length > mostFields) throw new BadRequest('too many fields')
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const name = decode(at < 0 ? pair : pair.slice(0, at))
    const value = at < 0 ? '' : decode(pair.slice(at + 1))
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  return fields
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw new BadRequest('a form that is not UTF-8')
  }
}
