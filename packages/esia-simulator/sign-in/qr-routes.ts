import type { FastifyPluginAsync } from 'fastify'
import { paths } from '../paths.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { entering } from './entering.ts'
import { goOn } from './go-on.ts'
import { qrPage } from './qr-page.ts'
import { openQr, qrPath, takeApproval } from './qr.ts'
import { beginSession, sessionOf, signIn, type Session } from './session.ts'

export const qrRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  const show = (session: Session, notYet: boolean) => {
    const path = qrPath(openQr(stand, session))
    return qrPage({ address: `${stand.origin}${path}`, path, notYet })
  }

  app.get(paths.qr, async (request, reply) =>
    send(reply, show(sessionOf(stand, request) ?? beginSession(stand, reply), false)),
  )

  app.post(paths.qr, async (request, reply) => {
    const session = sessionOf(stand, request)
    if (session === undefined) return reply.redirect(paths.login, 303)

    const approvedBy = takeApproval(stand, session)
    if (approvedBy === undefined) return send(reply, show(session, true))
    return goOn(stand, signIn(stand, session, entering(stand, approvedBy), reply), reply)
  })

  /** What the page's script asks, so that it can press «Проверить» by itself. */
  app.get(paths.qrState, async (request, reply) => {
    const qrId = sessionOf(stand, request)?.qrId
    const waiting = qrId === undefined ? undefined : stand.memory.qrSignIns.get(qrId)
    return reply.send({ approved: waiting?.approvedBy !== undefined, ended: waiting === undefined })
  })
}
