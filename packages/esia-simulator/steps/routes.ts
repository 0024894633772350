import type { FastifyPluginAsync } from 'fastify'
import { paths } from '../paths.ts'
import { goOn } from '../sign-in/go-on.ts'
import { skipStep } from '../sign-in/next-step.ts'
import { sessionOf } from '../sign-in/session.ts'
import { stepPaths } from '../sign-in/step-paths.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { stepPage } from './page.ts'
import { stepNames } from './steps.ts'

export const stepRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  for (const name of stepNames) {
    app.get(stepPaths[name], async (request, reply) => {
      const session = sessionOf(stand, request)
      if (session === undefined) return reply.redirect(paths.login, 302)
      return session.signedIn !== undefined && session.steps?.[0] === name
        ? send(reply, stepPage(name))
        : goOn(stand, session, reply)
    })

    app.post(stepPaths[name], async (request, reply) => {
      const session = sessionOf(stand, request)
      if (session === undefined) return reply.redirect(paths.login, 303)
      return goOn(stand, skipStep(stand, session, name), reply)
    })
  }
}
