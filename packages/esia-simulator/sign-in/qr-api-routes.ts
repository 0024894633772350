import { Readable } from 'node:stream'
import type { FastifyPluginAsync } from 'fastify'
import { onlyJson } from '../api/json-only.ts'
import { textOf } from '../json-body.ts'
import type { Stand } from '../stand.ts'
import { qrEvents } from './qr-events.ts'
import { renewQr, signedQrToken } from './qr.ts'
import { beginSession, sessionOf } from './session.ts'

/** QR for programs: a token to show, and the events of what becomes of it. */
export const qrApi: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  onlyJson(app, stand.log)

  app.post('/qr-delegate/qr/generate', async (request, reply) => {
    const named = stand.memory.sessions.get(textOf(request.body, 'esia_session'))
    const session = sessionOf(stand, request) ?? named ?? beginSession(stand, reply)
    const qrId = renewQr(stand, session)
    return reply.send({ signed_token: signedQrToken(stand, qrId), qr_id: qrId })
  })

  app.get<{ Params: { qrId: string } }>('/qr-delegate/qr/subscribe/:qrId', async (request, reply) => {
    const { qrId } = request.params
    const own = sessionOf(stand, request)?.id
    const waiting = stand.memory.qrSignIns.get(qrId)
    // Of another browser's code this one learns no more than of a made-up one.
    const seen = own === undefined || waiting === undefined || waiting.session === own ? qrId : ''

    const ended = new AbortController()
    reply.raw.once('close', () => ended.abort())
    return reply
      .type('text/event-stream; charset=utf-8')
      .send(Readable.from(qrEvents(stand, seen, ended.signal)))
  })
}
