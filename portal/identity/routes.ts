import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { noRegion, record } from '../audit/audit.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { useAttempt, type UsedAttempt } from '../db/statements/use-attempt.ts'
import { keepWaitingPerson } from '../db/statements/waiting-person.ts'
import { isSessionLive } from '../db/statements/live-session.ts'
import { reach } from '../failpoint.ts'
import { frameOf } from '../frame.ts'
import { dayInZone } from '../lib/date-words.ts'
import { pathTo, paths } from '../paths.ts'
import { slugOf, type Region, type Regions } from '../region/region.ts'
import { browserToken, dropBrowser, keepSession, sessionHash } from '../session/cookie.ts'
import { hashOf } from '../session/token.ts'
import { send } from '../ui/send.ts'
import { agreementOf } from './agreement.ts'
import { enterPerson } from './enter-person.ts'
import { admit, isProvedSince, type Admitted } from './identity.ts'
import type { Stopped } from './messages.ts'
import { stoppedPage } from './page.ts'
import type { IdentityProvider } from './provider.ts'
import { sealedIdentity } from './sealed-identity.ts'
import { attemptLasts } from './start.ts'

/** Clocks of two servers; a proof may look this much (ms) older than the question. */
const clockLeeway = 60_000

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly provider: IdentityProvider
}

export const identityRoutes: FastifyPluginAsync<Deps> = async (app, deps) => {
  const { db, vault, now, regions, serviceName, provider } = deps

  // Госуслуги comes back by GET; a HEAD of a scanner must not use the attempt up.
  app.get(paths.callback, { exposeHeadRoute: false }, async (request, reply) => {
    const answer = provider.readAnswer(request.query)
    const state = answer.ok ? answer.value.state : answer.error.state
    const browser = browserToken(request)
    reach('before-use-attempt')
    const attempt =
      state === undefined || browser === undefined
        ? undefined
        : await useAttempt(db, { stateHash: hashOf(state), browserHash: hashOf(browser), now: now() })
    reach('after-use-attempt')
    const region = attempt && regions.get(attempt.region)

    if (attempt === undefined || region === undefined) {
      if (await isSessionLive(db, sessionHash(request), now())) return reply.redirect(paths.cards, 303)
      return stop(request, reply, { stopped: 'unfinished', detail: 'no attempt of this browser' })
    }
    if (!answer.ok)
      return stop(request, reply, {
        // What can't be read is no word of Госуслуги, so it isn't told as one.
        stopped: answer.error.code === 'invalid' ? 'unfinished' : answer.error.code,
        detail: answer.error.detail,
        attempt,
        region,
      })

    const identified = await provider.identify(answer.value.code)
    reach('after-identify')
    if (!identified.ok) {
      return stop(request, reply, {
        stopped: identified.error.code,
        detail: identified.error.detail,
        attempt,
        region,
      })
    }
    const admitted = admit(identified.value, dayInZone(now(), region.timeZone))
    if (!admitted.ok)
      return stop(request, reply, { stopped: admitted.error, detail: 'not admitted', attempt, region })
    if (attempt.purpose === 'proof' && !isProvedSince(admitted.value, attempt.began_at, clockLeeway)) {
      return stop(request, reply, { stopped: 'not-proved', detail: 'silent answer', attempt, region })
    }

    return welcome(request, reply, { attempt, region, identity: admitted.value })
  })

  type Welcome = { attempt: UsedAttempt; region: Region; identity: Admitted }

  async function welcome(
    request: FastifyRequest,
    reply: FastifyReply,
    { attempt, region, identity }: Welcome,
  ) {
    const entered = await enterPerson(
      { db, vault },
      {
        region: region.code,
        identity,
        agreement: agreementOf(vault, attempt),
        formerTokenHash: sessionHash(request),
        replaced: attempt.session_id === null ? undefined : { sessionId: attempt.session_id },
        now: now(),
        requestId: request.id,
        address: request.ip,
      },
    )
    if (entered.ok) {
      reply.header('set-cookie', [keepSession(entered.value.token), dropBrowser()])
      return reply.redirect(entered.value.passwordSaved ? `${paths.settings}?saved` : paths.cards, 303)
    }
    if (entered.error === 'snils-taken') {
      return stop(request, reply, {
        stopped: 'snils-taken',
        detail: 'СНИЛС of another account',
        attempt,
        region,
      })
    }
    if (!region.open)
      return stop(request, reply, { stopped: 'region-closed', detail: 'closed region', attempt, region })

    const sealed = sealedIdentity.seal(vault, { region: region.code, id: attempt.id }, identity)
    const until = new Date(now().getTime() + attemptLasts)
    reach('before-keep-waiting')
    await keepWaitingPerson(db, {
      region: region.code,
      id: attempt.id,
      sealed,
      until,
      endedSessionId: attempt.session_id,
    })
    reach('after-keep-waiting')
    return reply.redirect(pathTo(paths.consent, { region: slugOf(region) }), 303)
  }

  type Stop = { stopped: Stopped; detail: string; attempt?: UsedAttempt; region?: Region }

  async function stop(
    request: FastifyRequest,
    reply: FastifyReply,
    { stopped, detail, attempt, region }: Stop,
  ) {
    request.log.warn({ stopped, detail }, 'identity stopped')
    const event = record(vault, {
      region: region?.code ?? noRegion,
      at: now(),
      event: stopped === 'refused' ? 'identity.refused' : 'identity.failed',
      requestId: request.id,
      address: request.ip,
      reason: stopped,
    })
    await db.insertInto('audit_event').values(event).execute()

    const address = region && { region: slugOf(region) }
    const againPath =
      address === undefined
        ? paths.regions
        : attempt?.purpose === 'proof'
          ? paths.settings
          : pathTo(attempt?.purpose === 'registration' ? paths.registration : paths.signIn, address)
    const supportPath = address && pathTo(paths.support, address)
    return send(
      reply.code(statusOf(stopped)),
      stoppedPage({ frame: frameOf(serviceName, region), stopped, againPath, supportPath }),
    )
  }
}

function statusOf(stopped: Stopped): number {
  if (stopped === 'unfinished') return 400
  if (stopped === 'unavailable' || stopped === 'timed-out') return 503
  return stopped === 'invalid' || stopped === 'rejected' ? 502 : 403
}
