import type { FastifyReply } from 'fastify'
import type { Stand } from '../stand.ts'
import { nextStep } from './next-step.ts'
import { paths } from '../paths.ts'
import { stepPaths } from './step-paths.ts'
import type { Session } from './session.ts'

const pages = {
  'sign-in': paths.login,
  'second-factor': paths.code,
  grant: paths.grant,
  home: paths.home,
} as const

/** Sends the browser to the next page, or back to the client with the answer. */
export function goOn(stand: Stand, session: Session, reply: FastifyReply): FastifyReply {
  const next = nextStep(stand, session)
  if (next.step === 'return') return reply.redirect(next.address, 302)
  return reply.redirect(next.step === 'between' ? stepPaths[next.name] : pages[next.step], 302)
}
