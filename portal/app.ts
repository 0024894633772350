import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { closingRoutes } from './closing/routes.ts'
import { consentRoutes } from './consent/routes.ts'
import type { Database } from './db/connect.ts'
import type { Vault } from './db/seal.ts'
import { designRoutes } from './design/routes.ts'
import { devicesRoutes } from './devices/routes.ts'
import { errorPage } from './errors.ts'
import { frameOf } from './frame.ts'
import { alarmRoutes } from './happenings/alarm-routes.ts'
import { happeningsRoutes } from './happenings/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { allowedMethods } from './http/allowed-methods.ts'
import { isPlainBody, takeFormsOnly } from './http/form.ts'
import { securityHeaders } from './http/headers.ts'
import { keepLanguage, languageOf } from './http/language.ts'
import { demandLevels, type DeclaredRoute } from './http/levels.ts'
import { comesFromUs, isOneRequest, readHost } from './http/origin.ts'
import { newRequestId } from './http/request-id.ts'
import { refuseUnread } from './http/unread.ts'
import { waitingPeople } from './identity/waiting-people.ts'
import type { Providers } from './identity/providers.ts'
import { proofRoutes } from './identity/proof-routes.ts'
import { identityRoutes } from './identity/routes.ts'
import type { Hasher } from './password/hash.ts'
import { keeperRoutes } from './patient-cards/adding/keeper-routes.ts'
import { addingRoutes } from './patient-cards/adding/routes.ts'
import { addingStepRoutes } from './patient-cards/adding/step-routes.ts'
import { childrenKeeper } from './patient-cards/children/keep-told-queries.ts'
import { childrenRoutes } from './patient-cards/children/routes.ts'
import { contactsRoutes } from './patient-cards/contacts-routes.ts'
import { correctionRoutes } from './patient-cards/correction-routes.ts'
import { differenceRoutes } from './patient-cards/differences/routes.ts'
import { historyRoutes } from './patient-cards/history/routes.ts'
import { leavingRoutes } from './patient-cards/leaving/routes.ts'
import { accessCodeRoutes } from './patient-cards/sharing/code-routes.ts'
import { accessRoutes } from './patient-cards/sharing/routes.ts'
import { paperRoutes } from './patient-cards/papers/routes.ts'
import { takingAlongRoutes } from './patient-cards/taking-along/routes.ts'
import { noteRefusedCards } from './patient-cards/refused-queries.ts'
import { patientCardRoutes } from './patient-cards/routes.ts'
import { passkeyAddingRoutes } from './passkeys/adding-routes.ts'
import { passkeyProofRoutes } from './passkeys/proof-routes.ts'
import { passkeysRoutes } from './passkeys/routes.ts'
import { passkeySignInRoutes } from './passkeys/sign-in-routes.ts'
import { regionRoutes } from './region/routes.ts'
import type { Regions } from './region/region.ts'
import { registrationRoutes } from './registration/routes.ts'
import { leftRoutes } from './session/left-routes.ts'
import { securityTxtRoutes } from './security-txt/routes.ts'
import { sessionRoutes } from './session/routes.ts'
import { settingsRoutes } from './settings/routes.ts'
import { dressAnswers, dressed, undressed } from './sight/dress-answers.ts'
import { sightRoutes } from './sight/routes.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { supportRoutes } from './support/routes.ts'
import { assets } from './ui/assets.ts'
import { compress } from './ui/compress.ts'
import { inlineStylesSource } from './ui/inline-styles.ts'
import { send } from './ui/send.ts'

export type App = {
  readonly database: Database
  readonly vault: Vault
  readonly providers: Providers
  readonly hasher: Hasher
  readonly regions: Regions
  readonly origin: URL
  readonly serviceName: string
  readonly trustedProxies: number
  /** Whom found weaknesses are told to: `mailto:` or `https:`. */
  readonly securityContact: string
  /** How much goes to standard output, a JSON line an event. */
  readonly log: 'info' | 'error' | 'silent'
  /** Whether `/design` shows every part in every state: in the trial. */
  readonly design?: boolean | undefined
  /** Told of each route with its level, as the routes are made. */
  readonly noteRoute?: (route: DeclaredRoute) => void
}

/** In milliseconds: who sends or reads slower than this holds a socket and no more; Госуслуги has five seconds of it. */
const timeouts = { headers: 10_000, request: 30_000, silent: 30_000, check: 5000 } as const

/** Addresses may bear a code or a card's id; the log gets the route's pattern. */
const loggedRequest = ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions.url })

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

