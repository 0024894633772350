import { trustedMarkup, type Html } from '@registratura/html'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { cameFrom } from '../http/came-from.ts'
import { paths } from '../paths.ts'
import { sightOf } from './cookie.ts'
import { isOwnPath } from './own-path.ts'
import { dress } from './pages/dress.ts'

/** Every page on its way out, so that no route can forget it; before pages are packed. */
export const dressAnswers = fastifyPlugin(async (app) => {
  app.addHook('onSend', async (request, reply, payload) =>
    typeof payload === 'string' && isPage(reply) ? String(dressed(request, payload)) : payload,
  )
})

const isPage = (reply: FastifyReply) => String(reply.getHeader('content-type')).startsWith('text/html')

/** A page that goes out past the hooks. */
export const dressed = (request: FastifyRequest, page: Html | string): Html =>
  trustedMarkup(dress(String(page), { sight: sightOf(request), back: backOf(request) }))

/** For whom nothing can be read of: with the way to the version alone. */
export const undressed = (page: Html): Html =>
  trustedMarkup(dress(String(page), { sight: undefined, back: paths.regions }))

/** The page that is shown; an answer to a form may have none at its own address, and its form stood on another. */
function backOf({ method, url, headers }: FastifyRequest): string {
  const own = url.split('?', 1)[0]
  const path = method === 'GET' ? own : (cameFrom(headers) ?? own)
  return isOwnPath(path) ? path : paths.regions
}
