import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { authorizationFault } from '../faults/play.ts'
import { quoted } from '../log.ts'
import { goOn } from '../sign-in/go-on.ts'
import { beginSession, sessionOf } from '../sign-in/session.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { authorizationErrorPage } from './authorization-error-page.ts'
import { readAuthorization, type AuthorizationRequest } from './authorization-request.ts'
import { pathOf, type Endpoint } from './endpoint.ts'
import { errorOf, esiaFailure, type EsiaFailure } from './esia-error.ts'
import { formOf, queryOf, type Parameters } from './parameters.ts'
import { returnAddress } from './return-address.ts'

export const authorize: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  for (const endpoint of ['ac', 'v2/ac'] as const) {
    app.route({
      method: ['GET', 'POST'],
      url: pathOf(endpoint),
      handler: async (request, reply) => {
        const parameters = request.method === 'GET' ? queryOf(request) : formOf(request)
        if (parameters === undefined) return refuseUnreadable(stand, endpoint, reply)

        const { read, notes } = readAuthorization(stand, endpoint, parameters)
        const about = `${endpoint} of ${quoted(parameters.get('client_id'))}`
        if (!read.ok) {
          const { failure, returnTo } = read.error
          stand.log([`${about} refused: ${failure.description} (${failure.detail})`, ...notes].join('; '))
          return refuse({ stand, reply, failure, returnTo, state: parameters.get('state') })
        }

        stand.log([`${about} accepted: ${read.value.scope}`, ...notes].join('; '))
        return take({ stand, request, reply, parameters, asked: read.value })
      },
    })
  }
}

function refuseUnreadable(stand: Stand, endpoint: Endpoint, reply: FastifyReply): FastifyReply {
  const failure = esiaFailure('007038', { detail: 'the body is not application/x-www-form-urlencoded' })
  stand.log(`${endpoint} refused: ${failure.description} (${failure.detail})`)
  return send(reply.code(400), authorizationErrorPage(failure))
}

type Refused = {
  readonly stand: Stand
  readonly reply: FastifyReply
  readonly failure: EsiaFailure
  readonly returnTo: URL | undefined
  readonly state: string | undefined
}

function refuse({ stand, reply, failure, returnTo, state }: Refused): FastifyReply {
  if (returnTo === undefined) return send(reply.code(400), authorizationErrorPage(failure))

  const answer = { error: errorOf(failure, stand.assumed), error_description: failure.description }
  return reply.redirect(returnAddress(returnTo, state === undefined ? answer : { ...answer, state }), 302)
}

type Taken = {
  readonly stand: Stand
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly parameters: Parameters
  readonly asked: AuthorizationRequest
}

function take({ stand, request, reply, parameters, asked }: Taken): FastifyReply {
  const fault = authorizationFault(stand, asked.state)
  if (fault !== undefined) return reply.redirect(returnAddress(asked.returnTo, fault), 302)

  const session = sessionOf(stand, request)
  // A form posted by a client's site comes without our SameSite=Lax cookie; the same request by GET brings it.
  const comesWithoutCookie = request.headers['sec-fetch-site'] === 'cross-site' && request.method === 'POST'
  if (session === undefined && comesWithoutCookie) {
    return reply.redirect(`${pathOf(asked.endpoint)}?${parameters.toString()}`, 303)
  }

  const begun = session ?? beginSession(stand, reply)
  stand.memory.sessions.set(begun.id, { ...begun, request: asked })
  return goOn(stand, { ...begun, request: asked }, reply)
}
