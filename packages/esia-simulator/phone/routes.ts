import type { FastifyPluginAsync } from 'fastify'
import { sent } from '../control/sent.ts'
import { formOf, queryOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import { contactOf, nameOf } from '../people/person.ts'
import { approveQr, qrIdIn, waitingQr } from '../sign-in/qr.ts'
import { sessionOf } from '../sign-in/session.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { accountLockedPage } from '../sign-in/plain-pages.ts'
import { approvedPage, approvePage, phonePage, qrGonePage, type Owner } from './page.ts'

export const phoneRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  app.get(paths.phone, async (request, reply) => {
    const waits = sessionOf(stand, request)?.secondFactor !== undefined
    const stopped = sessionOf(stand, request)?.anomaly?.solved === false
    const back = stopped
      ? { path: paths.captcha, text: 'Вернуться к картинке с кодом' }
      : waits
        ? { path: paths.code, text: 'Вернуться к вводу кода' }
        : undefined
    const pictures = stand.memory.pictures.open()
    return send(reply, phonePage({ owners: owners(stand), pictures, back }))
  })

  app.post(paths.phone, async (request, reply) => {
    const form = formOf(request)
    const locked = stand.people.byId(form?.text('free') ?? '')
    if (locked !== undefined) stand.memory.locks.free(locked.id)

    const granted = stand.people.byId(form?.text('withdraw') ?? '')
    if (granted !== undefined) stand.memory.grants.withdraw(granted.id)
    return reply.redirect(paths.phone, 303)
  })

  app.get(paths.phoneQr, async (request, reply) => {
    const query = queryOf(request)
    const code = query.get('code') ?? qrIdIn(query.text('signed_token'))
    const waiting = waitingQr(stand, code)
    if (code === undefined || waiting === undefined) return send(reply.code(404), qrGonePage())

    const clientName = stand.memory.sessions.get(waiting.session)?.request?.client.name
    const people = stand.people.all().map((person) => ({ ...person, name: nameOf(person) }))
    return send(reply, approvePage({ code, clientName, people }))
  })

  app.post(paths.phoneQr, async (request, reply) => {
    const code = sent(request, 'code') ?? ''
    const waiting = waitingQr(stand, code)
    const person = stand.people.byId(sent(request, 'person') ?? '')
    if (waiting === undefined || person === undefined) return send(reply.code(404), qrGonePage())

    if (person.locked) return send(reply.code(403), accountLockedPage())
    approveQr(stand, code, person.oid)
    return send(reply, approvedPage({ here: sessionOf(stand, request)?.id === waiting.session }))
  })
}

function owners(stand: Stand): readonly Owner[] {
  const newest = ({ messages, totpCode }: Owner) =>
    totpCode === undefined ? (messages[0]?.sentAt.getTime() ?? 0) : Infinity

  return stand.people
    .all()
    .map((person) => {
      const phone = contactOf(person, 'MBT')?.value ?? ''
      return {
        id: person.id,
        name: nameOf(person),
        phone,
        messages: [...stand.memory.sms.to(phone), ...stand.memory.letters.smsTo(phone)].toSorted(
          (one, other) => other.sentAt.getTime() - one.sentAt.getTime(),
        ),
        totpCode: stand.memory.authenticators.codeOf(person),
        hasGranted: stand.memory.grants.any(person.id),
        lockedUntil: stand.memory.locks.secondFactorLockedUntil(person.id),
      }
    })
    .toSorted((one, other) => (newest(one) < newest(other) ? 1 : newest(one) > newest(other) ? -1 : 0))
}
