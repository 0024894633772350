import type { FastifyReply, FastifyRequest } from 'fastify'
import { frameOf } from '../frame.ts'
import { dropSession } from './cookie.ts'
import { readCookie } from '../http/cookies.ts'
import { pathTo, paths } from '../paths.ts'
import { bySlug, regionCookie, slugOf, type Regions } from '../region/region.ts'
import { send } from '../ui/send.ts'
import { sessionEndedPage } from './page.ts'

type Known = { readonly regions: Regions; readonly serviceName: string }

/** Answers a request for a signed-in page that has no live session: nothing of the page, and the way back in. */
export function sessionEnded(
  request: FastifyRequest,
  reply: FastifyReply,
  { regions, serviceName }: Known,
): FastifyReply {
  const region = bySlug(regions, readCookie(request.headers.cookie, regionCookie) ?? '')
  const signInPath = region === undefined ? paths.regions : pathTo(paths.signIn, { region: slugOf(region) })
  reply.header('set-cookie', dropSession())
  return send(reply.code(401), sessionEndedPage({ frame: frameOf(serviceName, region), signInPath }))
}
