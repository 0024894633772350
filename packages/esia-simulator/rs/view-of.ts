import type { FastifyRequest } from 'fastify'
import { queryOf } from '../oauth/parameters.ts'
import type { Bearer } from './bearer.ts'
import { readEmbed } from './embed.ts'
import type { View } from './view.ts'
import type { Stand } from '../stand.ts'

export function viewOf(stand: Stand, request: FastifyRequest, { person, scopes }: Bearer): View {
  // Third-party clients follow these addresses, so they bear the host that was called.
  const base = `${request.protocol}://${request.host}/rs/prns/${person.oid}`
  const serviceEmail = stand.assumed.on('service-email')
  return { scopes, base, serviceEmail, embed: readEmbed(queryOf(request).get('embed')) }
}
