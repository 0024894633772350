import { randomUUID } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import { record } from '../audit/audit.ts'
import { isGone } from '../closing/closing.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { noteFailedTry } from '../db/statements/note-failed-try.ts'
import { reserveTry, type Reserved } from '../db/statements/reserve-try.ts'
import { Busy } from '../errors.ts'
import { reach } from '../failpoint.ts'
import type { Login } from '../lib/login.ts'
import type { Hasher } from '../password/hash.ts'
import { isTooLong } from '../password/password.ts'
import type { Device } from '../session/device.ts'
import { sealedDevice } from '../session/sealed-device.ts'
import { hashOf, newToken } from '../session/token.ts'
import { openSession } from './queries.ts'
import { nextTryAt } from './sign-in.ts'

export type Tried = {
  readonly region: string
  readonly logins: readonly Login[]
  readonly password: string
  readonly browserHash: Buffer
  readonly formerTokenHash: Buffer | undefined
  /** To whom a password alone opens nothing: to everyone by the region's rule, or to browsers that the account doesn't know. */
  readonly secondStep: 'everyone' | 'strangers' | 'nobody'
  readonly device: Device
  readonly now: Date
  readonly requestId: string
  readonly address: string
  readonly signal: AbortSignal
}

export type Outcome =
  | { readonly is: 'opened'; readonly token: string }
  /** The password is right, and a second step is demanded. */
  | { readonly is: 'unfinished'; readonly hasPasskey: boolean }
  /** Until when the next try has to wait. */
  | { readonly is: 'wait'; readonly until: Date }
  /** The password is right, and its account was closed then. */
  | { readonly is: 'closed'; readonly closedAt: Date }
  | { readonly is: 'wrong' }

type Means = {
  readonly db: Db
  readonly vault: Vault
  readonly hasher: Hasher
  readonly log: FastifyBaseLogger
}

/**
 * One sign-in by password: counted before it is looked at, then opened or noted, two statements in all.
 */
export async function tryPassword(means: Means, tried: Tried, mayLookAgain = true): Promise<Outcome> {
  const { db, vault, hasher, log } = means
  const { region, logins, password, browserHash, now, signal } = tried
  const typed = logins.map(({ kind, value }) => `${kind}:${value}`).join(' ')
  const identifierIndex = vault.index('typed', region, typed)
  reach('before-reserve-try')
  const reserved = await reserveTry(db, {
    region,
    identifierIndex,
    whose: {
      logins: logins.map(({ kind, value }) => ({
        kind,
        valueIndex: vault.index(`login:${kind}`, region, value),
      })),
    },
    browserHash,
    now,
  })
  reach('after-reserve-try')
  if (!reserved.tried) return { is: 'wait', until: endOfWait(reserved) ?? now }

  const kept = isTooLong(password) ? undefined : (reserved.hash ?? undefined)
  const verdict = await hasher.verify(isTooLong(password) ? '' : password, kept, signal)
  if (verdict === 'unreadable')
    log.error({ region, account: reserved.account_id }, 'a password hash can not be read')

  if (verdict === 'right' && reserved.account_id !== null && kept !== undefined) {
    const opened = await open({
      accountId: reserved.account_id,
      known: reserved.known,
      kept,
      identifierIndex,
    })
    if (opened !== undefined) return opened
    // The same person elsewhere may have had it hashed anew at this very moment: it is right still.
    if (mayLookAgain && hasher.isStale(kept)) return tryPassword(means, tried, false)
  }
  await noteFailedTry(db, {
    event: event('sign-in.failed', reserved.account_id, {
      reason: reserved.account_id !== null && reserved.hash === null ? 'tries-used-up' : undefined,
    }),
    closing: event('password.closed', reserved.account_id),
    now,
  })
  return { is: 'wrong' }

  type Right = { accountId: string; known: boolean; kept: string; identifierIndex: Buffer }

  /** Undefined where the password was changed while it was looked at. */
  async function open({ accountId, known, kept, identifierIndex }: Right): Promise<Outcome | undefined> {
    const token = newToken()
    const sessionId = randomUUID()
    const began = { sessionId, began: { how: 'password' as const, device: tried.device } }
    const renewed = hasher.isStale(kept) ? await renew() : undefined
    const needsMore = tried.secondStep === 'everyone' || (tried.secondStep === 'strangers' && !known)
    reach('before-open-session')
    const {
      opened,
      unfinished,
      has_passkey: hasPasskey,
      closed_at: closedAt,
    } = await openSession(db, {
      region,
      identifierIndex,
      known,
      hash: kept,
      renewed,
      session: {
        token_hash: hashOf(token),
        region,
        id: sessionId,
        account_id: accountId,
        how: 'password',
        proved_at: now,
        began_at: now,
        seen_at: now,
        device_sealed: sealedDevice.seal(vault, { region, id: sessionId }, tried.device),
      },
      event: event('session.began', accountId, began),
      unfinished: needsMore ? event('sign-in.unfinished', accountId) : undefined,
      browserHash,
      browserNew: event('browser.new', accountId, began),
      formerTokenHash: tried.formerTokenHash,
      now,
    })
    reach('after-open-session')
    if (opened) return { is: 'opened', token }
    if (unfinished) return { is: 'unfinished', hasPasskey }
    if (closedAt === null || isGone(closedAt, now)) return undefined

    const failed = event('sign-in.failed', accountId, { reason: 'account-closed' })
    await db.insertInto('audit_event').values(failed).execute()
    return { is: 'closed', closedAt }
  }

  /** Undefined where others wait for their sign-in: it can be done at the next one. */
  async function renew(): Promise<string | undefined> {
    try {
      return await hasher.hash(password, signal)
    } catch (error) {
      if (error instanceof Busy) return undefined
      throw error
    }
  }

  function event(
    name: 'session.began' | 'browser.new' | 'sign-in.failed' | 'sign-in.unfinished' | 'password.closed',
    accountId: string | null,
    about: Partial<Parameters<typeof record>[1]> = {},
  ) {
    const { requestId, address } = tried
    return record(vault, {
      region,
      at: now,
      event: name,
      requestId,
      address,
      accountId: accountId ?? undefined,
      ...about,
    })
  }
}

const endOfWait = ({ failures, last_failed_at: lastFailedAt }: Reserved): Date | undefined =>
  failures === null || lastFailedAt === null ? undefined : nextTryAt({ failures, lastFailedAt })
