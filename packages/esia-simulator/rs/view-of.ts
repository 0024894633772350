import type { FastifyRequest } from 'fastify'
import { queryOf } from '../oauth/parameters.ts'
import type { Bearer } from './bearer.ts'
import { readEmbed } from './embed.ts'
import type { View } from './person-object.ts'

export function viewOf(request: FastifyRequest, { person, scopes }: Bearer): View {
  // Third-party clients follow these addresses, so they bear the host that was called.
  const base = `${request.protocol}://${request.host}/rs/prns/${person.oid}`
  return { scopes, base, embed: readEmbed(queryOf(request).get('embed')) }
}
