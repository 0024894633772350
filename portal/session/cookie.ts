import type { FastifyRequest } from 'fastify'
import { expireCookie, readCookie, writeCookie } from '../http/cookies.ts'
import { hashOf, isToken } from './token.ts'

const sessionCookie = '__Host-session'
const attemptCookie = '__Host-attempt'

/** The hash of the session's token, or undefined for a browser that nobody has signed in from. */
export function sessionHash(request: FastifyRequest): Buffer | undefined {
  const token = readCookie(request.headers.cookie, sessionCookie)
  return isToken(token) ? hashOf(token) : undefined
}

/** The token that binds the road to Госуслуги and back to this browser. */
export function browserToken(request: FastifyRequest): string | undefined {
  const token = readCookie(request.headers.cookie, attemptCookie)
  return isToken(token) ? token : undefined
}

export const keepSession = (token: string): string => writeCookie(sessionCookie, token)
export const dropSession = (): string => expireCookie(sessionCookie)
export const keepBrowser = (token: string): string => writeCookie(attemptCookie, token, { maxAge: 20 * 60 })
export const dropBrowser = (): string => expireCookie(attemptCookie)
