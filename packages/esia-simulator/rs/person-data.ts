import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Answer } from '../faults/fault.ts'
import { answerOrFault } from '../faults/play.ts'
import type { Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { bearerOf } from './bearer.ts'
import { readOrganizationData } from './read-organization-data.ts'
import { readPersonData } from './read-person-data.ts'
import { refused, restAnswer, type RestError } from './rest-error.ts'
import { viewOf } from './view-of.ts'

export const personData: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  const refuse = (reply: FastifyReply, refusal: Result<never, RestError>) => {
    const { status, body } = answer(stand, refusal)
    return reply.code(status).send(body)
  }

  app.route({
    method: ['GET', 'HEAD'],
    url: '/rs/*',
    handler: async (request, reply) => {
      const [prns, ...path] = partsOf(request)
      if (prns === 'orgs' && path.length === 1) {
        const { status, body } = answer(stand, readOrganizationData(stand, request, path[0] ?? ''))
        return reply.code(status).send(body)
      }
      if (prns !== 'prns') return refuse(reply, refused('missing', 'no such address below /rs'))

      const bearer = bearerOf(stand, request)
      const person = bearer.ok ? bearer.value.person : undefined
      const honest = () => {
        if (!bearer.ok) return answer(stand, bearer)
        return answer(stand, readPersonData(bearer.value, viewOf(stand, request, bearer.value), path))
      }

      const places = path.length === 1 ? (['rs', 'person'] as const) : (['rs'] as const)
      return answerOrFault({ places, stand, request, reply, person, honest })
    },
  })

  app.route({
    method: ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/rs/*',
    handler: async ({ method }, reply) =>
      refuse(reply.header('allow', 'GET, HEAD'), refused('method', `${method} instead of GET`)),
  })
}

function answer(stand: Stand, read: Result<object, RestError>): Answer {
  if (read.ok) return { status: 200, body: read.value }

  // Names of collections are fixed; anything else in the path may be a person's.
  const refusal = restAnswer(read.error.error)
  stand.log(`rs/prns refused: ${refusal.body.code} (${read.error.detail})`)
  return refusal
}

/** The path below /rs; doubled slashes are seen in the wild and pass. */
function partsOf(request: FastifyRequest): readonly string[] {
  const [path = ''] = request.url.split('?')
  return path
    .split('/')
    .filter((part) => part !== '')
    .slice(1)
}
