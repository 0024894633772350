import type { FastifyPluginAsync } from 'fastify'
import { onlyJson } from '../api/json-only.ts'
import { textOf } from '../json-body.ts'
import { formOf, queryOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import { sessionOf } from '../sign-in/session.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { questionPage } from './page.ts'
import { answerQuestion, questioned, questionText } from './question.ts'

export const questionRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  await app.register(questionApi, { stand })

  app.get(paths.question, async (request, reply) => {
    const session = questioned(sessionOf(stand, request))
    return session === undefined ? reply.redirect(paths.login, 302) : send(reply, questionPage({}))
  })

  app.post(paths.question, async (request, reply) => {
    const session = questioned(sessionOf(stand, request))
    if (session === undefined) return reply.redirect(paths.login, 303)

    const typed = formOf(request)?.text('answer') ?? ''
    if (typed.trim() === '') return send(reply.code(422), questionPage({ error: 'empty' }))
    if (!answerQuestion(stand, session, typed)) {
      return send(reply.code(422), questionPage({ error: 'wrong' }))
    }
    return reply.redirect(paths.login, 303)
  })
}

/** Scripts for the real page answer at either address. */
const answers = ['/aas/oauth2/api/anomaly/question/answer', '/anomaly-resolver/api/reaction/question/answer']

const questionApi: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  onlyJson(app, stand.log)

  app.get('/anomaly-resolver/api/reaction/question', async (request, reply) => {
    const session = questioned(sessionOf(stand, request), queryOf(request).text('guid'))
    if (session === undefined) return reply.code(404).send({ error: 'ANOMALY_NOT_FOUND' })
    return reply.send({ question_text: questionText })
  })

  for (const path of answers) {
    app.post(path, async (request, reply) => {
      const session = questioned(sessionOf(stand, request), textOf(request.body, 'guid'))
      if (session === undefined) return reply.send({ failed: 'ANOMALY_NOT_FOUND' })
      const right = answerQuestion(stand, session, textOf(request.body, 'answer'))
      return reply.send(right ? { action: 'DONE' } : { failed: 'INVALID_ANSWER' })
    })
  }
}
