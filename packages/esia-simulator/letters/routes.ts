import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { acceptJson, textOf } from '../json-body.ts'
import { isLoopback } from '../only-by-our-name.ts'
import { queryOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { phoneDigits } from './letters.ts'
import { lettersPage } from './page.ts'

/** The mail of the trial: a portal that is tried out gives its letters and СМС here instead of sending them. */
export const letterRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  acceptJson(app)
  const { letters } = stand.memory

  app.get(paths.letters, async (_request, reply) =>
    send(reply, lettersPage({ letters: letters.all(), portalOrigin: stand.portalOrigin })),
  )

  app.get(paths.trialLetters, async (request, reply) => {
    const email = queryOf(request).get('email')
    return reply.send(email === undefined ? letters.all() : letters.to(email))
  })

  app.post(paths.trialLetters, async (request, reply) => {
    if (!isFromHere(request)) return reply.code(403).send({ error: notHere })
    const [id, to, subject] = ['id', 'to', 'subject'].map((name) => textOf(request.body, name))
    if (!id || !to || !subject)
      return reply.code(400).send({ error: 'a letter has id, to, subject, text, html' })

    const [text, html] = [textOf(request.body, 'text'), textOf(request.body, 'html')]
    letters.keep({ id, to, subject, text, html, sentAt: stand.now() })
    stand.log('a letter of the portal was taken')
    return reply.code(201).send({ id })
  })

  app.post(paths.trialSms, async (request, reply) => {
    if (!isFromHere(request)) return reply.code(403).send({ error: notHere })
    const [id, to, text] = ['id', 'to', 'text'].map((name) => textOf(request.body, name))
    if (!id || !to || !text) return reply.code(400).send({ error: 'an SMS has id, to, text' })

    letters.keepSms({ id, to: phoneDigits(to), text, sentAt: stand.now() })
    stand.log('an SMS of the portal was taken')
    return reply.code(201).send({ id })
  })
}

const notHere = 'only a program on the machine of the stand may send'

/** Whose machine the stand is on may write to its people; a proxy in front tells of everybody, and brings nobody's mail. */
function isFromHere({ raw, headers }: FastifyRequest): boolean {
  const address = (raw.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  return isLoopback(address) && headers['x-forwarded-for'] === undefined && headers['forwarded'] === undefined
}
