import type { FastifyPluginAsync } from 'fastify'
import { queryOf } from '../oauth/parameters.ts'
import { skipStep } from '../sign-in/next-step.ts'
import { sessionOf } from '../sign-in/session.ts'
import type { Stand } from '../stand.ts'
import type { StepName } from '../steps/steps.ts'
import { codeApi } from './code-routes.ts'
import { pageConfig } from './config.ts'
import { onlyJson } from './json-only.ts'
import { loginApi } from './login-routes.ts'
import { nextAction } from './next-action.ts'

const start = { action: 'ENTER_LOGIN' }

const skips: readonly (readonly [path: string, step: StepName])[] = [
  ['promo-mfa/fill-mfa', 'FILL_MFA'],
  ['quiz-max/skip', 'MAX_QUIZ'],
  ['change-password/skip', 'CHANGE_PASSWORD'],
]

/** The JSON API behind the sign-in page, over the same sessions: one may begin here and end on the pages. */
export const signInApi: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  onlyJson(app, stand.log)
  await app.register(loginApi, { stand })
  await app.register(codeApi, { stand })

  app.get('/aas/oauth2/config', async (_request, reply) => reply.send(pageConfig(stand)))

  app.get('/aas/oauth2/api/login/next-step', async (request, reply) => {
    const session = sessionOf(stand, request)
    return reply.send(session === undefined ? start : nextAction(stand, session))
  })

  for (const [path, step] of skips) {
    app.post(`/aas/oauth2/api/login/${path}`, async (request, reply) => {
      const session = sessionOf(stand, request)
      if (session === undefined) return reply.send(start)

      // «Подключить» would lead to pages that the stand has not: the offer stays until it is declined.
      const agreed = step === 'FILL_MFA' && queryOf(request).get('decision') === 'true'
      return reply.send(nextAction(stand, agreed ? session : skipStep(stand, session, step)))
    })
  }

  app.all('/aas/oauth2/api/*', async (_request, reply) => reply.code(404).send({ error: 'NOT_FOUND' }))

  app.post('/aas/oauth2/api/scope/allow', async (request, reply) => {
    const session = sessionOf(stand, request)
    const person = session?.signedIn === undefined ? undefined : stand.people.byOid(session.signedIn.oid)
    if (session?.request === undefined || person === undefined) return reply.send(start)

    stand.memory.grants.allow(person.id, session.request.client.mnemonic, session.request.scopes)
    return reply.send(nextAction(stand, session))
  })
}
