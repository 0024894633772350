import { randomUUID } from 'node:crypto'
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { record } from '../audit/audit.ts'
import { comeBackUntil, isGone } from '../closing/closing.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { reach } from '../failpoint.ts'
import { frameOf } from '../frame.ts'
import { addressLimit } from '../http/address-limit.ts'
import { regionOf } from '../http/region-parameter.ts'
import type { Providers } from '../identity/providers.ts'
import { startRoad } from '../identity/start.ts'
import { dateInWords, dayInZone } from '../lib/date-words.ts'
import { readLogin, type Login } from '../lib/login.ts'
import type { Hasher } from '../password/hash.ts'
import { isTooLong } from '../password/password.ts'
import { pathTo, paths } from '../paths.ts'
import { slugOf, type Region, type Regions } from '../region/region.ts'
import { browserToken, keepSession, sessionHash } from '../session/cookie.ts'
import { deviceOf } from '../session/device.ts'
import { sealedDevice } from '../session/sealed-device.ts'
import { hashOf, newToken } from '../session/token.ts'
import { send, sendAgain } from '../ui/send.ts'
import { signInPage } from './page.ts'
import { openSession, reserveTry } from './queries.ts'
import { nextTryAt, waitInWords, type SignInError } from './sign-in.ts'

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

  const pageFor = (region: Region) => {
    const address = { region: slugOf(region) }
    return {
      frame: frameOf(serviceName, region),
      signInPath: pathTo(paths.signIn, address),
      startPath: pathTo(paths.signInStart, address),
      registerPath: region.open ? pathTo(paths.consent, address) : undefined,
      mainPath: pathTo(paths.main, address),
    }
  }

  app.get(paths.signIn, { config: { level: 'public' } }, async (request, reply) => {
    const region = regionOf(request, regions)
    if (region === undefined) return reply.callNotFound()

    return send(reply, signInPage(pageFor(region)))
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

  app.post(
    paths.signIn,
    { config: { level: 'public' }, schema: { body: Typed }, preHandler: addressLimit({ perMinute: 300 }) },
    async (request, reply) => {
      const region = regionOf(request, regions)
      if (region === undefined) return reply.callNotFound()

      const { login, password } = request.body
      const refuse = (errors: readonly SignInError[], more: { wait?: string; comeBackUntil?: string } = {}) =>
        sendAgain(reply.code(422), signInPage({ ...pageFor(region), login, errors, ...more }))

      const read = readLogin(login)
      const missing = missingIn({ login, password, readable: read.ok })
      if (!read.ok || missing.length > 0) return refuse(missing)

      const happened = { region: region.code, at: now(), requestId: request.id, address: request.ip }
      const identifierIndex = indexOf(region, read.value)
      reach('before-reserve-try')
      const reserved = await reserveTry(db, {
        region: region.code,
        identifierIndex,
        logins: read.value.map(({ kind, value }) => ({
          kind,
          valueIndex: vault.index(`login:${kind}`, region.code, value),
        })),
        now: happened.at,
      })
      reach('after-reserve-try')
      if (reserved.tried === null) {
        const { failures, last_failed_at } = reserved
        const until =
          last_failed_at === null || failures === null
            ? happened.at
            : nextTryAt({ failures, lastFailedAt: last_failed_at })
        return refuse(['wait'], { wait: waitInWords(until.getTime() - happened.at.getTime()) })
      }

      const known = isTooLong(password) ? undefined : (reserved.hash ?? undefined)
      const right = await hasher.verify(isTooLong(password) ? '' : password, known)
      if (right && reserved.account_id !== null && known !== undefined) {
        const token = newToken()
        const sessionId = randomUUID()
        const device = deviceOf({ userAgent: request.headers['user-agent'], address: request.ip })
        const session = {
          token_hash: hashOf(token),
          region: region.code,
          id: sessionId,
          account_id: reserved.account_id,
          how: 'password' as const,
          proved_at: happened.at,
          began_at: happened.at,
          seen_at: happened.at,
          device_sealed: sealedDevice.seal(vault, { region: region.code, id: sessionId }, device),
        }
        const event = record(vault, {
          ...happened,
          event: 'session.began',
          accountId: reserved.account_id,
          sessionId,
          began: { how: 'password', device },
        })
        reach('before-open-session')
        const { opened, closed_at: closedAt } = await openSession(db, {
          region: region.code,
          identifierIndex,
          hash: known,
          session,
          event,
          formerTokenHash: sessionHash(request),
        })
        reach('after-open-session')
        if (opened) {
          reply.header('set-cookie', keepSession(token))
          return reply.redirect(paths.cards, 303)
        }
        if (closedAt !== null && !isGone(closedAt, happened.at)) {
          const closed = {
            ...happened,
            event: 'sign-in.failed' as const,
            accountId: session.account_id,
            reason: 'account-closed',
          }
          await db.insertInto('audit_event').values(record(vault, closed)).execute()
          const until = dayInZone(comeBackUntil(closedAt), region.timeZone)
          return refuse(['closed'], { comeBackUntil: dateInWords(until) })
        }
      }

      const event = record(vault, {
        ...happened,
        event: 'sign-in.failed',
        accountId: reserved.account_id ?? undefined,
      })
      await db.insertInto('audit_event').values(event).execute()
      return refuse(['wrong'])
    },
  )

  function indexOf(region: Region, logins: readonly Login[]): Buffer {
    return vault.index('typed', region.code, logins.map(({ kind, value }) => `${kind}:${value}`).join(' '))
  }
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
