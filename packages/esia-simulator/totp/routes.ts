import type { FastifyPluginAsync } from 'fastify'
import { sent } from '../control/sent.ts'
import { acceptJson } from '../json-body.ts'
import { queryOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import type { Person } from '../people/person.ts'
import type { Stand } from '../stand.ts'

/** Gives a person an application that shows codes, takes it away, and tells what it shows. */
export const totpRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  acceptJson(app)
  const { authenticators } = stand.memory

  app.get(paths.trialTotp, async (request, reply) => {
    const person = stand.people.byId(queryOf(request).text('person'))
    if (person === undefined) return reply.code(400).send({ error: unknownPerson })
    return reply.send(told(stand, person))
  })

  app.post(paths.trialTotp, async (request, reply) => {
    const text = (name: string) => sent(request, name) ?? ''
    const person = stand.people.byId(text('person'))
    if (person === undefined) return reply.code(400).send({ error: unknownPerson })

    const secret = text('secret')
    if (secret === 'off') authenticators.takeAway(person.id)
    else if (!authenticators.set(person.id, secret === '' ? undefined : secret))
      return reply.code(400).send({ error: 'secret is no base32; leave it out for a new one, or send off' })
    return reply.send(told(stand, person))
  })
}

const unknownPerson = 'person is nobody’s id: GET /trial.json lists them'

function told({ memory: { authenticators }, now }: Stand, person: Person): object {
  const secret = authenticators.secretOf(person)
  if (secret === undefined) return { person: person.id, secret: null }
  return { person: person.id, secret, code: authenticators.codeOf(person), at: now() }
}
