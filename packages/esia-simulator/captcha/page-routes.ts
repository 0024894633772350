import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { formOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import { pageWords } from '../sign-in/page-words.ts'
import { sessionOf, type Session } from '../sign-in/session.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { lookAt, resolveAnomaly, type Anomaly } from './anomaly.ts'
import { captchaPage } from './page.ts'

type Stopped = Session & { readonly anomaly: Anomaly }

export const captchaPageRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  const show = (session: Stopped, error?: 'empty' | 'wrong') =>
    captchaPage({ captchaSession: livingPicture(stand, session), note: whyOf(stand, session), error })

  app.get(paths.captcha, async (request, reply) => {
    const session = stoppedSession(stand, request)
    return session === undefined ? reply.redirect(paths.login, 302) : send(reply, show(session))
  })

  app.post(paths.captcha, async (request, reply) => {
    const session = stoppedSession(stand, request)
    if (session === undefined) return reply.redirect(paths.login, 303)

    const typed = formOf(request)?.text('answer') ?? ''
    if (typed.trim() === '') return send(reply.code(422), show(session, 'empty'))
    const token = stand.memory.pictures.solve(session.anomaly.captchaSession ?? '', typed)
    if (token === undefined) return send(reply.code(422), show(session, 'wrong'))

    resolveAnomaly(stand, session, { guid: session.anomaly.guid, token })
    return reply.redirect(paths.login, 303)
  })

  app.post(paths.otherPicture, async (request, reply) => {
    const session = stoppedSession(stand, request)
    if (session === undefined) return reply.redirect(paths.login, 303)
    const { captchaSession } = stand.memory.pictures.ask(session.anomaly.captchaSession)
    lookAt(stand, session, captchaSession)
    return reply.redirect(paths.captcha, 303)
  })
}

function stoppedSession(stand: Stand, request: FastifyRequest): Stopped | undefined {
  const session = sessionOf(stand, request)
  const anomaly = session?.anomaly
  return session === undefined || anomaly === undefined || anomaly.solved
    ? undefined
    : { ...session, anomaly }
}

function livingPicture(stand: Stand, session: Stopped): string {
  const looked = session.anomaly.captchaSession
  if (looked !== undefined && stand.memory.pictures.get(looked) !== undefined) return looked

  const { captchaSession } = stand.memory.pictures.ask()
  lookAt(stand, session, captchaSession)
  return captchaSession
}

const whyOf = (stand: Stand, { anomaly }: Stopped): string =>
  anomaly.afterWrong
    ? `${pageWords(stand.assumed).wrong}. Чтобы попробовать ещё раз, введите код`
    : 'Паролей подряд не подошло слишком много. Введите код, потом пароль'
