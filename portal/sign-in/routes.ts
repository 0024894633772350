import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { comeBackUntil } from '../closing/closing.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { Busy, TooMany } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { addressLimit } from '../http/address-limit.ts'
import { clientGone } from '../http/client-gone.ts'
import { regionOf } from '../http/region-parameter.ts'
import { slowNetworks } from '../http/slow-networks.ts'
import { languageOf } from '../http/language.ts'
import type { Providers } from '../identity/providers.ts'
import { startRoad } from '../identity/start.ts'
import { ownBrowser } from '../known-browser/cookie.ts'
import { dateInWords, dayInZone } from '../lib/date-words.ts'
import { readLogin } from '../lib/login.ts'
import type { Hasher } from '../password/hash.ts'
import { pathTo, paths } from '../paths.ts'
import { needsSecondStep, slugOf, type Region, type Regions } from '../region/region.ts'
import { browserToken, keepSession, sessionHash } from '../session/cookie.ts'
import { deviceOf } from '../session/device.ts'
import { newToken } from '../session/token.ts'
import { send, sendAgain } from '../ui/send.ts'
import { signInPage } from './page.ts'
import { secondStepPage } from './second-step-page.ts'
import { failedShare } from './failed-share.ts'
import { waitInWords, type SignInError } from './sign-in.ts'
import { tryPassword, type Outcome, type Tried } from './try-password.ts'

const Typed = Type.Object(
  { login: Type.String({ maxLength: 1000 }), password: Type.String({ maxLength: 10_000 }) },
  { additionalProperties: false },
)

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly providers: Providers
  readonly hasher: Hasher
}

export const signInRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now, regions, serviceName, hasher } = deps

  const pageFor = (request: FastifyRequest, region: Region) => {
    const address = { region: slugOf(region) }
    return {
      frame: frameOf({ serviceName, language: languageOf(request), region }),
      signInPath: pathTo(paths.signIn, address),
      startPath: pathTo(paths.signInStart, address),
      passkeyPath: pathTo(paths.passkeySignIn, address),
      registerPath: region.open ? pathTo(paths.consent, address) : undefined,
      mainPath: pathTo(paths.main, address),
    }
  }

  app.get(paths.signIn, { config: { level: 'public' } }, async (request, reply) => {
    const region = regionOf(request, regions)
    if (region === undefined) return reply.callNotFound()

    return send(reply, signInPage(pageFor(request, region)))
  })

  app.post(
    paths.signInStart,
    { config: { level: 'public' }, preHandler: addressLimit({ perMinute: 300 }) },
    async (request, reply) => {
      const region = regionOf(request, regions)
      if (region === undefined) return reply.callNotFound()

      const browser = browserToken(request) ?? newToken()
      return startRoad(request, reply, deps, {
        browser,
        region: region.code,
        purpose: 'sign-in',
      })
    },
  )

  const limit = addressLimit({ perMinute: 300 })
  const networks = slowNetworks()
  const share = failedShare()

  app.post(paths.signIn, { config: { level: 'public' }, schema: { body: Typed } }, async (request, reply) => {
    const region = regionOf(request, regions)
    if (region === undefined) return reply.callNotFound()

    const { login, password } = request.body
    type More = { wait?: string; comeBackUntil?: string; status?: number }
    const refuse = (errors: readonly SignInError[], { status = 422, ...more }: More = {}) =>
      sendAgain(reply.code(status), signInPage({ ...pageFor(request, region), login, errors, ...more }))

    const read = readLogin(login)
    const missing = missingIn({ login, password, readable: read.ok })
    if (!read.ok || missing.length > 0) return refuse(missing)

    const own = ownBrowser(request)
    let outcome: Outcome
    try {
      await limit(request)
      await networks.pause(request.ip)
      const tried: Tried = {
        region: region.code,
        logins: read.value,
        password,
        browserHash: own.hash,
        formerTokenHash: sessionHash(request),
        secondStep: needsSecondStep(region) ? 'everyone' : share.isAlarming(now()) ? 'strangers' : 'nobody',
        device: deviceOf({ userAgent: request.headers['user-agent'], address: request.ip }),
        now: now(),
        requestId: request.id,
        address: request.ip,
        signal: clientGone(reply),
      }
      outcome = await hasher.admitted(() => tryPassword({ db, vault, hasher, log: request.log }, tried))
    } catch (error) {
      // Who can't be served by password now may still come by Госуслуги, which the page of the error does not say.
      if (!(error instanceof Busy || error instanceof TooMany)) throw error
      reply.header('retry-after', error.retryAfter)
      return refuse([error instanceof Busy ? 'busy' : 'too-many'], { status: error.statusCode })
    }

    if (outcome.is === 'opened' || outcome.is === 'unfinished' || outcome.is === 'wrong') {
      const minute = share.note(outcome.is === 'wrong' ? 'wrong' : 'right', now())
      if (minute !== undefined) request.log.warn(minute, 'most sign-ins by password fail')
    }
    if (outcome.is === 'opened') {
      reply.header('set-cookie', [keepSession(outcome.token), own.cookie])
      return reply.redirect(paths.cards, 303)
    }
    if (outcome.is === 'unfinished') {
      const { hasPasskey } = outcome
      const why = needsSecondStep(region) ? 'region' : 'guessing'
      return send(reply, secondStepPage({ ...pageFor(request, region), hasPasskey, why }))
    }
    if (outcome.is === 'wait')
      return refuse(['wait'], {
        wait: waitInWords(outcome.until.getTime() - now().getTime(), languageOf(request)),
      })
    if (outcome.is === 'closed') {
      const until = dayInZone(comeBackUntil(outcome.closedAt), region.timeZone)
      return refuse(['closed'], { comeBackUntil: dateInWords(until, languageOf(request)) })
    }
    await networks.noteWrong(request.ip)
    return refuse(['wrong'])
  })
}

function missingIn({
  login,
  password,
  readable,
}: {
  login: string
  password: string
  readable: boolean
}): SignInError[] {
  const errors: SignInError[] = []
  if (login.trim() === '') errors.push('login-empty')
  else if (!readable) errors.push('login-malformed')
  if (password === '') errors.push('password-empty')
  return errors
}
