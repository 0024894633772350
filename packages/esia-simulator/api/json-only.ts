import type { FastifyInstance } from 'fastify'
import type { Log } from '../log.ts'

type ClientError = Error & { readonly statusCode?: number }

/** Lets the routes of one plugin take JSON, or no body at all, and answer every error in JSON too. */
export function onlyJson(app: FastifyInstance, log: Log): void {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_: unknown, body: string) =>
    body.trim() === '' ? undefined : parsed(body),
  )

  app.setErrorHandler(async (error: ClientError, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) return reply.code(status).send({ error: 'BAD_REQUEST', message: error.message })
    log(
      `${request.method} ${request.routeOptions.url ?? ''} broke: ${(error.stack ?? '').replaceAll(/\s+/g, ' ')}`,
    )
    return reply.code(500).send({ error: 'INTERNAL_ERROR' })
  })
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw Object.assign(new Error('the body is no JSON'), { statusCode: 400 })
  }
}
