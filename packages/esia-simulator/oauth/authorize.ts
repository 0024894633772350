import type { FastifyPluginAsync } from 'fastify'
import { authorizationFault } from '../faults/play.ts'
import { quoted } from '../log.ts'
import { goOn } from '../sign-in/go-on.ts'
import { beginSession, sessionOf } from '../sign-in/session.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { authorizationErrorPage } from './authorization-error-page.ts'
import { readAuthorization } from './authorization-request.ts'
import { esiaFailure } from './esia-error.ts'
import { formOf, queryOf } from './parameters.ts'
import { returnAddress } from './return-address.ts'

export const authorizationPath = '/aas/oauth2/v2/ac'

export const authorize: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  app.route({
    method: ['GET', 'POST'],
    url: authorizationPath,
    handler: async (request, reply) => {
      const parameters = request.method === 'GET' ? queryOf(request) : formOf(request)
      if (parameters === undefined) {
        const failure = esiaFailure('007038', { detail: 'the body is not application/x-www-form-urlencoded' })
        stand.log(`v2/ac refused: ${failure.description} (${failure.detail})`)
        return send(reply.code(400), authorizationErrorPage(failure))
      }

      const asked = readAuthorization(parameters, stand.clients, stand.now())
      if (!asked.ok) {
        const { failure, returnTo } = asked.error
        stand.log(
          `v2/ac of ${quoted(parameters.get('client_id'))} refused: ${failure.description} (${failure.detail})`,
        )
        if (returnTo === undefined) return send(reply.code(400), authorizationErrorPage(failure))

        const state = parameters.get('state')
        const answer = { error: failure.error, error_description: failure.description }
        return reply.redirect(
          returnAddress(returnTo, state === undefined ? answer : { ...answer, state }),
          302,
        )
      }

      const fault = authorizationFault(stand, asked.value.state)
      if (fault !== undefined) return reply.redirect(returnAddress(asked.value.returnTo, fault), 302)

      const session = sessionOf(stand, request)
      // A form posted by a client's site comes without our SameSite=Lax cookie; the same request by GET brings it.
      if (
        session === undefined &&
        request.headers['sec-fetch-site'] === 'cross-site' &&
        request.method === 'POST'
      ) {
        return reply.redirect(`${authorizationPath}?${parameters.toString()}`, 303)
      }

      stand.log(`v2/ac of ${asked.value.client.mnemonic} accepted: ${asked.value.scope}`)
      const begun = session ?? beginSession(stand, reply)
      stand.memory.sessions.set(begun.id, { ...begun, request: asked.value })
      return goOn(stand, { ...begun, request: asked.value }, reply)
    },
  })
}
