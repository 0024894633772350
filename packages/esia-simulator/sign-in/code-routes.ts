import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Html } from '@registratura/html'
import { formOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { moscowTime } from '../ui/time.ts'
import { codePage, lockedPage } from './code-page.ts'
import { totpPage } from './totp-page.ts'
import { codeTerms } from './code-terms.ts'
import { entering } from './entering.ts'
import { goOn } from './go-on.ts'
import {
  checkCode,
  maskedPhone,
  resendAfterMs,
  resendCode,
  type CodeError,
  type ResendError,
  type SecondFactor,
} from './second-factor.ts'
import { sessionOf, signIn, type Session } from './session.ts'

type Waiting = Session & { readonly secondFactor: SecondFactor }

export const codeRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  app.get(paths.code, async (request, reply) => {
    const session = waitingSession(stand, request)
    if (session === undefined) return reply.redirect(paths.login, 302)
    return send(reply, show(stand, session, {}))
  })

  app.post(paths.code, async (request, reply) => {
    const session = waitingSession(stand, request)
    if (session === undefined) return reply.redirect(paths.login, 303)

    const error = checkCode(stand, session, formOf(request)?.text('code') ?? '')
    if (error === undefined) {
      return goOn(stand, signIn(stand, session, entering(stand, session.secondFactor.oid), reply), reply)
    }
    return send(reply.code(422), show(stand, waitingSession(stand, request) ?? session, { error }))
  })

  app.post(paths.resend, async (request, reply) => {
    const session = waitingSession(stand, request)
    if (session === undefined) return reply.redirect(paths.login, 303)

    const resend = resendCode(stand, session) ?? 'sent'
    const code = resend === 'sent' ? 200 : 422
    return send(reply.code(code), show(stand, waitingSession(stand, request) ?? session, { resend }))
  })

  app.get(paths.startAgain, async (request, reply): Promise<FastifyReply> => {
    const session = sessionOf(stand, request)
    if (session !== undefined) {
      stand.memory.sessions.edit(session.id, (kept) => ({ ...kept, secondFactor: undefined }))
    }
    return reply.redirect(paths.login, 302)
  })
}

function waitingSession(stand: Stand, request: FastifyRequest): Waiting | undefined {
  const session = sessionOf(stand, request)
  if (session?.secondFactor === undefined) return undefined
  return { ...session, secondFactor: session.secondFactor }
}

type Said = { readonly error?: CodeError; readonly resend?: ResendError | 'sent' }

function show(stand: Stand, { secondFactor }: Waiting, said: Said): Html {
  const person = stand.people.byOid(secondFactor.oid)
  if (person === undefined) throw new Error('A code was sent to nobody')

  const until = stand.memory.locks.secondFactorLockedUntil(person.id)
  if (until !== undefined) return lockedPage({ until: moscowTime(until), terms: codeTerms(stand.assumed) })

  const common = {
    terms: codeTerms(stand.assumed),
    wrapped: stand.assumed.on('wrapped-code-boxes'),
    triesLeft: secondFactor.triesLeft,
    ...said,
  }
  if (secondFactor.type === 'TTP') return totpPage(common)

  const waitMs = secondFactor.sentAt.getTime() + resendAfterMs(stand) - stand.now().getTime()
  return codePage({
    phone: maskedPhone(person),
    resendInSeconds: Math.max(0, Math.ceil(waitMs / 1000)),
    ...common,
  })
}
