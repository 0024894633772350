import type { FastifyPluginAsync } from 'fastify'
import { acceptJson, textOf } from '../json-body.ts'
import { formOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import { goOn } from '../sign-in/go-on.ts'
import { skipStep } from '../sign-in/next-step.ts'
import { sessionOf } from '../sign-in/session.ts'
import { stepPaths } from '../sign-in/step-paths.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { stepPage } from './page.ts'
import { readStepSwitch } from './read-switch.ts'
import { stepNames } from './steps.ts'

export const stepRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  acceptJson(app)
  const { steps } = stand.memory

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

  app.get(paths.trialSteps, async (_request, reply) => reply.send({ on: steps.on, steps: stepNames }))

  app.post(paths.trialSteps, async (request, reply) => {
    const form = formOf(request)
    const text = (name: string) => form?.text(name) ?? textOf(request.body, name)
    const asked = { step: text('step'), when: text('when'), person: text('person') }
    const read = readStepSwitch(stand, asked)
    if (!read.ok) return reply.code(400).send({ error: read.error })

    const { step, when, person } = read.value
    if (when === 'off' || step === undefined) steps.switchOff(step, person)
    else steps.switchOn({ step, when, ...(person === undefined ? {} : { person }) })
    stand.log(`step ${step ?? 'any'}: ${when} for ${person ?? 'everybody'}`)
    return reply.send({ on: steps.on })
  })

  app.delete(paths.trialSteps, async (_request, reply) => {
    steps.switchOff()
    return reply.send({ on: steps.on })
  })
}
