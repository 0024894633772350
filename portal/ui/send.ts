import type { Html } from '@registratura/html'
import type { FastifyReply } from 'fastify'

/** The header tells the language that the page itself tells. */
export function send(reply: FastifyReply, markup: Html): FastifyReply {
  const text = String(markup)
  const language = /^<!doctype html>\n<html lang="(\w+)"/.exec(text)?.[1]
  if (language !== undefined) reply.header('content-language', language)
  return reply.type('text/html; charset=utf-8').send(text)
}

/**
 * An answer to a form that a browser may show again after «Назад». What may not be kept at all is asked for anew by a
 * POST, and Chromium shows its own page about that instead. Only for pages that know nobody.
 */
export function sendAgain(reply: FastifyReply, markup: Html): FastifyReply {
  return send(reply.header('cache-control', 'private, no-cache'), markup)
}
