import type { FastifyPluginAsync } from 'fastify'
import { formOf, type Parameters } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import type { PasswordError } from './check-password.ts'
import { codeTerms } from './code-terms.ts'
import { goOn } from './go-on.ts'
import { loginPage } from './login-page.ts'
import { loginNames, pageWords, passwordNames } from './page-words.ts'
import { accountLockedPage, recoveryPage, registrationPage, signaturePage } from './plain-pages.ts'
import { beginSession, sessionOf, signIn, type Session } from './session.ts'
import { startSignIn } from './start-sign-in.ts'
import { moscowTime } from '../ui/time.ts'
import { span } from '../ui/span.ts'
import { lockedPage } from './code-page.ts'

type Said = { readonly login?: string; readonly error?: PasswordError; readonly note?: string }

export const passwordRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  const show = (session: Session | undefined, said: Said) =>
    loginPage({
      words: pageWords(stand.assumed),
      clientName: session?.request?.client.name,
      wait: `через ${span(stand.assumed.amount('password-wait'))}`,
      helpInWindow: !stand.assumed.on('help-as-in-manual'),
      ...said,
    })

  app.get(paths.login, async (request, reply) => {
    const session = sessionOf(stand, request)
    if (session?.signedIn !== undefined) return goOn(stand, session, reply)
    const { anomaly } = session ?? {}
    if (!anomaly?.solved) return send(reply, show(session, {}))
    return send(reply, show(session, { login: anomaly.login, note: 'Спасибо. Введите пароль ещё раз' }))
  })
  app.get('/login', async (_request, reply) => reply.redirect(paths.login, 302))

  app.post(paths.login, async (request, reply) => {
    const form = formOf(request)
    const session = sessionOf(stand, request) ?? beginSession(stand, reply)
    const login = firstOf(form, loginNames)

    const started = startSignIn(stand, session, { login, password: firstOf(form, passwordNames) })
    if (!started.ok) {
      const { error } = started
      if (error === 'picture' || error === 'wrong-picture') return reply.redirect(paths.captcha, 303)
      if (error === 'question') return reply.redirect(paths.question, 303)
      if (error === 'account-locked') return send(reply.code(403), accountLockedPage())

      const shown =
        typeof error === 'string'
          ? show(session, { login, error })
          : lockedPage({ until: moscowTime(error.lockedUntil), terms: codeTerms(stand.assumed) })
      return send(reply.code(422), shown)
    }
    const { value } = started
    if ('waiting' in value) return reply.redirect(paths.code, 303)
    return goOn(stand, signIn(stand, session, value.entering, reply), reply)
  })

  app.get(paths.signature, async (_request, reply) => send(reply, signaturePage()))
  app.get(paths.recovery, async (_request, reply) => send(reply, recoveryPage()))
  app.get(paths.registration, async (_request, reply) => send(reply, registrationPage()))
}

const firstOf = (form: Parameters | undefined, names: readonly string[]): string =>
  names.map((name) => form?.text(name) ?? '').find((value) => value !== '') ?? ''
