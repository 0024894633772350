import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { textOf } from '../json-body.ts'
import { queryOf } from '../oauth/parameters.ts'
import { entering } from '../sign-in/entering.ts'
import { checkCode, resendCode } from '../sign-in/second-factor.ts'
import { sessionOf, signIn } from '../sign-in/session.ts'
import type { Stand } from '../stand.ts'
import { codeFailure, resendFailures } from './failures.ts'
import { mfaDetails } from './mfa-details.ts'
import { nextAction } from './next-action.ts'

const start = { action: 'ENTER_LOGIN' }

/** The code of an SMS, of an application, and a path of some scripts that takes either. */
const verifies = { otp: ['SMS'], totp: ['TTP'], mfa: ['SMS', 'TTP'] } as const

export const codeApi: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  for (const [path, types] of Object.entries(verifies)) {
    app.post(`/aas/oauth2/api/login/${path}/verify`, async (request, reply) =>
      verify(stand, types, request, reply),
    )
  }

  /** How the real one is called is not public. */
  app.post('/aas/oauth2/api/login/otp/resend', async (request, reply) => {
    const session = sessionOf(stand, request)
    if (session?.secondFactor === undefined) return reply.send(start)

    const error = resendCode(stand, { ...session, secondFactor: session.secondFactor })
    const renewed = sessionOf(stand, request) ?? session
    return reply.send(error === undefined ? nextAction(stand, renewed) : { failed: resendFailures[error] })
  })
}

function verify(
  stand: Stand,
  types: readonly string[],
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const session = sessionOf(stand, request)
  if (session?.secondFactor === undefined) return reply.send(start)

  const { secondFactor } = session
  const code = queryOf(request).get('code') ?? textOf(request.body, 'code')
  // A code of the other kind is never the right one, and is no guess either.
  const error = types.includes(secondFactor.type)
    ? checkCode(stand, { ...session, secondFactor }, code)
    : 'wrong'
  if (error === undefined)
    return reply.send(nextAction(stand, signIn(stand, session, entering(stand, secondFactor.oid), reply)))

  const left = sessionOf(stand, request) ?? session
  return reply.send({
    failed: codeFailure(error, secondFactor.type),
    verify_attempts_left: left.secondFactor?.triesLeft ?? 0,
    mfa_details: mfaDetails(stand, left),
  })
}
