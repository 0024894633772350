import type { FastifyReply, FastifyRequest } from 'fastify'
import { paths } from './oauth/endpoint.ts'
import type { Stand } from './stand.ts'
import { foreignPage } from './ui/error-pages.ts'
import { send } from './ui/send.ts'

/** Signed by the client and meant to come from elsewhere; neither reads what our cookie could give away. */
const fromClients: ReadonlySet<string> = new Set(paths)
const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Written into programs for the real page; no page of a foreigner can have them, and a browser sends `sec-fetch-site` too. */
const realOrigins: ReadonlySet<string> = new Set([
  'https://esia.gosuslugi.ru',
  'https://esia-portal1.test.gosuslugi.ru',
])

/** A request without both headers comes from a program: browsers send one of them with every POST. */
export function onlyFromOurPages({ origin: ours, log }: Pick<Stand, 'origin' | 'log'>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const path = request.url.split('?')[0] ?? ''
    if (safe.has(request.method) || fromClients.has(path)) return undefined

    const site = request.headers['sec-fetch-site']
    const origin = request.headers.origin
    const ofOurs = origin === undefined || origin === ours || realOrigins.has(origin)
    const foreign = site === undefined ? !ofOurs : site !== 'same-origin'
    if (!foreign) return undefined

    log(`${request.method} refused: it came from another site`)
    return send(reply.code(403), foreignPage())
  }
}
