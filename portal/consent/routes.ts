import { randomUUID } from 'node:crypto'
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { record } from '../audit/audit.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { waitingPerson } from '../db/statements/waiting-person.ts'
import { frameOf } from '../frame.ts'
import { addressLimit } from '../http/address-limit.ts'
import { regionOf } from '../http/region-parameter.ts'
import { sealedAddress } from '../identity/agreement.ts'
import type { EnterAgreed } from '../identity/enter-agreed.ts'
import { pathTo, paths } from '../paths.ts'
import { slugOf, type Region, type Regions } from '../region/region.ts'
import { browserToken, dropBrowser, keepBrowser, keepSession } from '../session/cookie.ts'
import { hashOf, newToken } from '../session/token.ts'
import { send } from '../ui/send.ts'
import { answerConsent, answerLasts } from './consent.ts'
import { consentDocument } from './document.ts'
import { consentPage, refusedPage } from './page.ts'
import { openAttempt, refuse } from './queries.ts'

/** Everything an honest browser can send: each button has its own value. */
const Answer = Type.Object(
  { document: Type.String({ maxLength: 64 }), answer: Type.Union([Type.Literal('yes'), Type.Literal('no')]) },
  { additionalProperties: false },
)

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly enterAgreed: EnterAgreed
}

export const consentRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now, regions, serviceName, enterAgreed } = deps

  const pageFor = (region: Region) => ({
    frame: frameOf(serviceName, region),
    document: consentDocument(region),
    action: pathTo(paths.consent, { region: slugOf(region) }),
    backPath: pathTo(paths.main, { region: slugOf(region) }),
  })
  const waitingFor = async (region: Region, browser: string | undefined) =>
    browser === undefined
      ? undefined
      : waitingPerson(db, { region: region.code, browserHash: hashOf(browser), now: now() })

  app.get(paths.consent, async (request, reply) => {
    const region = regionOf(request, regions)
    if (region === undefined) return reply.callNotFound()

    const waiting = await waitingFor(region, browserToken(request))
    if (!region.open && waiting === undefined) return reply.redirect(pageFor(region).backPath, 303)
    return send(reply, consentPage({ ...pageFor(region), alreadyProved: waiting !== undefined }))
  })

  app.post(
    paths.consent,
    { schema: { body: Answer }, preHandler: addressLimit({ perMinute: 300 }) },
    async (request, reply) => {
      const region = regionOf(request, regions)
      if (region === undefined) return reply.callNotFound()

      const asked = pageFor(region)
      const browser = browserToken(request) ?? newToken()
      const browserHash = hashOf(browser)
      const agreed = answerConsent(request.body, asked.document)
      const at = now()
      const happened = { region: region.code, at, requestId: request.id, address: request.ip }

      if (!agreed.ok && agreed.error === 'refused') {
        await refuse(db, {
          region: region.code,
          browserHash,
          event: record(vault, { ...happened, event: 'consent.refused' }),
        })
        reply.header('set-cookie', dropBrowser())
        return send(
          reply,
          refusedPage({ frame: asked.frame, consentPath: asked.action, mainPath: asked.backPath }),
        )
      }
      const waiting = await waitingFor(region, browserToken(request))
      if (!agreed.ok) {
        return send(
          reply.code(422),
          consentPage({ ...asked, alreadyProved: waiting !== undefined, error: agreed.error }),
        )
      }

      const documentHash = Buffer.from(asked.document.id, 'hex')
      if (waiting !== undefined) {
        const agreement = { documentHash, agreedAt: at, button: agreed.value.button, address: request.ip }
        const entered = await enterAgreed({
          region: region.code,
          waiting,
          agreement,
          requestId: request.id,
          address: request.ip,
        })
        if (!entered.ok) return reply.redirect(pathTo(paths.signIn, { region: slugOf(region) }), 303)
        reply.header('set-cookie', [keepSession(entered.value.token), dropBrowser()])
        return reply.redirect(paths.cards, 303)
      }

      if (!region.open) return reply.redirect(asked.backPath, 303)
      const id = randomUUID()
      await openAttempt(db, {
        region: region.code,
        id,
        purpose: 'registration',
        browser_hash: browserHash,
        document_hash: documentHash,
        agreed_at: at,
        button: agreed.value.button,
        address_sealed: sealedAddress.seal(vault, { region: region.code, id }, request.ip),
        began_at: at,
        expires_at: new Date(at.getTime() + answerLasts),
      })
      reply.header('set-cookie', keepBrowser(browser))
      return reply.redirect(pathTo(paths.registration, { region: slugOf(region) }), 303)
    },
  )
}
