import type { FastifyRequest } from 'fastify'
import { fieldOf } from '../json-body.ts'
import { formOf, queryOf } from '../oauth/parameters.ts'

/** A value of a request to the control API, from the form, the JSON body or the query; undefined where it is in none. */
export function sent(request: FastifyRequest, name: string): string | undefined {
  const inForm = formOf(request)?.get(name)
  if (inForm !== undefined) return inForm
  const inBody = fieldOf(request.body, name)
  if (typeof inBody === 'string') return inBody
  if (typeof inBody === 'number' || typeof inBody === 'boolean') return String(inBody)
  return queryOf(request).get(name)
}
