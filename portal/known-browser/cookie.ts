import type { FastifyRequest } from 'fastify'
import { readCookie, writeCookie } from '../http/cookies.ts'
import { hashOf, isToken, newToken } from '../session/token.ts'
import { knownLasts } from './known-browser.ts'

const knownCookie = '__Host-known-browser'

export type OwnBrowser = {
  /** Of its token; the database binds it to an account before it keeps it. */
  readonly hash: Buffer
  /** For the answer to a sign-in: the browser keeps the token that it has, or gets one. */
  readonly cookie: string
}

/** The browser that asks. Its token opens nothing, says nothing of a person, and stays when they sign out. */
export function ownBrowser(request: FastifyRequest): OwnBrowser {
  const kept = readCookie(request.headers.cookie, knownCookie)
  const token = isToken(kept) ? kept : newToken()
  return { hash: hashOf(token), cookie: writeCookie(knownCookie, token, { maxAge: knownLasts / 1000 }) }
}
