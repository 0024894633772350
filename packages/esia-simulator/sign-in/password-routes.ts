import type { FastifyPluginAsync } from 'fastify'
import { formOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { goOn } from './go-on.ts'
import { loginPage } from './login-page.ts'
import { accountLockedPage, recoveryPage, registrationPage, signaturePage } from './plain-pages.ts'
import { beginSession, sessionOf } from './session.ts'
import { startSignIn } from './start-sign-in.ts'
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

    const started = startSignIn(stand, session, { login, password: form?.text('password') ?? '' })
    if (!started.ok) {
      const { error } = started
      if (error === 'account-locked') return send(reply.code(403), accountLockedPage())

      const shown =
        typeof error === 'string'
          ? loginPage({ clientName: session.request?.client.name, login, error })
          : lockedPage({ until: moscowTime(error.lockedUntil) })
      return send(reply.code(422), shown)
    }
    return reply.redirect(paths.code, 303)
  })

  app.get(paths.signature, async (_request, reply) => send(reply, signaturePage()))
  app.get(paths.recovery, async (_request, reply) => send(reply, recoveryPage()))
  app.get(paths.registration, async (_request, reply) => send(reply, registrationPage()))
}
