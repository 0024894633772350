import type { FastifyPluginAsync } from 'fastify'
import { formOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import { nameOf } from '../people/person.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { goOn } from './go-on.ts'
import { grantPage } from './grant-page.ts'
import { refuseGrant } from './next-step.ts'
import { sessionOf } from './session.ts'

export const grantRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  app.get(paths.grant, async (request, reply) => {
    const session = sessionOf(stand, request)
    if (session?.signedIn === undefined) return reply.redirect(paths.login, 302)
    if (session.request === undefined) return reply.redirect(paths.home, 302)
    const person = stand.people.byOid(session.signedIn.oid)
    if (person === undefined) return reply.redirect(paths.login, 302)

    const { id, client, scopes } = session.request
    return send(
      reply,
      grantPage({ requestId: id, clientName: client.name, personName: nameOf(person), scopes }),
    )
  })

  app.post(paths.grant, async (request, reply) => {
    const form = formOf(request)
    const session = sessionOf(stand, request)
    const asked = session?.request
    if (session?.signedIn === undefined || asked === undefined) return reply.redirect(paths.login, 303)

    // A page left open from another request is no answer to this one: show this one.
    if (form?.get('request') !== asked.id) return reply.redirect(paths.grant, 303)

    if (form.get('answer') !== 'allow') {
      const next = refuseGrant(stand, session, asked)
      return reply.redirect(next.step === 'return' ? next.address : paths.home, 303)
    }

    const person = stand.people.byOid(session.signedIn.oid)
    if (person !== undefined) stand.memory.grants.allow(person.id, asked.client.mnemonic, asked.scopes)
    return goOn(stand, session, reply)
  })
}
