import Fastify, { type FastifyInstance } from 'fastify'
import { signInApi } from './api/routes.ts'
import { captchaApi } from './captcha/api-routes.ts'
import { captchaPageRoutes } from './captcha/page-routes.ts'
import { clientRoutes } from './clients/routes.ts'
import { clientPages } from './clients/page-routes.ts'
import { clockRoutes } from './control/clock-routes.ts'
import { journalRoutes } from './control/journal-routes.ts'
import { snapshotRoutes } from './control/snapshot-routes.ts'
import { peoplePages } from './people/page-routes.ts'
import { peopleApi } from './people/routes.ts'
import { previewRoutes } from './preview/routes.ts'
import { authorize } from './oauth/authorize.ts'
import { token } from './oauth/token.ts'
import { faultRoutes } from './faults/routes.ts'
import { frontRoutes } from './front/routes.ts'
import { gatewayRoutes } from './gateway/routes.ts'
import { helpRoutes } from './help/routes.ts'
import { letterRoutes } from './letters/routes.ts'
import { logout } from './logout/logout.ts'
import { onlyByOurName } from './only-by-our-name.ts'
import { onlyFromOurPages } from './only-from-our-pages.ts'
import { phoneRoutes } from './phone/routes.ts'
import { personData } from './rs/person-data.ts'
import { securityHeaders } from './security-headers.ts'
import { codeRoutes } from './sign-in/code-routes.ts'
import { grantRoutes } from './sign-in/grant-routes.ts'
import { passwordRoutes } from './sign-in/password-routes.ts'
import { questionRoutes } from './question/routes.ts'
import { qrApi } from './sign-in/qr-api-routes.ts'
import { qrRoutes } from './sign-in/qr-routes.ts'
import { stepSwitchRoutes } from './steps/switch-routes.ts'
import { stepRoutes } from './steps/routes.ts'
import { totpRoutes } from './totp/routes.ts'
import type { Stand } from './stand.ts'
import { assets } from './ui/assets.ts'
import { brokenPage, notFoundPage } from './ui/error-pages.ts'
import { send } from './ui/send.ts'

/** The whole stand as a Fastify application; the caller listens and closes. */
export async function simulator(stand: Stand): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 65_536,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    requestTimeout: 10_000,
    // Else Node looks every half a minute, and takes the larger of the two for the body: a trickle lives a minute.
    http: { connectionsCheckingInterval: 2_000, headersTimeout: 10_000 },
    trustProxy: stand.behindProxy,
    // Clients whose base address ends with a slash send two.
    rewriteUrl: ({ url = '/' }) => url.replace(/^\/{2,}(?=rs\/)/, '/'),
  })

  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: unknown, body: string) => new URLSearchParams(body),
  )
  // Anything else is left unread: each endpoint says in its own words that it takes a form.
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async () => undefined)

  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(securityHeaders(stand))
  })
  app.addHook('onRequest', onlyByOurName(stand))
  app.addHook('onRequest', onlyFromOurPages(stand))

  // Before the routes: a plugin inherits the handlers that stand when it is registered.
  app.setNotFoundHandler(async (_request, reply) => send(reply.code(404), notFoundPage()))
  app.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) {
      const where = `${request.method} ${request.routeOptions.url ?? ''}`
      stand.log(`${where} broke: ${(error.stack ?? error.message).replaceAll(/\s+/g, ' ')}`)
    }
    return send(reply.code(status), brokenPage())
  })

  await app.register(assets)
  for (const routes of [authorize, token, personData, logout]) await app.register(routes, { stand })
  for (const routes of [
    passwordRoutes,
    codeRoutes,
    captchaPageRoutes,
    questionRoutes,
    stepRoutes,
    qrRoutes,
    grantRoutes,
  ])
    await app.register(routes, { stand })
  await app.register(gatewayRoutes, { stand })
  for (const routes of [signInApi, captchaApi, totpRoutes, stepSwitchRoutes, qrApi])
    await app.register(routes, { stand })
  for (const routes of [helpRoutes, phoneRoutes, letterRoutes, frontRoutes, faultRoutes, clientRoutes])
    await app.register(routes, { stand })

  for (const routes of [peopleApi, peoplePages, clientPages, clockRoutes, snapshotRoutes, journalRoutes])
    await app.register(routes, { stand })
  await app.register(previewRoutes, { stand })

  return app
}