export async function buildApp(parts: App): Promise<FastifyInstance> {
  const { database, vault, providers, hasher, regions, origin, serviceName } = parts
  const { db, now } = database

  const headers = securityHeaders({
    portal: origin.origin,
    identityProviders: [...new Set(providers.all.flatMap(({ formOrigins }) => formOrigins))],
    inlineStyles: [inlineStylesSource],
  })
  const failure = (request: FastifyRequest, status: number) =>
    errorPage({
      frame: frameOf({ serviceName, language: languageOf(request) }),
      status,
      requestId: request.id,
    })
  const fail = (request: FastifyRequest, reply: FastifyReply, status: number) =>
    send(reply.code(status), failure(request, status))
  /** Before any hook of ours has seen the request. */
  const failEarly = (request: FastifyRequest, reply: FastifyReply, status: number) =>
    send(reply.code(status), dressed(request, failure(request, status)))

  const app = Fastify({
    logger: { level: parts.log, serializers: { req: loggedRequest } },
    genReqId: newRequestId,
    // The first of the hops is the socket's own; each proxy adds one.
    trustProxy: (_, hop) => hop < parts.trustedProxies,
    bodyLimit: 64 * 1024,
    requestTimeout: timeouts.request,
    connectionTimeout: timeouts.silent,
    // A missing Host is refused below, by a page like any other.
    http: {
      headersTimeout: timeouts.headers,
      connectionsCheckingInterval: timeouts.check,
      requireHostHeader: false,
    },
    // An address that can't be decoded gets no further than the router, which would print it back.
    frameworkErrors: ({ statusCode }, request, reply) =>
      void failEarly(request, reply.headers(headers), statusCode ?? 400),
    clientErrorHandler: (error, socket) =>
      refuseUnread(error, socket, {
        headers,
        page: (status) => String(undressed(errorPage({ frame: frameOf({ serviceName }), status }))),
      }),
    routerOptions: { maxParamLength: 64 },
    // What the schema doesn't name is refused, never coerced, cut or filled in.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
  }).withTypeProvider<TypeBoxTypeProvider>()

  // An expectation that nobody knows is passed over; Node's own answer to it would be bare.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response))

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    keepLanguage(request, reply)
    if (request.url.startsWith('/health/')) return undefined

    if (!isOneRequest(request.raw)) return fail(request, reply.header('connection', 'close'), 400)
    const host = readHost(request.headers.host, origin)
    if (host === 'foreign') return fail(request, reply, 421)
    if (host === 'other-loopback' && safeMethods.has(request.method)) {
      // Put together, not resolved: `//evil.example` would resolve to another origin.
      return reply.redirect(origin.origin + request.url, 307)
    }
    if (!safeMethods.has(request.method) && !comesFromUs(request.headers, origin))
      return fail(request, reply, 403)
    return isPlainBody(request.headers) ? undefined : fail(request, reply, 415)
  })

  app.addHook('onResponse', noteRefusedCards({ db, vault, now }))

  demandLevels(app, parts.noteRoute ?? (() => undefined))
  const allowed = allowedMethods()
  app.addHook('onRoute', (route) => allowed.note(route))
  /** What no page is at is told so, in whatever version. */
  const opens = (path: string) => {
    const methods = allowed.of(path)
    return methods.length === 0 || methods.includes('GET')
  }
  app.setNotFoundHandler((request, reply) => {
    const methods = allowed.of(request.url.split('?', 1)[0] ?? '')
    if (methods.length === 0 || methods.includes(request.method)) return fail(request, reply, 404)
    return fail(request, reply.header('allow', methods.join(', ')), 405)
  })
  app.setErrorHandler((error: FastifyError & { retryAfter?: number }, request, reply) => {
    const status = error.validation === undefined ? (error.statusCode ?? 500) : 400
    if (status >= 500) request.log.error({ err: error }, 'request failed')
    if (status === 503 || status === 429) reply.header('retry-after', error.retryAfter ?? 5)
    return fail(request, reply, status)
  })

  takeFormsOnly(app)
  await app.register(dressAnswers)
  await app.register(compress)
  await app.register(assets)

  const shared = { db, vault, now, regions, serviceName, providers }
  await app.register(healthRoutes, { db, providers })
  await app.register(securityTxtRoutes, { origin, securityContact: parts.securityContact, now })
  if (parts.design) await app.register(designRoutes)
  await app.register(regionRoutes, shared)
  await app.register(sightRoutes, { serviceName, opens })
  await app.register(consentRoutes, { ...shared, waitingPeople: waitingPeople({ db, vault, now }) })
  await app.register(registrationRoutes, shared)
  await app.register(identityRoutes, { ...shared, keepChildren: childrenKeeper(shared) })
  await app.register(proofRoutes, { ...shared, origin })
  await app.register(signInRoutes, { ...shared, hasher })
  await app.register(sessionRoutes, { ...shared, origin })
  await app.register(leftRoutes, shared)
  await app.register(patientCardRoutes, shared)
  await app.register(correctionRoutes, shared)
  await app.register(contactsRoutes, shared)
  await app.register(addingRoutes, shared)
  await app.register(childrenRoutes, shared)
  await app.register(addingStepRoutes, shared)
  await app.register(keeperRoutes, shared)
  await app.register(accessRoutes, shared)
  await app.register(accessCodeRoutes, shared)
  await app.register(paperRoutes, shared)
  await app.register(historyRoutes, shared)
  await app.register(differenceRoutes, shared)
  await app.register(leavingRoutes, shared)
  await app.register(takingAlongRoutes, shared)
  await app.register(settingsRoutes, { ...shared, hasher })
  await app.register(devicesRoutes, shared)
  for (const routes of [passkeysRoutes, passkeyAddingRoutes, passkeySignInRoutes, passkeyProofRoutes])
    await app.register(routes, { ...shared, origin })
  await app.register(happeningsRoutes, shared)
  await app.register(alarmRoutes, { ...shared, hasher })
  await app.register(closingRoutes, { ...shared, origin })
  await app.register(supportRoutes, shared)

  return app
}
