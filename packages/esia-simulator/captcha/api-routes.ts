import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { onlyJson } from '../api/json-only.ts'
import { textOf } from '../json-body.ts'
import { queryOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import { sessionOf } from '../sign-in/session.ts'
import type { Stand } from '../stand.ts'
import { lookAt, resolveAnomaly, type AnomalyError } from './anomaly.ts'
import { drawCode } from './draw-code.ts'

const failures = {
  'no-anomaly': 'ANOMALY_NOT_FOUND',
  'wrong-token': 'INVALID_CAPTCHA',
} as const satisfies Record<AnomalyError, string>

const api = '/captcha/api/public/v2'

/** The picture service and what the sign-in makes of its answer, as scripts for the real page use them. */
export const captchaApi: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  onlyJson(app, stand.log)
  const { pictures } = stand.memory

  const ask = (request: FastifyRequest, reply: FastifyReply, former?: string) => {
    const { captchaSession } = pictures.ask(former)
    const session = sessionOf(stand, request)
    if (session !== undefined) lookAt(stand, session, captchaSession)
    return reply.send({ captchaType: 'esiacaptcha', captchaSession })
  }

  app.get(`${api}/type`, async (request, reply) => ask(request, reply))
  app.get(`${api}/renew`, async (request, reply) => ask(request, reply, namedIn(stand, request)))

  app.get(`${api}/image`, async (request, reply) => {
    const picture = pictures.get(namedIn(stand, request))
    if (picture === undefined) return reply.code(404).send({ error: 'CAPTCHA_NOT_FOUND' })
    return reply.type('image/png').send(drawCode(picture.answer))
  })

  app.post(`${api}/verify`, async (request, reply) => {
    const token = pictures.solve(namedIn(stand, request), textOf(request.body, 'answer'))
    return reply.send(token === undefined ? { error: 'INVALID_CAPTCHA_ANSWER' } : { verify_token: token })
  })

  app.route({
    method: ['GET', 'POST'],
    url: '/aas/oauth2/api/anomaly/captcha/verify',
    handler: async (request, reply) => {
      const query = queryOf(request)
      const text = (name: string) => query.get(name) ?? textOf(request.body, name)
      const asked = { guid: text('guid'), token: text('verify_token') }
      const error = resolveAnomaly(stand, sessionOf(stand, request), asked)
      return reply.send(error === undefined ? { action: 'DONE' } : { failed: failures[error] })
    },
  })

  app.get(paths.trialCaptcha, async (_request, reply) => reply.send(pictures.open()))
}

/** By the header; some scripts send the cookie alone, and the page's picture names it in its address. */
function namedIn(stand: Stand, request: FastifyRequest): string {
  const header = request.headers['captchasession']
  if (typeof header === 'string') return header
  return queryOf(request).get('captchaSession') ?? sessionOf(stand, request)?.anomaly?.captchaSession ?? ''
}
