import type { FastifyReply } from 'fastify'
import type { Html } from '@registratura/html'

export function send(reply: FastifyReply, markup: Html): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(String(markup))
}
