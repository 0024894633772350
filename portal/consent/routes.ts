import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { Type, type FastifyPluginAsyncTypebox, type Static } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fullName } from '../account/account.ts'
import { record } from '../audit/audit.ts'
import { comeBackUntil } from '../closing/closing.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { isSessionLive } from '../db/statements/live-session.ts'
import { reach } from '../failpoint.ts'
import { frameOf } from '../frame.ts'
import { addressLimit } from '../http/address-limit.ts'
import { regionOf } from '../http/region-parameter.ts'
import { languageOf } from '../http/language.ts'
import { dayInZone } from '../lib/date-words.ts'
import { sealedAddress, type Agreement } from '../identity/agreement.ts'
import type { Waiting, WaitingPeople } from '../identity/waiting-people.ts'
import { pathTo, paths } from '../paths.ts'
import { slugOf, type Region, type Regions } from '../region/region.ts'
import { ownBrowser } from '../known-browser/cookie.ts'
import { browserToken, dropBrowser, keepBrowser, keepSession, sessionHash } from '../session/cookie.ts'
import { deviceOf } from '../session/device.ts'
import { nextToken, nextTokens } from '../session/next-token.ts'
import { hashOf, newToken } from '../session/token.ts'
import { send, sendAgain } from '../ui/send.ts'
import { answerConsent, answerLasts } from './consent.ts'
import { consentDocument } from './document.ts'
import { consentPage, refusedPage } from './page.ts'
import { openAttempt, refuse } from './queries.ts'

/** Everything an honest browser can send: each button has its own value. */
const Answer = Type.Object(
  {
    document: Type.String({ maxLength: 64 }),
    answer: Type.Union([Type.Literal('yes'), Type.Literal('no')]),
    waiting: Type.Optional(Type.String({ maxLength: 36 })),
  },
  { additionalProperties: false },
)

/** In milliseconds: between nobody waiting any more and the open session are two statements of the first press. */
const pausesForFirstPress = [0, 100, 400] as const

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly waitingPeople: WaitingPeople
}

