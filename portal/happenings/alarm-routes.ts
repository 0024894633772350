import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { cabinetOf } from '../account/cabinet.ts'
import { record, type EventName } from '../audit/audit.ts'
import { pastDeadlocks } from '../db/past-deadlocks.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { addressLimit } from '../http/address-limit.ts'
import { languageOf } from '../http/language.ts'
import { ownBrowser } from '../known-browser/cookie.ts'
import { timeInZone } from '../lib/date-words.ts'
import type { Hasher } from '../password/hash.ts'
import { pathTo, paths } from '../paths.ts'
import type { Regions } from '../region/region.ts'
import { sessionHash } from '../session/cookie.ts'
import { sessionEnded } from '../session/ended.ts'
import { newToken } from '../session/token.ts'
import { sealedRequest } from '../support/sealed-request.ts'
import { numberFrom } from '../support/support.ts'
import { send } from '../ui/send.ts'
import { alarmedPage, alarmPage } from './alarm-page.ts'
import { raiseAlarm } from './alarm-queries.ts'
import { mayDoubt } from './happening.ts'
import { forSupport } from './messages.ts'
import { openHappenings } from './open-happenings.ts'
import { factsOf, inWords } from './page.ts'
import { happeningsOf } from './queries.ts'

const Doubted = Type.Object({ event: Type.String() })
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** Each time other words have the very digits; a hundred million are there. */
const tries = 4

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly hasher: Hasher
}

/** «Это был не я»: asked about one event, done once for it. */
export const alarmRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now, hasher } = deps
  // Of what nobody knows, and made at start: the alarm must not wait for a place among those who guess.
  const closedHash = await hasher.hash(newToken())

  app.get(
    paths.notMe,
    { config: { level: 'session' }, schema: { params: Doubted } },
    async (request, reply) => {
      const opened = await open(request, request.params.event)
      if (opened === undefined) return sessionEnded(request, reply, deps)
      const { cabinet, happening, has } = opened
      const { frame, region } = cabinet
      if (happening?.number !== undefined)
        return send(
          reply,
          alarmedPage({
            frame,
            number: happening.number,
            phone: region.operator.phone,
            hasKeys: has.olderKeys,
          }),
        )
      if (happening === undefined || !mayDoubt(happening)) return reply.callNotFound()
      return send(reply, alarmPage({ frame, timeZone: region.timeZone, happening, has }))
    },
  )

  app.post(
    paths.notMe,
    {
      config: { level: 'session' },
      schema: { params: Doubted },
      preHandler: addressLimit({ perMinute: 60 }),
    },
    async (request, reply) => {
      const opened = await open(request, request.params.event)
      if (opened === undefined) return sessionEnded(request, reply, deps, { unsent: 'lost' })
      const { happening } = opened
      if (happening === undefined) return reply.callNotFound()
      const done = pathTo(paths.notMe, { event: happening.id })
      if (happening.number !== undefined) return reply.redirect(done, 303)
      if (!mayDoubt(happening)) return reply.callNotFound()

      return (await raise(request, { ...opened, happening }))
        ? reply.redirect(done, 303)
        : sessionEnded(request, reply, deps, { unsent: 'lost' })
    },
  )

  type Opened = NonNullable<Awaited<ReturnType<typeof open>>>
  type Doubt = Opened & { readonly happening: NonNullable<Opened['happening']> }

  /** The event, where it is one of theirs; undefined without a live session. */
  async function open(request: FastifyRequest, event: string) {
    const tokenHash = sessionHash(request)
    const at = now()
    const told =
      tokenHash === undefined
        ? undefined
        : await happeningsOf(db, { tokenHash, now: at, only: uuid.test(event) ? event : nobodys })
    const cabinet = cabinetOf(told, { ...deps, language: languageOf(request) })
    if (tokenHash === undefined || told === undefined || cabinet === undefined) return undefined

    const { region, session } = cabinet
    const [happening] = openHappenings(told, { vault, region, sessionId: session.id, now: at })
    const isNewer = (key: { readonly added_at: number }) =>
      happening !== undefined && key.added_at >= happening.at.getTime()
    return {
      cabinet,
      tokenHash,
      at,
      happening,
      has: {
        password: told.has_password,
        newerKeys: told.passkeys.some(isNewer),
        olderKeys: told.passkeys.some((key) => !isNewer(key)),
      },
    }
  }

  /** What the support reads. */
  function requestOf({ cabinet, happening }: Doubt) {
    const { account, region, session } = cabinet
    return {
      contact: account.phone ?? account.email ?? forSupport.noContact,
      message: [
        forSupport.request(inWords(happening), timeInZone(happening.at, region.timeZone)),
        ...factsOf(happening),
        forSupport.requestDone,
        forSupport.requestIds(session.accountId, happening.id),
      ].join('\n'),
    }
  }

  /** False where the session is over. Of several presses at once each finds the request of the first. */
  async function raise(request: FastifyRequest, doubt: Doubt): Promise<boolean> {
    const { cabinet, tokenHash, at, happening } = doubt
    const { region, id: sessionId, accountId } = cabinet.session
    const event = (name: EventName) =>
      record(vault, {
        region,
        at,
        event: name,
        requestId: request.id,
        address: request.ip,
        accountId,
        sessionId,
      })
    const place = { region, id: happening.id }
    const shared = {
      tokenHash,
      now: at,
      browserHash: ownBrowser(request).hash,
      closedHash,
      alarmed: event('account.alarmed'),
      closed: event('password.closed'),
      removed: event('passkey.removed'),
    }
    for (let turn = 0; turn < tries; turn += 1) {
      const asked = {
        ...shared,
        request: {
          ...place,
          number: numberFrom(vault.index(`alarm:${turn}`, region, happening.id)),
          sealed: sealedRequest.seal(vault, place, requestOf(doubt)),
          sent_at: at,
        },
      }
      const told = await pastDeadlocks(() => raiseAlarm(db, asked))
      if (told.is_raised) return true
      const again = told.is_live ? await open(request, happening.id) : undefined
      if (again === undefined) return false
      if (again.happening?.number !== undefined) return true
    }
    throw new Error('No number is free for a request to the support')
  }
}

/** An id that no event has. */
const nobodys = '00000000-0000-0000-0000-000000000000'
