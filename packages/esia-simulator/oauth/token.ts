import type { FastifyPluginAsync } from 'fastify'
import type { Answer } from '../faults/fault.ts'
import { answerOrFault } from '../faults/play.ts'
import { quoted } from '../log.ts'
import type { Person } from '../people/person.ts'
import type { Stand } from '../stand.ts'
import { fail } from '../result.ts'
import { esiaFailure } from './esia-error.ts'
import { keyOf } from './jwt.ts'
import { formOf, type Parameters } from './parameters.ts'
import { refusedTokens } from './refused-tokens.ts'
import { answerTokenRequest } from './token-request.ts'

export const tokenPath = '/aas/oauth2/v3/te'

export const token: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  app.post(tokenPath, async (request, reply) => {
    const parameters = formOf(request)
    const person = holderOf(stand, parameters)
    const honest = () => answer(stand, parameters)

    return answerOrFault({ places: ['token'], stand, request, reply, person, honest })
  })
}

function answer(stand: Stand, parameters: Parameters | undefined): Answer {
  const answered =
    parameters === undefined
      ? fail(esiaFailure('007038', { detail: 'the body is not application/x-www-form-urlencoded' }))
      : answerTokenRequest(stand, parameters)

  const mnemonic = quoted(parameters?.get('client_id'))
  if (answered.ok) {
    stand.log(`v3/te of ${mnemonic} answered: ${parameters?.text('grant_type')}`)
    return { status: 200, body: answered.value }
  }

  const { description, detail } = answered.error
  stand.log(`v3/te of ${mnemonic} refused: ${description.slice(0, 60)} (${detail})`)
  return refusedTokens(answered.error, parameters?.get('state'))
}

/** Who the code or the refresh token speaks for, before anything of it has been checked. */
function holderOf(stand: Stand, parameters: Parameters | undefined): Person | undefined {
  const { codes, refreshTokens } = stand.memory
  const issued =
    codes.get(keyOf(parameters?.text('code') ?? '')) ??
    refreshTokens.get(keyOf(parameters?.text('refresh_token') ?? ''))
  return issued === undefined ? undefined : stand.people.byOid(issued.oid)
}
