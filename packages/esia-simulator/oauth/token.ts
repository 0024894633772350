import type { FastifyPluginAsync } from 'fastify'
import { quoted } from '../log.ts'
import type { Stand } from '../stand.ts'
import { fail } from '../result.ts'
import { esiaFailure } from './esia-error.ts'
import { formOf } from './parameters.ts'
import { answerTokenRequest } from './token-request.ts'

export const tokenPath = '/aas/oauth2/v3/te'

export const token: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  app.post(tokenPath, async (request, reply) => {
    const parameters = formOf(request)
    const answered =
      parameters === undefined
        ? fail(esiaFailure('007038', { detail: 'the body is not application/x-www-form-urlencoded' }))
        : answerTokenRequest(stand, parameters)

    const mnemonic = quoted(parameters?.get('client_id'))
    if (answered.ok) {
      stand.log(`v3/te of ${mnemonic} answered: ${parameters?.text('grant_type')}`)
      return reply.send(answered.value)
    }

    const { error, description, detail } = answered.error
    stand.log(`v3/te of ${mnemonic} refused: ${description.slice(0, 60)} (${detail})`)
    const state = parameters?.get('state')
    return reply
      .code(error === 'invalid_client' ? 401 : 400)
      .send({ error, error_description: description, ...(state === undefined ? {} : { state }) })
  })
}
