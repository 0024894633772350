import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cabinetOf, openCabinet, type Cabinet } from '../account/cabinet.ts'
import { record, type EventName } from '../audit/audit.ts'
import { pastDeadlocks } from '../db/past-deadlocks.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { addressLimit } from '../http/address-limit.ts'
import { languageOf } from '../http/language.ts'
import { ownBrowser } from '../known-browser/cookie.ts'
import { paths } from '../paths.ts'
import type { Regions } from '../region/region.ts'
import { sessionHash } from '../session/cookie.ts'
import { sessionEnded } from '../session/ended.ts'
import { sealedDevice } from '../session/sealed-device.ts'
import { send } from '../ui/send.ts'
import { answerEnding, mayEndSessions, type OpenDevice } from './devices.ts'
import { devicesPage } from './page.ts'
import { devicesOf, endSessions } from './queries.ts'

const Listed = Type.Object({ session: Type.String() })
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
}

/** The devices on which a person's cabinet is open, and the ends of their sessions. */
export const devicesRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now } = deps

  app.get(paths.devices, { config: { level: 'session' } }, async (request, reply) => {
    const tokenHash = sessionHash(request)
    const at = now()
    const rows = tokenHash === undefined ? [] : await devicesOf(db, { tokenHash, now: at })
    const cabinet = cabinetOf(rows[0], { ...deps, language: languageOf(request) })
    if (cabinet === undefined) return sessionEnded(request, reply, deps)

    const { session, region, frame } = cabinet
    const devices = rows.map((row): OpenDevice => {
      const place = { region: row.region, id: row.open_id }
      return {
        id: row.open_id,
        isThis: row.open_id === session.id,
        device: row.open_device === null ? undefined : sealedDevice.open(vault, place, row.open_device),
        how: row.open_how,
        beganAt: row.open_began_at,
        seenAt: row.open_seen_at,
      }
    })
    const { search } = new URL(request.url, 'http://portal')
    return send(
      reply,
      devicesPage({
        frame,
        timeZone: region.timeZone,
        now: at,
        devices,
        mayEnd: mayEndSessions(session, at),
        ended: search === '?ended' ? 'one' : search === '?all-ended' ? 'all' : undefined,
      }),
    )
  })

  // A list of guessed ids would fill the log of events.
  const preHandler = addressLimit({ perMinute: 60 })
  app.post(
    paths.deviceEnd,
    { config: { level: 'recent' }, schema: { params: Listed }, preHandler },
    (request, reply) => end(request, reply, request.params.session),
  )
  app.post(paths.otherDevicesEnd, { config: { level: 'recent' }, preHandler }, (request, reply) =>
    end(request, reply, undefined),
  )

  async function end(request: FastifyRequest, reply: FastifyReply, only: string | undefined) {
    const at = now()
    const cabinet = await openCabinet(request, { ...deps, now: at })
    const tokenHash = sessionHash(request)
    if (cabinet === undefined || tokenHash === undefined)
      return sessionEnded(request, reply, deps, { unsent: 'lost' })
    // The page was open for longer than a proof is fresh: it asks for one now, and nothing is ended.
    if (!mayEndSessions(cabinet.session, at)) return reply.redirect(paths.devices, 303)
    // This session's own end is «Выйти», which goes through Госуслуги too.
    if (only !== undefined && (!uuid.test(only) || only === cabinet.session.id)) return reply.callNotFound()

    const asked = {
      tokenHash,
      now: at,
      only,
      browserHash: ownBrowser(request).hash,
      event: event(request, cabinet, { name: 'devices.ended', at }),
    }
    const told = await pastDeadlocks(() => endSessions(db, asked))
    const answer = answerEnding(told, only)
    if (answer === 'signed-out') return sessionEnded(request, reply, deps, { unsent: 'lost' })
    if (answer === 'unknown') {
      const refused = event(request, cabinet, { name: 'devices.refused', at })
      await db.insertInto('audit_event').values(refused).execute()
      return reply.callNotFound()
    }
    return reply.redirect(`${paths.devices}?${only === undefined ? 'all-ended' : 'ended'}`, 303)
  }

  type Happened = { readonly name: EventName; readonly at: Date }

  function event(request: FastifyRequest, { session }: Cabinet, { name, at }: Happened) {
    return record(vault, {
      region: session.region,
      at,
      event: name,
      requestId: request.id,
      address: request.ip,
      accountId: session.accountId,
      sessionId: session.id,
    })
  }
}
