import type { FastifyRequest } from 'fastify'
import { expireCookie, readCookie, writeCookie } from '../../http/cookies.ts'

const cookie = '__Host-code'

/** Lets the next page show a code once: the browser remembers which, and never the code itself. */
export const showOnce = (invitationId: string): string => writeCookie(cookie, invitationId, { maxAge: 60 })

export const shownOnce = (request: FastifyRequest): string | undefined =>
  readCookie(request.headers.cookie, cookie)

export const dropShown = (): string => expireCookie(cookie)
