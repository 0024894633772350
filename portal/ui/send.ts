import type { Html } from '@registratura/html'
import type { FastifyReply } from 'fastify'

export function send(reply: FastifyReply, markup: Html): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(String(markup))
}
