import type { FastifyReply, FastifyRequest } from 'fastify'
import { noRegion, record } from '../audit/audit.ts'
import type { Db, Schema } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { frameOf } from '../frame.ts'
import { readCookie } from '../http/cookies.ts'
import { languageOf } from '../http/language.ts'
import { pathTo, paths } from '../paths.ts'
import { bySlug, regionCookie, slugOf, type Region, type Regions } from '../region/region.ts'
import { send } from '../ui/send.ts'
import { printed, type Dispute } from './dispute.ts'
import type { Stopped } from './messages.ts'
import { stoppedPage } from './page.ts'

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
}

export type Stop = {
  readonly stopped: Stopped
  /** For the log alone. */
  readonly detail: string
  /** What the person was about, where that is known: it is what they start again. */
  readonly purpose?: Schema['attempt']['purpose'] | undefined
  readonly region?: Region | undefined
  /** What people have to sort out. */
  readonly dispute?: Dispute | undefined
}

/** Where every road to Госуслуги that leads nowhere ends: one event, and a page that starts again. */
export async function stop(
  request: FastifyRequest,
  reply: FastifyReply,
  { db, vault, now, regions, serviceName }: Deps,
  { stopped, detail, purpose, region, dispute }: Stop,
): Promise<FastifyReply> {
  request.log.warn({ stopped, detail }, 'identity stopped')
  const event = record(vault, {
    region: region?.code ?? noRegion,
    at: now(),
    event: stopped === 'refused' ? 'identity.refused' : 'identity.failed',
    requestId: request.id,
    address: request.ip,
    reason: stopped,
    ...(dispute && { accountId: dispute.accountId, disputed: printed(dispute) }),
  })
  await db.insertInto('audit_event').values(event).execute()

  const shown = region ?? bySlug(regions, readCookie(request.headers.cookie, regionCookie) ?? '')
  return send(
    reply.code(statusOf(stopped)),
    stoppedPage({
      frame: frameOf({ serviceName, language: languageOf(request), region: shown }),
      stopped,
      againPath: againPath(stopped === 'another-person' ? 'sign-in' : purpose, shown),
      forChildren: purpose === 'children',
      number: dispute && request.id,
      supportPath: shown && pathTo(paths.support, { region: slugOf(shown) }),
    }),
  )
}

function againPath(purpose: Stop['purpose'], region: Region | undefined): string {
  if (region === undefined) return paths.regions
  if (purpose === 'proof') return paths.settings
  if (purpose === 'children') return paths.cards
  const path = { registration: paths.registration, 'sign-in': paths.signIn, unknown: paths.main }
  return pathTo(path[purpose ?? 'unknown'], { region: slugOf(region) })
}

function statusOf(stopped: Stopped): number {
  if (stopped === 'unfinished' || stopped === 'no-cookies') return 400
  if (stopped === 'unavailable' || stopped === 'timed-out') return 503
  return stopped === 'invalid' || stopped === 'rejected' ? 502 : 403
}
