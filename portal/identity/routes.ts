import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { useAttempt, type UsedAttempt } from '../db/statements/use-attempt.ts'
import { keepWaitingPerson } from '../db/statements/waiting-person.ts'
import { isSessionLive } from '../db/statements/live-session.ts'
import { reach } from '../failpoint.ts'
import { addressLimit } from '../http/address-limit.ts'
import { dayInZone } from '../lib/date-words.ts'
import { pathTo, paths } from '../paths.ts'
import { slugOf, type Region, type Regions } from '../region/region.ts'
import { hasNoCookies } from '../session/cookies-off.ts'
import { ownBrowser } from '../known-browser/cookie.ts'
import { browserToken, dropBrowser, dropSession, keepSession, sessionHash } from '../session/cookie.ts'
import { deviceOf } from '../session/device.ts'
import { sessionEnded } from '../session/ended.ts'
import { hashOf } from '../session/token.ts'
import { agreementOf } from './agreement.ts'
import type { KeepChildren } from './child.ts'
import { enterPerson, type Entered } from './enter-person.ts'
import { admit, isProvedSince, type Admitted } from './identity.ts'
import type { Answer, IdentityProvider } from './provider.ts'
import type { Providers } from './providers.ts'
import { sealedIdentity } from './sealed-identity.ts'
import { attemptLasts } from './start.ts'
import { stop, type Stop } from './stop.ts'

/** Clocks of two servers; a proof may look this much (ms) older than the question. */
const clockLeeway = 60_000

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly providers: Providers
  readonly keepChildren: KeepChildren
}

export const identityRoutes: FastifyPluginAsync<Deps> = async (app, deps) => {
  const { db, vault, now, regions, providers, keepChildren } = deps

  // Госуслуги comes back by GET; a HEAD of a scanner must not use the attempt up.
  const options = {
    config: { level: 'attempt' as const },
    exposeHeadRoute: false,
    preHandler: addressLimit({ perMinute: 300 }),
  }
  for (const provider of providers.all)
    app.get(provider.callbackPath, options, (request, reply) => readReturn(provider, request, reply))

  async function readReturn(provider: IdentityProvider, request: FastifyRequest, reply: FastifyReply) {
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
      const why = hasNoCookies(request) && state !== undefined ? 'no-cookies' : 'unfinished'
      return stop(request, reply, deps, { stopped: why, detail: 'no attempt of this browser' })
    }
    const stopped = (why: Pick<Stop, 'stopped' | 'detail'>) =>
      stop(request, reply, deps, { ...why, purpose: attempt.purpose, region })

    // The answer of one road is none on another (RFC 9700 4.4): its person may be somebody else's there.
    if (providers.of(region.code) !== provider)
      return stopped({ stopped: 'unfinished', detail: 'answered by another road' })
    if (!answer.ok) {
      const { code, detail } = answer.error
      // What can't be read is no word of Госуслуги, so it isn't told as one.
      return stopped({ stopped: code === 'invalid' ? 'unfinished' : code, detail })
    }

    if (attempt.purpose === 'children')
      return readChildren(request, reply, { attempt, region, provider, answer: answer.value })

    const identified = await provider.identify(answer.value)
    reach('after-identify')
    if (!identified.ok) return stopped({ stopped: identified.error.code, detail: identified.error.detail })

    const admitted = admit(identified.value, dayInZone(now(), region.timeZone))
    if (!admitted.ok) return stopped({ stopped: admitted.error, detail: 'not admitted' })
    if (attempt.purpose === 'proof' && !isProvedSince(admitted.value, attempt.began_at, clockLeeway))
      return stopped({ stopped: 'not-proved', detail: 'silent answer' })

    return welcome(request, reply, { attempt, region, identity: admitted.value })
  }

  type Children = { attempt: UsedAttempt; region: Region; provider: IdentityProvider; answer: Answer }

  async function readChildren(
    request: FastifyRequest,
    reply: FastifyReply,
    { attempt, region, provider, answer }: Children,
  ) {
    const stopped = (why: Pick<Stop, 'stopped' | 'detail'>) =>
      stop(request, reply, deps, { ...why, purpose: 'children', region })
    if (provider.children === undefined)
      return stopped({ stopped: 'unfinished', detail: 'a road without children' })

    const told = await provider.children.identify(answer)
    if (!told.ok) return stopped({ stopped: told.error.code, detail: told.error.detail })
    const { oid, confirmed, closed, children } = told.value
    if (closed) return stopped({ stopped: 'closed', detail: 'not admitted' })
    if (!confirmed) return stopped({ stopped: 'unconfirmed', detail: 'not admitted' })

    const end = await keepChildren({
      region: region.code,
      attemptId: attempt.id,
      sessionId: attempt.session_id,
      tokenHash: sessionHash(request),
      oid,
      children,
      requestId: request.id,
      address: request.ip,
    })
    if (end === 'ended') return sessionEnded(request, reply, deps)
    if (end === 'kept') return reply.redirect(paths.children, 303)
    if (end === 'another-session') return stopped({ stopped: 'unfinished', detail: 'another session' })
    reply.header('set-cookie', dropSession())
    return stopped({ stopped: 'another-person', detail: 'children of another person' })
  }

  type Welcome = { attempt: UsedAttempt; region: Region; identity: Admitted }

  async function welcome(
    request: FastifyRequest,
    reply: FastifyReply,
    { attempt, region, identity }: Welcome,
  ) {
    const at = now()
    const own = ownBrowser(request)
    const entered = await enterPerson(
      { db, vault },
      {
        region: region.code,
        identity,
        toldAt: at,
        agreement: agreementOf(vault, attempt),
        formerTokenHash: sessionHash(request),
        browserHash: own.hash,
        replaced:
          attempt.session_id === null
            ? undefined
            : { sessionId: attempt.session_id, isForPassword: attempt.back_to === paths.settings },
        now: at,
        requestId: request.id,
        address: request.ip,
        device: deviceOf({ userAgent: request.headers['user-agent'], address: request.ip }),
      },
    )
    if (entered.ok) {
      reply.header('set-cookie', [keepSession(entered.value.token), dropBrowser(), own.cookie])
      return reply.redirect(homeOf(entered.value, attempt), 303)
    }
    const stopped = (why: Pick<Stop, 'stopped' | 'dispute'>) =>
      stop(request, reply, deps, { ...why, detail: 'no entry', purpose: attempt.purpose, region })
    if (typeof entered.error === 'object')
      return stopped({ stopped: entered.error.stopped, dispute: entered.error })
    // Who comes back is nobody new.
    if (entered.error === 'no-account' && !region.open) return stopped({ stopped: 'region-closed' })

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
}

/** Where a person goes who has come in: to what they were about, or to their cards. */
function homeOf({ passwordSaved, reopened, samePerson }: Entered, { back_to }: UsedAttempt): string {
  if (passwordSaved) return `${paths.settings}?saved`
  if (reopened) return `${paths.cards}?reopened`
  return samePerson && back_to !== null ? back_to : paths.cards
}
