import type { FastifyPluginAsync } from 'fastify'
import { formOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { checkPassword } from './check-password.ts'
import { goOn } from './go-on.ts'
import { loginPage } from './login-page.ts'
import { recoveryPage, registrationPage, signaturePage } from './plain-pages.ts'
import { sendCode } from './second-factor.ts'
import { beginSession, sessionOf } from './session.ts'
import { moscowTime } from '../ui/time.ts'
import { lockedPage } from './code-page.ts'

export const passwordRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  app.get(paths.login, async (request, reply) => {
    const session = sessionOf(stand, request)
    if (session?.signedIn !== undefined) return goOn(stand, session, reply)
    return send(reply, loginPage({ clientName: session?.request?.client.name }))
  })
  app.get('/login', async (_request, reply) => reply.redirect(paths.login, 302))

  app.post(paths.login, async (request, reply) => {
    const form = formOf(request)
    const session = sessionOf(stand, request) ?? beginSession(stand, reply)
    const login = form?.text('login') ?? ''

    const checked = checkPassword(stand, login, form?.text('password') ?? '')
    if (!checked.ok) {
      const clientName = session.request?.client.name
      return send(reply.code(422), loginPage({ clientName, login, error: checked.error }))
    }

    const person = checked.value
    const secondFactor = sendCode(stand, person)
    if (secondFactor === 'locked') {
      const until = stand.memory.locks.secondFactorLockedUntil(person.id)
      return send(reply.code(422), lockedPage({ until: moscowTime(until) }))
    }
    stand.memory.sessions.set(session.id, { ...session, secondFactor, signedIn: undefined })
    return reply.redirect(paths.code, 303)
  })

  app.get(paths.signature, async (_request, reply) => send(reply, signaturePage()))
  app.get(paths.recovery, async (_request, reply) => send(reply, recoveryPage()))
  app.get(paths.registration, async (_request, reply) => send(reply, registrationPage()))
}
