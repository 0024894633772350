import type { FastifyReply, FastifyRequest } from 'fastify'
import { send } from '../ui/send.ts'
import type { Frame } from '../ui/page.ts'
import { cookiesOffPage } from './page.ts'

/** Whether the browser brought none of the cookies that it was given: it refuses them, or has lost them all. */
export const hasNoCookies = ({ headers }: FastifyRequest): boolean => headers.cookie === undefined

/** Instead of sending a browser without cookies round and round: what is missing, and how to mend it. */
export function cookiesOff(
  reply: FastifyReply,
  { frame, againPath }: { readonly frame: Frame; readonly againPath: string },
): FastifyReply {
  return send(reply.code(400), cookiesOffPage({ frame, againPath }))
}
