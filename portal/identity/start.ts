import { randomUUID } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { Db, Schema } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { reach } from '../failpoint.ts'
import { keepBrowser } from '../session/cookie.ts'
import { hashOf } from '../session/token.ts'
import { sealedAddress, type Agreement } from './agreement.ts'
import type { IdentityProvider } from './provider.ts'

/** From the press of the button to the answer of Госуслуги, in milliseconds. */
export const attemptLasts = 10 * 60_000

type Start = {
  readonly db: Db
  readonly vault: Vault
  readonly provider: IdentityProvider
  readonly now: Date
  readonly browser: string
  readonly region: string
  readonly purpose: Schema['attempt']['purpose']
  /** What the person agreed to before, for a registration. */
  readonly agreement?: Agreement
  /** The session that asks for a fresh proof. */
  readonly sessionId?: string
}

/** Opens an attempt with a state of its own, so that two tabs don't spoil each other's road. */
export async function startRoad(reply: FastifyReply, start: Start): Promise<FastifyReply> {
  const { db, vault, provider, now, browser, region, purpose, agreement, sessionId } = start
  const id = randomUUID()
  const state = randomUUID()
  const address = await provider.startUrl({ state })

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
  return reply.redirect(address, 303)
}
