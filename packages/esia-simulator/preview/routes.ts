import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { queryOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import { nameOf } from '../people/person.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { previewPage } from './page.ts'
import { preview } from './preview.ts'
import { readAsked, type Asked } from './read-asked.ts'

/** What a client would get about a person: at a page, and as JSON for programs. */
export const previewRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  app.get(paths.preview, async (request, reply) => {
    const asked = askedBy(request)
    const people = stand.people.all().map((person) => ({ id: person.id, name: nameOf(person) }))
    const form = { asked, people, clients: stand.clients.all() }
    if (asked.person === undefined) return send(reply, previewPage(form))

    const read = readAsked(stand, asked)
    if (!read.ok) return send(reply.code(400), previewPage({ ...form, error: read.error }))
    const { mnemonic, scopes } = { ...read.value.client, scopes: read.value.scopes }
    const shown = preview(stand, { ...read.value, origin: originOf(request) })
    return send(
      reply,
      previewPage({ ...form, asked: { ...asked, client: mnemonic, scope: scopes.join(' ') }, shown }),
    )
  })

  app.get(paths.trialPreview, async (request, reply) => {
    const read = readAsked(stand, askedBy(request))
    if (!read.ok) return reply.code(400).send({ error: read.error })
    return reply.send(preview(stand, { ...read.value, origin: originOf(request) }))
  })
}

function askedBy(request: FastifyRequest): Asked {
  const query = queryOf(request)
  return { person: query.get('person'), client: query.get('client'), scope: query.get('scope') }
}

const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`
