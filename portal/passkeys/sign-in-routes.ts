import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { record } from '../audit/audit.ts'
import { comeBackUntil, isGone } from '../closing/closing.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { frameOf } from '../frame.ts'
import { addressLimit } from '../http/address-limit.ts'
import { regionOf } from '../http/region-parameter.ts'
import { languageOf } from '../http/language.ts'
import { ownBrowser } from '../known-browser/cookie.ts'
import { dateInWords, dayInZone } from '../lib/date-words.ts'
import { pathTo, paths } from '../paths.ts'
import { slugOf, type Region, type Regions } from '../region/region.ts'
import { browserToken, keepBrowser, keepSession, sessionHash } from '../session/cookie.ts'
import { deviceOf } from '../session/device.ts'
import { newToken } from '../session/token.ts'
import { send } from '../ui/send.ts'
import { Credential, readSignedAnswer } from './answer.ts'
import { newChallenge, type Challenge, type Question } from './challenge.ts'
import { closedPage, failedPage } from './failed-page.ts'
import { credentialIndexOf } from './index-of.ts'
import { newSession } from './new-session.ts'
import { requestOptions } from './options.ts'
import { whyNothing, type Refused } from './passkey.ts'
import { relyingParty } from './relying-party.ts'
import { openPasskey } from './sealed-passkey.ts'
import { openByPasskey, passkeyOf } from './sign-in-queries.ts'
import { readSigned } from './signed.ts'
import { noteRefused } from './use-challenge-queries.ts'

const Signed = Type.Object({ credential: Credential }, { additionalProperties: false })

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly origin: URL
}

/** Signing in by a key: what to ask any device that has one, and what it answered. */
export const passkeySignInRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now, regions, serviceName } = deps
  const party = relyingParty(deps.origin)

  app.get(
    paths.passkeySignIn,
    { config: { level: 'public' }, exposeHeadRoute: false, preHandler: addressLimit({ perMinute: 300 }) },
    async (request, reply) => {
      const region = regionOf(request, regions)
      if (region === undefined) return reply.callNotFound()

      const browser = browserToken(request) ?? newToken()
      reply.header('set-cookie', keepBrowser(browser))
      return requestOptions({ party, challenge: newChallenge(vault, questionOf(region, browser), now()) })
    },
  )

  app.post(
    paths.passkeySignIn,
    {
      config: { level: 'public' },
      schema: { body: Signed },
      preHandler: addressLimit({ perMinute: 300 }),
    },
    async (request, reply) => {
      const region = regionOf(request, regions)
      if (region === undefined) return reply.callNotFound()

      const at = now()
      const refuse = (refused: Omit<Refusal, 'region' | 'at'>) =>
        fail(request, reply, { region, at, ...refused })

      const answer = readSignedAnswer(request.body.credential)
      if (!answer.ok) return refuse({ why: 'unreadable' })
      const found = await passkeyOf(db, {
        region: region.code,
        credentialIndex: credentialIndexOf(vault, region.code, answer.value.id),
      })
      if (found === undefined || (found.closed_at !== null && isGone(found.closed_at, at)))
        return refuse({ why: 'unknown-key' })

      const { id: passkeyId, account_id: accountId, sealed } = found
      const key = openPasskey(vault, { region: region.code, id: passkeyId, accountId, sealed })
      const question = questionOf(region, browserToken(request) ?? '')
      const signed = await readSigned(vault, { answer: answer.value, key }, { party, question, now: at })
      if (!signed.ok) return refuse({ why: 'not-verified', accountId, ...signed.error })
      const { challenge, counter } = signed.value
      if (found.closed_at !== null)
        return tellClosed(request, reply, { region, at, accountId, challenge, closedAt: found.closed_at })

      const device = deviceOf({ userAgent: request.headers['user-agent'], address: request.ip })
      const { token, row: session } = newSession(vault, { region: region.code, accountId, device, now: at })
      const own = ownBrowser(request)
      const began = eventOf(request, { region, at, accountId, sessionId: session.id })
      const told = await openByPasskey(db, {
        passkeyId,
        counter,
        challenge,
        session,
        now: at,
        event: began({ event: 'session.began', began: { how: 'passkey', device } }),
        browserHash: own.hash,
        browserNew: began({ event: 'browser.new', began: { how: 'passkey', device } }),
        formerTokenHash: sessionHash(request),
      })
      if (!told.opened) return refuse({ why: whyNothing(told), accountId, challenge })

      reply.header('set-cookie', [keepSession(token), own.cookie])
      return reply.redirect(paths.cards, 303)
    },
  )

  const questionOf = ({ code }: Region, browser: string): Question => ({
    region: code,
    purpose: 'sign-in',
    askedBy: browser,
  })

  type Where = { readonly region: Region; readonly at: Date }
  type Refusal = Where & {
    readonly why: Refused
    readonly detail?: string
    readonly accountId?: string
    readonly challenge?: Challenge | undefined
  }

  async function fail(
    request: FastifyRequest,
    reply: FastifyReply,
    { why, detail, challenge, ...of }: Refusal,
  ) {
    request.log.warn({ why, detail }, 'no sign-in by a key')
    const event = eventOf(request, of)({ event: 'passkey.failed', reason: why })
    await noteRefused(db, { challenge, event })
    const backPath = pathTo(paths.signIn, { region: slugOf(of.region) })
    const frame = frameOf({ serviceName, language: languageOf(request), region: of.region })
    return send(reply.code(422), failedPage({ frame, failed: 'sign-in', backPath }))
  }

  type Closed = Where & {
    readonly accountId: string
    readonly challenge: Challenge
    readonly closedAt: Date
  }

  async function tellClosed(
    request: FastifyRequest,
    reply: FastifyReply,
    { challenge, closedAt, ...of }: Closed,
  ) {
    const event = eventOf(request, of)({ event: 'sign-in.failed', reason: 'account-closed' })
    await noteRefused(db, { challenge, event })
    const until = dateInWords(dayInZone(comeBackUntil(closedAt), of.region.timeZone), languageOf(request))
    const signInPath = pathTo(paths.signIn, { region: slugOf(of.region) })
    return send(
      reply.code(422),
      closedPage({
        frame: frameOf({ serviceName, language: languageOf(request), region: of.region }),
        until,
        signInPath,
      }),
    )
  }

  type Event = Pick<Parameters<typeof record>[1], 'event' | 'reason' | 'began'>

  const eventOf =
    (
      request: FastifyRequest,
      { region, at, accountId, sessionId }: Where & { accountId?: string; sessionId?: string },
    ) =>
    (event: Event) =>
      record(vault, {
        region: region.code,
        at,
        requestId: request.id,
        address: request.ip,
        accountId,
        sessionId,
        ...event,
      })
}
