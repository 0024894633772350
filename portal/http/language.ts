import type { FastifyReply, FastifyRequest } from 'fastify'
import { isLanguage, usualLanguage, type Language } from '../lib/language.ts'
import { readCookie, writeCookie } from './cookies.ts'

const cookie = '__Host-language'
const year = 365 * 24 * 60 * 60

/**
 * What to speak to whoever asks: what this address names, else what they chose before. Not what the browser asks for:
 * the consent and the manual are in Russian, so English is somebody's own choice.
 */
export function languageOf(request: FastifyRequest): Language {
  const kept = readCookie(request.headers.cookie, cookie)
  return named(request) ?? (isLanguage(kept) ? kept : usualLanguage)
}

/** Remembers the language that an address names. It opens and changes nothing, so a link may do it. */
export function keepLanguage(request: FastifyRequest, reply: FastifyReply): void {
  const language = request.method === 'GET' ? named(request) : undefined
  // What a browser fetches ahead of its person is nobody's choice.
  if (language === undefined || request.headers['sec-purpose'] !== undefined) return
  reply.header('set-cookie', writeCookie(cookie, language, { maxAge: year }))
}

/** By `?language=en`; named twice, it is no name. */
function named({ url }: FastifyRequest): Language | undefined {
  const at = url.indexOf('?')
  if (at < 0) return undefined
  const [language, ...more] = new URLSearchParams(url.slice(at)).getAll('language')
  return more.length === 0 && isLanguage(language) ? language : undefined
}
