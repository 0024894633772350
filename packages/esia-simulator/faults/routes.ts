import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { acceptJson, fieldOf, textOf } from '../json-body.ts'
import { formOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import { nameOf } from '../people/person.ts'
import { fail, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { groups } from './list.ts'
import { faultsPage, unreadSwitchPage } from './page.ts'
import { readSwitch, type Switch } from './read-switch.ts'

export const faultRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  acceptJson(app)
  const { faults } = stand.memory

  app.get(paths.faults, async (_request, reply) => {
    const people = stand.people.all().map((person) => ({ id: person.id, name: nameOf(person) }))
    return send(reply, faultsPage({ groups, on: faults.on, people }))
  })

  app.post(paths.faults, async (request, reply) => {
    const asked = askedOf(stand, request)
    if (!asked.ok) return send(reply.code(400), unreadSwitchPage(asked.error))
    turn(stand, asked.value)
    return reply.redirect(paths.faults, 303)
  })

  app.get(paths.trialFaults, async (_request, reply) => reply.send(listed(stand)))

  app.post(paths.trialFaults, async (request, reply) => {
    const asked = askedOf(stand, request)
    if (!asked.ok) return reply.code(400).send({ error: asked.error })
    turn(stand, asked.value)
    return reply.send({ on: onNow(stand) })
  })

  app.delete(paths.trialFaults, async (_request, reply) => {
    turn(stand, { turn: 'all-off' })
    return reply.send({ on: onNow(stand) })
  })
}

function askedOf(stand: Stand, request: FastifyRequest): Result<Switch, string> {
  const { body } = request
  const form = formOf(request)
  const missing = form === undefined ? fieldOf(body, 'fault') === undefined : form.get('fault') === undefined
  if (missing)
    return fail('fault is missing: send fault, when and, for one person alone, person; form or JSON')

  const text = (name: string) => form?.text(name) ?? textOf(body, name)
  const rate = fieldOf(body, 'when')
  const when = typeof rate === 'number' ? String(rate) : text('when')
  return readSwitch(stand, { fault: text('fault'), when, person: text('person') })
}

function turn({ memory: { faults }, log }: Stand, asked: Switch): void {
  if (asked.turn === 'all-off') {
    faults.switchAllOff()
    log('faults: all off')
    return
  }

  const { fault, person } = asked
  const who = person ?? 'everybody'
  if (asked.turn === 'off') {
    faults.switchOff(fault.name, person)
    log(`fault ${fault.name}: off for ${who}`)
    return
  }

  const { when } = asked
  faults.switchOn(person === undefined ? { fault, when } : { fault, when, person })
  log(`fault ${fault.name}: ${when} for ${who}`)
}

/** What `GET /trial/faults` answers. */
function listed(stand: Stand) {
  return {
    on: onNow(stand),
    faults: groups.flatMap(({ title, faults }) =>
      faults.map(({ name, words }) => ({ name, words, group: title })),
    ),
  }
}

function onNow(stand: Stand) {
  return stand.memory.faults.on.map(({ fault, when, person }) => ({
    fault: fault.name,
    when,
    ...(person === undefined ? {} : { person }),
  }))
}
