import type { FastifyReply, FastifyRequest } from 'fastify'
import { frameOf } from '../frame.ts'
import { cookiesOff, hasNoCookies } from './cookies-off.ts'
import { dropSession } from './cookie.ts'
import { cameFrom } from '../http/came-from.ts'
import { readCookie } from '../http/cookies.ts'
import { languageOf } from '../http/language.ts'
import { pathTo, paths } from '../paths.ts'
import { bySlug, regionCookie, slugOf, type Region, type Regions } from '../region/region.ts'
import { send } from '../ui/send.ts'
import type { Unsent } from './messages.ts'
import { sessionEndedPage } from './page.ts'

type Known = { readonly regions: Regions; readonly serviceName: string }
type Told = { readonly unsent?: Unsent | undefined }

/** Answers a request for a signed-in page that has no live session: nothing of the page, and the way back in. */
export function sessionEnded(
  request: FastifyRequest,
  reply: FastifyReply,
  { regions, serviceName }: Known,
  { unsent }: Told = {},
): FastifyReply {
  const justSignedIn = regionSignedInTo(request, regions)
  if (justSignedIn !== undefined && hasNoCookies(request)) {
    const againPath = pathTo(paths.signIn, { region: slugOf(justSignedIn) })
    return cookiesOff(reply, {
      frame: frameOf({ serviceName, language: languageOf(request), region: justSignedIn }),
      againPath,
    })
  }
  const region = bySlug(regions, readCookie(request.headers.cookie, regionCookie) ?? '')
  const signInPath = region === undefined ? paths.regions : pathTo(paths.signIn, { region: slugOf(region) })
  reply.header('set-cookie', dropSession())
  return send(
    reply.code(401),
    sessionEndedPage({
      frame: frameOf({ serviceName, language: languageOf(request), region }),
      signInPath,
      unsent,
    }),
  )
}

/** From the page of sign-in nothing but a sign-in leads to the cabinet. */
function regionSignedInTo({ headers }: FastifyRequest, regions: Regions): Region | undefined {
  const from = cameFrom(headers)
  return [...regions.values()].find((region) => from === pathTo(paths.signIn, { region: slugOf(region) }))
}
