import type { IncomingMessage } from 'node:http'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { queryOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import { goOn } from '../sign-in/go-on.ts'
import { beginSession, endSession, sessionOf } from '../sign-in/session.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { redeem, requestOfGateway } from './ask-esia.ts'
import { secretClientId, trialClientId } from './clients.ts'
import { gatewayErrorPage } from './error-page.ts'
import { gatewayPath, openGateway } from './gateway.ts'

type Way = { Params: { uid: string } }

/** The gateway at its own issuer, and the way from it to ESIA's pages and back. */
export const gatewayRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  const gateway = openGateway(stand)
  // The provider reads its requests itself.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _body, done) => done(null))

  app.get<Way>(`${gatewayPath}/way/:uid`, async (request, reply) => {
    const way = await wayOf(request, reply)
    if (way === undefined) return lost(reply)
    const { prompt, params, uid } = way
    const fresh = prompt.reasons.includes('login_prompt') || params['max_age'] === 0
    const session = sessionOf(stand, request) ?? beginSession(stand, reply)
    const asked = requestOfGateway(stand, {
      scope: String(params['scope']),
      returnTo: backTo(uid),
      state: uid,
    })
    const begun = { ...session, request: asked, ...(fresh && { signedIn: undefined }) }
    stand.memory.sessions.set(session.id, begun)
    return goOn(stand, begun, reply)
  })

  app.get<Way>(`${gatewayPath}/way/:uid/back`, async (request, reply) => {
    const way = await wayOf(request, reply)
    const query = queryOf(request)
    if (way === undefined || query.get('state') !== way.uid) return lost(reply)

    const code = query.get('code')
    const proven = code === undefined ? undefined : redeem(stand, code, backTo(way.uid))
    const result =
      proven === undefined
        ? { error: query.get('error') ?? 'server_error', error_description: 'ESIA did not say who it is' }
        : { login: { accountId: String(proven.oid), ts: seconds(proven.authTime), remember: false } }
    const provider = await gateway.provider()
    return reply.redirect(await provider.interactionResult(request.raw, reply.raw, result), 303)
  })

  // Ours, since the provider's own asks once more, by a page that needs script.
  app.get(`${gatewayPath}/logout`, async (request, reply) => {
    const query = queryOf(request)
    const returnTo = query.get('post_logout_redirect_uri')
    const isKnown = [trialClientId, secretClientId].includes(query.text('client_id'))
    if (!isKnown || (returnTo !== undefined && URL.parse(returnTo)?.origin !== stand.portalOrigin)) {
      const description = 'client_id or post_logout_redirect_uri is not registered'
      return send(reply.code(400), gatewayErrorPage({ error: 'invalid_request', description }))
    }
    endSession(stand, sessionOf(stand, request), reply)
    return reply.redirect(returnTo ?? '/', 303)
  })

  // For trying what a client makes of new keys: `?former=drop` publishes the former ones no longer.
  app.post(paths.trialGatewayKeys, async (request, reply) => {
    const { kid } = gateway.rotate(queryOf(request).get('former') === 'drop' ? 'drop' : 'keep')
    stand.log(`gateway: signs with ${kid} from now on`)
    return reply.send({ kid })
  })

  app.all(`${gatewayPath}/*`, async (request, reply) => {
    const provider = await gateway.provider()
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value)
    }
    reply.hijack()
    await provider.callback()(mounted(request.raw), reply.raw)
  })

  const backTo = (uid: string) => `${stand.origin}${gatewayPath}/way/${uid}/back`

  async function wayOf(request: FastifyRequest, reply: FastifyReply) {
    const provider = await gateway.provider()
    return provider.interactionDetails(request.raw, reply.raw).catch(() => undefined)
  }

  function lost(reply: FastifyReply): FastifyReply {
    const description = 'this way was begun in another browser, or too long ago'
    return send(reply.code(400), gatewayErrorPage({ error: 'invalid_request', description }))
  }
}

/** The provider finds out from the two addresses where it is mounted. It keeps no session: ESIA's is the one. */
function mounted(request: IncomingMessage & { originalUrl?: string }): IncomingMessage {
  const { url = '/', headers } = request
  request.originalUrl = url
  request.url = url.slice(gatewayPath.length)
  const cookies = (headers.cookie ?? '').split(/;\s*/)
  headers.cookie = cookies.filter((cookie) => !/^gateway(?:\.sig)?=/.test(cookie)).join('; ')
  return request
}

const seconds = (date: Date) => Math.floor(date.getTime() / 1000)
