import type { FastifyPluginAsync } from 'fastify'
import { fieldOf, textOf } from '../json-body.ts'
import type { Login } from '../people/login.ts'
import { beginSession, sessionOf, signIn } from '../sign-in/session.ts'
import { startSignIn, type StartError } from '../sign-in/start-sign-in.ts'
import type { Stand } from '../stand.ts'
import { loginFailure } from './failures.ts'
import { nextAction, solveAnomaly } from './next-action.ts'

const kinds: readonly Login['kind'][] = ['phone', 'email', 'snils']

export const loginApi: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  // Some scripts end the address with a slash.
  for (const path of ['/aas/oauth2/api/login', '/aas/oauth2/api/login/']) {
    app.post(path, async (request, reply) => {
      const idType = fieldOf(request.body, 'idType') ?? undefined
      const kind = kinds.find((one) => one === idType)
      if (idType !== undefined && kind === undefined)
        return reply
          .code(400)
          .send({ error: 'BAD_REQUEST', message: `idType is none of ${kinds.join(', ')}` })

      const session = sessionOf(stand, request) ?? beginSession(stand, reply)
      const [login, password] = [textOf(request.body, 'login'), textOf(request.body, 'password')]
      const started = startSignIn(stand, session, { login, password, kind })

      if (!started.ok) return reply.send(refusal(stand, session.id, started.error))
      const { value } = started
      const next = 'waiting' in value ? value.waiting : signIn(stand, session, value.entering, reply)
      return reply.send(nextAction(stand, next))
    })
  }
}

/** The third wrong password is told as such, and that a picture comes next. */
function refusal({ memory, assumed }: Stand, sessionId: string, error: StartError): object {
  const failed = loginFailure(error)
  if (error !== 'picture' && error !== 'wrong-picture' && error !== 'question') return { failed }

  const session = memory.sessions.get(sessionId)
  const reaction = (session && solveAnomaly(session)) ?? {}
  if (error === 'wrong-picture' || (error === 'picture' && assumed.on('captcha-as-failure')))
    return { ...reaction, failed }
  return reaction
}
