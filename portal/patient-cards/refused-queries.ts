import type { FastifyReply, FastifyRequest } from 'fastify'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { record } from '../audit/audit.ts'
import type { Db } from '../db/schema.ts'
import { withLiveSession } from '../db/statements/live-session.ts'
import type { Vault } from '../db/seal.ts'
import { sessionHash } from '../session/cookie.ts'
import { uuidOf } from './open-card-queries.ts'

/** A list of guessed ids must not fill the log; of one account more than this a minute tells nothing new. */
const perMinute = 30

type Deps = { readonly db: Db; readonly vault: Vault; readonly now: () => Date }

/**
 * Notes that somebody who is signed in asked for a card that is not theirs, on whatever route, once the answer is
 * sent: neither the page nor the time it took can tell a card of another from one that nobody has.
 */
export function noteRefusedCards({ db, vault, now }: Deps) {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })

  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const cardId = cardIn(request.params)
    const tokenHash = sessionHash(request)
    if (reply.statusCode !== 404 || cardId === undefined || tokenHash === undefined) return

    const at = now()
    const session = await withLiveSession(db, tokenHash, at)
      .selectFrom('live')
      .select(['region', 'id', 'account_id'])
      .executeTakeFirst()
    if (session === undefined || !(await isWithin(limiter, session.account_id))) return

    const event = record(vault, {
      region: session.region,
      at,
      event: 'card.refused',
      requestId: request.id,
      address: request.ip,
      accountId: session.account_id,
      sessionId: session.id,
      cardId,
    })
    await db.insertInto('audit_event').values(event).execute()
  }
}

function cardIn(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null || !('card' in params)) return undefined
  const { card } = params
  return typeof card === 'string' && uuidOf(card) === card ? card : undefined
}

const isWithin = (limiter: RateLimiterMemory, key: string): Promise<boolean> =>
  limiter.consume(key).then(
    () => true,
    () => false,
  )
