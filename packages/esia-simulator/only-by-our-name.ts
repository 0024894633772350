import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Stand } from './stand.ts'
import { misnamedPage } from './ui/error-pages.ts'
import { send } from './ui/send.ts'

/** What shows or steers the stand itself. The protocol and its pages answer by whatever name a client calls them. */
const ofTheStand =
  /^\/(?:(?:trial|people|clients|preview|control|journal|phone|letters|faults|steps)(?:[/.].*)?)?$/

/** As browsers write them, without a port. */
const loopback = /^(?:localhost|[\w-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** Whether only this machine reaches what listens here. */
export const isLoopback = (host: string): boolean => loopback.test(host) || host === '::1'

/**
 * A page of another site may give its own name the address of this machine (DNS rebinding), and would then be heard
 * as ours. Where the stand listens to others, its operator has given it names that nobody here knows.
 */
export function onlyByOurName({ origin, isPrivate, log }: Pick<Stand, 'origin' | 'isPrivate' | 'log'>) {
  const ours = new URL(origin).hostname

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const { hostname } = request
    if (!isPrivate || hostname === '' || hostname === ours || loopback.test(hostname)) return undefined
    if (!ofTheStand.test(request.routeOptions.url ?? '')) return undefined

    log(
      `${request.method} refused: it called the stand by another name than ${ours}; SIMULATOR_ORIGIN tells its name`,
    )
    return send(reply.code(403), misnamedPage())
  }
}
