import type { FastifyPluginAsync } from 'fastify'
import { queryOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import { nameOf } from '../people/person.ts'
import { sessionOf } from '../sign-in/session.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { frontPage } from './page.ts'
import { trial, trialPeople, trialSms } from './trial.ts'

export const frontRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  app.get(paths.home, async (request, reply) => {
    const oid = sessionOf(stand, request)?.signedIn?.oid
    const person = oid === undefined ? undefined : stand.people.byOid(oid)
    const signedInName = person === undefined ? undefined : nameOf(person)
    return send(
      reply,
      frontPage({ people: trialPeople(stand), portalOrigin: stand.portalOrigin, signedInName }),
    )
  })

  app.get(paths.trial, async (_request, reply) => reply.send(trial(stand)))

  app.get(paths.trialSms, async (request, reply) => {
    const phone = queryOf(request).get('phone')
    if (phone === undefined) return reply.code(400).send({ error: 'phone is missing: ?phone=%2B7XXXXXXXXXX' })
    const isPortals = queryOf(request).get('from') === 'portal'
    return reply.send(isPortals ? stand.memory.letters.smsTo(phone) : trialSms(stand, phone))
  })
}
