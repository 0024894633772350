import type { FastifyPluginAsync } from 'fastify'
import { acceptJson, textOf } from '../json-body.ts'
import { queryOf } from '../oauth/parameters.ts'
import type { PasswordError } from '../sign-in/check-password.ts'
import { checkCode, codeLength, type CodeError } from '../sign-in/second-factor.ts'
import { beginSession, sessionOf, signIn } from '../sign-in/session.ts'
import { startSignIn } from '../sign-in/start-sign-in.ts'
import type { Stand } from '../stand.ts'
import { nextAction } from './next-action.ts'

const passwordFailures = {
  'empty-login': 'INVALID_LOGIN',
  'unreadable-login': 'INVALID_LOGIN',
  'unreadable-email': 'INVALID_LOGIN',
  'empty-password': 'INVALID_PASSWORD',
  wrong: 'INVALID_PASSWORD',
  wait: 'ACCOUNT_LOCKED',
} satisfies Record<PasswordError, string>

/** Names of our own: ESIA's for a wrong code are not public. */
const codeFailures = {
  empty: 'INVALID_OTP',
  wrong: 'INVALID_OTP',
  expired: 'OTP_EXPIRED',
  used: 'INVALID_OTP',
  locked: 'ACCOUNT_LOCKED',
} satisfies Record<CodeError, string>

/** Steps that ESIA may put between and that the stand never does: skipping them goes on. */
const skippable = ['login/promo-mfa/fill-mfa', 'login/quiz-max/skip', 'login/change-password/skip']

export const signInApi: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  acceptJson(app)

  app.get('/aas/oauth2/config', async (_request, reply) =>
    reply.send({
      stand: true,
      otp: { code_length: codeLength, verify_attempts: stand.assumed.amount('otp-tries') },
    }),
  )

  app.post('/aas/oauth2/api/login', async (request, reply) => {
    const session = sessionOf(stand, request) ?? beginSession(stand, reply)
    const credentials = { login: textOf(request.body, 'login'), password: textOf(request.body, 'password') }

    const started = startSignIn(stand, session, credentials)
    if (started.ok) return reply.send(nextAction(stand, started.value))

    const { error } = started
    const locked = typeof error !== 'string' || error === 'account-locked'
    return reply.send({ failed: locked ? 'ACCOUNT_LOCKED' : passwordFailures[error] })
  })

  app.post('/aas/oauth2/api/login/otp/verify', async (request, reply) => {
    const session = sessionOf(stand, request)
    if (session?.secondFactor === undefined) return reply.send({ action: 'ENTER_LOGIN' })

    const waiting = { ...session, secondFactor: session.secondFactor }
    const error = checkCode(stand, waiting, queryOf(request).text('code'))
    if (error !== undefined) {
      const left = sessionOf(stand, request)?.secondFactor?.triesLeft ?? 0
      return reply.send({ failed: codeFailures[error], verify_attempts_left: left })
    }
    return reply.send(nextAction(stand, signIn(stand, session, waiting.secondFactor.oid, reply)))
  })

  app.get('/aas/oauth2/api/login/next-step', async (request, reply) => {
    const session = sessionOf(stand, request)
    return reply.send(session === undefined ? { action: 'ENTER_LOGIN' } : nextAction(stand, session))
  })

  for (const step of skippable) {
    app.post(`/aas/oauth2/api/${step}`, async (request, reply) => {
      const session = sessionOf(stand, request)
      return reply.send(session === undefined ? { action: 'ENTER_LOGIN' } : nextAction(stand, session))
    })
  }

  app.post('/aas/oauth2/api/scope/allow', async (request, reply) => {
    const session = sessionOf(stand, request)
    const person = session?.signedIn === undefined ? undefined : stand.people.byOid(session.signedIn.oid)
    if (session?.request === undefined || person === undefined) return reply.send({ action: 'ENTER_LOGIN' })

    stand.memory.grants.allow(person.id, session.request.client.mnemonic, session.request.scopes)
    return reply.send(nextAction(stand, session))
  })
}
