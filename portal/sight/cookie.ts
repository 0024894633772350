import type { FastifyRequest } from 'fastify'
import { expireCookie, readCookie, writeCookie } from '../http/cookies.ts'
import { printSight, readSight, type Sight } from './sight.ts'

const cookie = '__Host-sight'
const year = 365 * 24 * 60 * 60

/** The version in which whoever asks reads the portal; undefined: the ordinary one. */
export const sightOf = ({ headers }: FastifyRequest): Sight | undefined =>
  readSight(readCookie(headers.cookie, cookie))

/** Says nothing of a person, so it stays when they sign out. */
export const keepSight = (sight: Sight): string => writeCookie(cookie, printSight(sight), { maxAge: year })

export const dropSight = (): string => expireCookie(cookie)
