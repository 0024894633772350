import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { sent } from '../control/sent.ts'
import { acceptJson } from '../json-body.ts'
import { formOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import { nameOf } from '../people/person.ts'
import { ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { readStepSwitch } from './read-switch.ts'
import { switchNames, type SwitchedStep } from './steps.ts'
import { switchesPage } from './switches-page.ts'

/** Which steps come to whom: a page for people, an API for programs. */
export const stepSwitchRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  acceptJson(app)
  const { steps, authenticators } = stand.memory

  const show = () =>
    switchesPage({
      on: steps.on,
      people: stand.people.all().map((person) => ({
        id: person.id,
        name: nameOf(person),
        hasTotp: authenticators.secretOf(person) !== undefined,
      })),
    })

  app.get(paths.steps, async (_request, reply) => send(reply, show()))

  app.post(paths.steps, async (request, reply) => {
    const turned = turn(stand, request)
    return turned.ok ? reply.redirect(paths.steps, 303) : send(reply.code(400), show())
  })

  app.post(paths.stepsTotp, async (request, reply) => {
    const form = formOf(request)
    const person = stand.people.byId(form?.text('person') ?? '')
    if (person === undefined) return send(reply.code(400), show())
    if (form?.get('turn') === 'off') authenticators.takeAway(person.id)
    else authenticators.set(person.id)
    return reply.redirect(paths.steps, 303)
  })

  app.get(paths.trialSteps, async (_request, reply) => reply.send({ on: steps.on, steps: switchNames }))

  app.post(paths.trialSteps, async (request, reply) => {
    const turned = turn(stand, request)
    return turned.ok ? reply.send({ on: turned.value }) : reply.code(400).send({ error: turned.error })
  })

  app.delete(paths.trialSteps, async (_request, reply) => {
    steps.switchOff()
    return reply.send({ on: steps.on })
  })
}

function turn(stand: Stand, request: FastifyRequest): Result<readonly SwitchedStep[], string> {
  const { steps } = stand.memory
  const text = (name: string) => sent(request, name) ?? ''
  const read = readStepSwitch(stand, { step: text('step'), when: text('when'), person: text('person') })
  if (!read.ok) return read

  const { step, when, person } = read.value
  if (when === 'off' || step === undefined) steps.switchOff(step, person)
  else steps.switchOn({ step, when, ...(person === undefined ? {} : { person }) })
  stand.log(`step ${step ?? 'any'}: ${when} for ${person ?? 'everybody'}`)
  return ok(steps.on)
}
