import type { FastifyReply } from 'fastify'
import type { Html } from '@registratura/html'

/** The answer to a form may be shown again after «Назад»; else Chromium shows a page of its own about a lost form. */
export function send(reply: FastifyReply, markup: Html): FastifyReply {
  if (reply.request.method === 'POST') reply.header('cache-control', 'private, no-cache')
  return reply.type('text/html; charset=utf-8').send(String(markup))
}