export const consentRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now, regions, serviceName, waitingPeople } = deps

  const pageFor = (request: FastifyRequest, region: Region, waiting: Waiting | undefined) => ({
    frame: frameOf({ serviceName, language: languageOf(request), region }),
    document: consentDocument(region),
    action: pathTo(paths.consent, { region: slugOf(region) }),
    backPath: pathTo(paths.main, { region: slugOf(region) }),
    waiting: waiting && { id: waiting.id, name: fullName(waiting.identity) },
    comeBackUntil: waiting?.closedAt && dayInZone(comeBackUntil(waiting.closedAt), region.timeZone),
  })

  app.get(paths.consent, { config: { level: 'public' } }, async (request, reply) => {
    const region = regionOf(request, regions)
    if (region === undefined) return reply.callNotFound()

    const waiting = await waitingIn(request, region)
    const asked = pageFor(request, region, waiting)
    if (!region.open && waiting === undefined) return reply.redirect(asked.backPath, 303)
    const { search } = new URL(request.url, 'http://portal')
    const error = search === '?again' && waiting === undefined ? 'unanswered' : undefined
    return send(reply, consentPage({ ...asked, error }))
  })

  const guard = {
    config: { level: 'public' as const },
    schema: { body: Answer },
    preHandler: addressLimit({ perMinute: 300 }),
  }
  app.post(paths.consent, guard, async (request, reply) => {
    const region = regionOf(request, regions)
    if (region === undefined) return reply.callNotFound()

    const waiting = await waitingIn(request, region)
    const asked = pageFor(request, region, waiting)
    const done = waiting === undefined ? await tokenOfFirstPress(request) : undefined
    if (done !== undefined) return openCards(reply, done)
    const agreed = answerConsent(request.body, { documentInForce: asked.document.id, waiting: waiting?.id })
    if (!agreed.ok && agreed.error === 'refused') return keepNothing(request, reply, region, waiting)
    if (!agreed.ok && waiting === undefined && (await hasEntered(request)))
      return reply.redirect(paths.cards, 303)
    if (!agreed.ok) return send(reply.code(422), consentPage({ ...asked, error: agreed.error }))

    const agreement = {
      documentHash: Buffer.from(asked.document.id, 'hex'),
      agreedAt: now(),
      button: agreed.value.button,
      address: request.ip,
    }
    if (waiting !== undefined) return enterWaiting(request, reply, { region, waiting, agreement })
    if (!region.open) return reply.redirect(asked.backPath, 303)
    return goOnToRegistration(request, reply, { region, agreement })
  })

  /** A second press of the button, or «Назад» and a press: the first one let them in, and nobody waits any more. */
  async function hasEntered(request: FastifyRequest & { readonly body: { readonly waiting?: string } }) {
    return request.body.waiting !== undefined && (await isSessionLive(db, sessionHash(request), now()))
  }

  async function waitingIn(request: FastifyRequest, region: Region) {
    const browser = browserToken(request)
    return browser === undefined
      ? undefined
      : waitingPeople.of({ region: region.code, browserHash: hashOf(browser) })
  }

  async function keepNothing(
    request: FastifyRequest,
    reply: FastifyReply,
    region: Region,
    waiting: Waiting | undefined,
  ) {
    const browser = browserToken(request)
    const happened = { region: region.code, at: now(), requestId: request.id, address: request.ip }
    await refuse(db, {
      region: region.code,
      browserHash: browser === undefined ? Buffer.alloc(0) : hashOf(browser),
      event: record(vault, { ...happened, event: 'consent.refused' }),
    })
    const { frame, action, backPath, comeBackUntil: until } = pageFor(request, region, waiting)
    reply.header('set-cookie', dropBrowser())
    return sendAgain(
      reply,
      refusedPage({ frame, comeBackUntil: until, consentPath: action, mainPath: backPath }),
    )
  }

  type Enter = { region: Region; waiting: Waiting; agreement: Agreement }

  async function enterWaiting(
    request: FastifyRequest<{ Body: Static<typeof Answer> }>,
    reply: FastifyReply,
    { region, waiting, agreement }: Enter,
  ) {
    const press = pressOf(request)
    const own = ownBrowser(request)
    const entered = await waitingPeople.enter({
      region: region.code,
      waiting,
      agreement,
      token: press === undefined ? newToken() : nextToken(vault, press),
      formerTokenHash: sessionHash(request),
      browserHash: own.hash,
      requestId: request.id,
      address: request.ip,
      device: deviceOf({ userAgent: request.headers['user-agent'], address: request.ip }),
    })
    if (entered.ok) reply.header('set-cookie', own.cookie)
    if (entered.ok) return openCards(reply, entered.value.token, entered.value.reopened)
    // Of two presses of the button one opens the cabinet; the other finds it open.
    const done = await tokenOfFirstPress(request)
    return done === undefined ? reply.redirect(paths.cards, 303) : openCards(reply, done)
  }

  function openCards(reply: FastifyReply, token: string, reopened = false) {
    reply.header('set-cookie', [keepSession(token), dropBrowser()])
    return reply.redirect(reopened ? `${paths.cards}?reopened` : paths.cards, 303)
  }

  /** The «yes» of a person who waits: what tells two presses of it from two answers. */
  function pressOf(request: FastifyRequest<{ Body: Static<typeof Answer> }>) {
    const browser = browserToken(request)
    const { waiting, answer } = request.body
    if (browser === undefined || waiting === undefined || answer === 'no') return undefined
    return { formerHash: hashOf(browser), typed: waiting, now: now() }
  }

  /** The second press finds nobody waiting, and the session that the first one opened or is about to. */
  async function tokenOfFirstPress(request: FastifyRequest<{ Body: Static<typeof Answer> }>) {
    const press = pressOf(request)
    if (press === undefined) return undefined
    for (const pause of pausesForFirstPress) {
      await setTimeout(pause)
      for (const token of nextTokens(vault, press)) {
        if (await isSessionLive(db, hashOf(token), now())) return token
      }
    }
    return undefined
  }

  type GoOn = { region: Region; agreement: Agreement }

  async function goOnToRegistration(
    request: FastifyRequest,
    reply: FastifyReply,
    { region, agreement }: GoOn,
  ) {
    const browser = browserToken(request) ?? newToken()
    const row = { region: region.code, id: randomUUID() }
    reach('before-keep-consent')
    await openAttempt(db, {
      ...row,
      purpose: 'registration',
      browser_hash: hashOf(browser),
      document_hash: agreement.documentHash,
      agreed_at: agreement.agreedAt,
      button: agreement.button,
      address_sealed: sealedAddress.seal(vault, row, agreement.address),
      began_at: agreement.agreedAt,
      expires_at: new Date(agreement.agreedAt.getTime() + answerLasts),
    })
    reach('after-keep-consent')
    reply.header('set-cookie', keepBrowser(browser))
    return reply.redirect(pathTo(paths.registration, { region: slugOf(region) }), 303)
  }
}
