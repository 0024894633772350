import type { FastifyPluginAsync } from 'fastify'
import type { Answer } from '../faults/fault.ts'
import { answerOrFault } from '../faults/play.ts'
import { quoted } from '../log.ts'
import type { Person } from '../people/person.ts'
import { fail } from '../result.ts'
import type { Stand } from '../stand.ts'
import { pathOf, type Endpoint } from './endpoint.ts'
import { esiaFailure } from './esia-error.ts'
import { keyOf } from './jwt.ts'
import { formOf, type Parameters } from './parameters.ts'
import { refusedTokens } from './refused-tokens.ts'
import { answerTokenRequest, type AnsweredToken } from './token-request.ts'

export const token: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  for (const endpoint of ['te', 'v3/te'] as const) {
    app.post(pathOf(endpoint), async (request, reply) => {
      const parameters = formOf(request)
      const person = holderOf(stand, parameters)
      const honest = () => answer(stand, endpoint, parameters)

      return answerOrFault({ places: ['token'], stand, request, reply, person, honest })
    })
  }
}

function answer(stand: Stand, endpoint: Endpoint, parameters: Parameters | undefined): Answer {
  const { answer: answered, notes }: AnsweredToken =
    parameters === undefined ? unreadable() : answerTokenRequest(stand, endpoint, parameters)

  const about = `${endpoint} of ${quoted(parameters?.get('client_id'))}`
  if (answered.ok) {
    stand.log([`${about} answered: ${parameters?.text('grant_type')}`, ...notes].join('; '))
    return { status: 200, body: answered.value }
  }

  const { description, detail } = answered.error
  stand.log([`${about} refused: ${description.slice(0, 60)} (${detail})`, ...notes].join('; '))
  return refusedTokens(answered.error, parameters?.get('state'), stand.assumed)
}

function unreadable(): AnsweredToken {
  const detail = 'the body is not application/x-www-form-urlencoded'
  return { answer: fail(esiaFailure('007038', { detail })), notes: [] }
}

/** Who the code or the refresh token speaks for, before anything of it has been checked. */
function holderOf(stand: Stand, parameters: Parameters | undefined): Person | undefined {
  const { codes, refreshTokens } = stand.memory
  const issued =
    codes.get(keyOf(parameters?.text('code') ?? '')) ??
    refreshTokens.get(keyOf(parameters?.text('refresh_token') ?? ''))
  return issued === undefined ? undefined : stand.people.byOid(issued.oid)
}
