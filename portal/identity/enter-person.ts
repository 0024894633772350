import { setTimeout } from 'node:timers/promises'
import { isGone } from '../closing/closing.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { destroyAccounts } from '../db/statements/destroy-accounts.ts'
import { enter } from '../db/statements/enter.ts'
import { readEntry } from '../db/statements/read-entry.ts'
import { hasCode } from '../db/error-code.ts'
import { deadlock } from '../db/past-deadlocks.ts'
import { reach } from '../failpoint.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import type { Device } from '../session/device.ts'
import type { Agreement } from './agreement.ts'
import type { Dispute } from './dispute.ts'
import { prepareEntry } from './entrance.ts'
import type { Admitted } from './identity.ts'
import { isOf, type CardOfSnils, type OwnCard } from './own-card.ts'

/** SQLSTATE of PostgreSQL. */
const uniqueViolation = '23505'
const foreignKeyViolation = '23503'
const notNullViolation = '23502'
const overtaken = [uniqueViolation, foreignKeyViolation, notNullViolation, deadlock]

/** In milliseconds: another instance may be destroying the same account, and needs no longer. */
const pauseForDestruction = 100

/** Each time somebody else has to be faster by a hair. */
const mostTries = 10

type Replaced = {
  readonly sessionId: string
  /** Whether the proof was asked for the password that waits: any other proof saves none, whoever typed it. */
  readonly isForPassword: boolean
}

export type Person = {
  readonly region: string
  readonly identity: Admitted
  /** When Госуслуги told all this. */
  readonly toldAt: Date
  readonly agreement: Agreement | undefined
  /** The session that asked for a fresh proof. */
  readonly replaced: Replaced | undefined
  /** The session that this browser had before. */
  readonly formerTokenHash: Buffer | undefined
  /** From `ownBrowser`. */
  readonly browserHash: Buffer
  /** Of the new session, where two presses of one button have to agree on it. */
  readonly token?: string | undefined
  readonly now: Date
  readonly requestId: string
  readonly address: string
  readonly device: Device
}

export type Entered = {
  readonly token: string
  readonly opened: boolean
  /** A closed account was opened again. */
  readonly reopened: boolean
  readonly passwordSaved: boolean
  readonly samePerson: boolean
}

/** 'no-account': nobody of this oid is registered here, 'closed': who was has closed it; no consent was given. */
export type EnterError = 'no-account' | 'closed' | Dispute

/** Reads whose account it is, then writes everything in one statement: two round trips. */
export async function enterPerson(
  { db, vault }: { db: Db; vault: Vault },
  person: Person,
  tries = mostTries,
): Promise<Result<Entered, EnterError>> {
  const { region, identity, agreement, replaced } = person
  const oidIndex = vault.index('oid', region, identity.oid)
  const snilsIndex = identity.snils === undefined ? null : vault.index('login:snils', region, identity.snils)
  const found = await readEntry(db, {
    region,
    oidIndex,
    snilsIndex,
    sessionId: replaced?.sessionId ?? null,
  })
  reach('after-read-entry')

  const { account_id: accountId, closed_at: closedAt } = found
  if (accountId !== null && closedAt !== null && isGone(closedAt, person.now)) {
    const only = { region, id: accountId }
    if ((await destroyAccounts(db, { now: person.now, atMost: 1, only })) === 0)
      await setTimeout(pauseForDestruction)
    return enterPerson({ db, vault }, person)
  }

  const ownCard = ownCardOf(found.own_card)
  const ofSnils = cardOfSnils(found.card_of_snils)
  const agrees = (card: Pick<OwnCard, 'id' | 'sealed'> | undefined) =>
    card !== undefined && isOf(vault, region, card, identity)
  // A record bears no oid of its own: another СНИЛС than before may be a correction, or another person's record.
  if (accountId !== null && found.snils_changed)
    return fail({ stopped: 'snils-changed', accountId, oidIndex, snilsIndex, agrees: agrees(ownCard) })
  // A second oid with the same СНИЛС may be a mistake or a theft; people of the support sort it out.
  const ownerId = found.snils_owner_id
  if (ownerId !== null && ownerId !== accountId) {
    const own = ofSnils?.isOwn === true ? ofSnils : undefined
    return fail({ stopped: 'snils-taken', accountId: ownerId, oidIndex, snilsIndex, agrees: agrees(own) })
  }
  if (found.account_id === null && agreement === undefined) return fail('no-account')
  if (closedAt !== null && agreement === undefined) return fail('closed')

  const samePerson = replaced !== undefined && found.session_account_id === found.account_id
  const { token, entry } = prepareEntry(vault, {
    ...person,
    known: knownOf(found),
    reopened: closedAt !== null,
    ownCard,
    cardOfSnils: ofSnils,
    replacedSessionId: replaced?.sessionId,
    pendingOf: replaced?.isForPassword === true ? replaced.sessionId : undefined,
  })
  try {
    reach('before-enter')
    const { passwordSaved } = await enter(db, entry)
    reach('after-enter')
    return ok({
      token,
      opened: found.account_id === null,
      reopened: closedAt !== null,
      passwordSaved,
      samePerson,
    })
  } catch (error) {
    // Another request opened the account, made or changed the card, or took a login, between the two statements: now it
    // is known. Or the account was destroyed.
    if (overtaken.some((code) => hasCode(error, code)) && tries > 1)
      return enterPerson({ db, vault }, person, tries - 1)
    throw error
  }
}

function knownOf(found: { account_id: string | null; account_sealed: Buffer | null }) {
  const { account_id: id, account_sealed: sealed } = found
  return id === null || sealed === null ? undefined : { id, sealed }
}

type Sealed = { readonly id: string; readonly sealed: string | null }
type Found = (Sealed & { readonly offered: string | null; readonly has_no_index: boolean }) | null

function ownCardOf(found: Found): OwnCard | undefined {
  if (found === null || found.sealed === null) return undefined
  const { id, sealed, offered, has_no_index: hasNoIndex } = found
  return {
    id,
    sealed: Buffer.from(sealed, 'hex'),
    offered: offered === null ? undefined : Buffer.from(offered, 'hex'),
    hasNoIndex,
  }
}

function cardOfSnils(
  found: (Sealed & { readonly version: number; readonly is_own: unknown }) | null,
): CardOfSnils | undefined {
  if (found === null || found.sealed === null) return undefined
  const { id, sealed, version, is_own: isOwn } = found
  return { id, sealed: Buffer.from(sealed, 'hex'), version, isOwn: isOwn === true }
}
