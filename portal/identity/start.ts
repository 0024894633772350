import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db, Schema } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { reach } from '../failpoint.ts'
import type { Regions } from '../region/region.ts'
import { keepBrowser } from '../session/cookie.ts'
import { hashOf } from '../session/token.ts'
import { sealedAddress, type Agreement } from './agreement.ts'
import type { Providers } from './providers.ts'
import { stop } from './stop.ts'

/** From the press of the button to the answer of Госуслуги, in milliseconds. */
export const attemptLasts = 10 * 60_000

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly providers: Providers
}

type Start = {
  readonly browser: string
  readonly region: string
  readonly purpose: Schema['attempt']['purpose']
  /** What the person agreed to before, for a registration. */
  readonly agreement?: Agreement
  /** The session that asks for a fresh proof. */
  readonly sessionId?: string
  /** The page that asked for it, and gets its person back. */
  readonly backTo?: string | null
}

/** Opens an attempt with a state of its own, so that two tabs don't spoil each other's road. */
export async function startRoad(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: Deps,
  { browser, region, purpose, agreement, sessionId, backTo }: Start,
): Promise<FastifyReply> {
  const { db, vault, regions, providers } = deps
  const id = randomUUID()
  const state = randomUUID()
  const provider = providers.of(region)
  const asksForChildren = purpose === 'children' && provider.children !== undefined
  const address = await (asksForChildren
    ? provider.children.startUrl({ state })
    : provider.startUrl({ state, fresh: purpose === 'proof' }))
  if (!address.ok) {
    const { code, detail } = address.error
    return stop(request, reply, deps, { stopped: code, detail, purpose, region: regions.get(region) })
  }

  const now = deps.now()
  reach('before-open-attempt')
  await db
    .insertInto('attempt')
    .values({
      region,
      id,
      purpose,
      browser_hash: hashOf(browser),
      state_hash: hashOf(state),
      session_id: sessionId ?? null,
      back_to: backTo ?? null,
      began_at: now,
      expires_at: new Date(now.getTime() + attemptLasts),
      ...(agreement && {
        document_hash: agreement.documentHash,
        agreed_at: agreement.agreedAt,
        button: agreement.button,
        address_sealed: sealedAddress.seal(vault, { region, id }, agreement.address),
      }),
    })
    .execute()
  reach('after-open-attempt')

  reply.header('set-cookie', keepBrowser(browser))
  return reply.redirect(address.value, 303)
}
