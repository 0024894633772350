import { fullName } from '../../account/account.ts'
import type { Cabinet } from '../../account/cabinet.ts'
import { record, type EventName } from '../../audit/audit.ts'
import { hasCode } from '../../db/error-code.ts'
import type { Db } from '../../db/schema.ts'
import type { Vault } from '../../db/seal.ts'
import { compare, noOffers, waitingIn } from '../differences/offer.ts'
import { sealedOffers } from '../differences/sealed-offers.ts'
import { changeRow } from '../history/change-row.ts'
import { sealedCard } from '../sealed-card.ts'
import { makeChildCard } from './child-card.ts'
import { isOnePerson } from './one-person.ts'
import { cardOfChild, linkChild, makeChild } from './queries.ts'
import { vouchedSnils, type WholeChild } from './told-child.ts'

type Found = NonNullable<Awaited<ReturnType<typeof cardOfChild>>>

type Adding = {
  readonly db: Db
  readonly vault: Vault
  readonly cabinet: Cabinet
  readonly tokenHash: Buffer
  readonly toldId: string
  readonly child: WholeChild
  readonly now: Date
  readonly requestId: string
  readonly address: string
}

/** SQLSTATE of PostgreSQL: the card that was found was destroyed meanwhile. */
const foreignKeyViolation = '23503'
/** Each time somebody else has to make or destroy the same card in the same moment. */
const tries = 4

/**
 * Gives a parent the card of a child whom the register of Госуслуги names as theirs: the one that there is, whoever
 * made it, or else a new one. False where the session or the choice is over.
 */
export async function addChild(adding: Adding): Promise<boolean> {
  const { db, vault, cabinet, child } = adding
  const { region } = cabinet.session
  const snils = vouchedSnils(child)
  const index = snils === undefined ? undefined : vault.index('login:snils', region, snils)

  for (let left = tries; left > 0; left -= 1) {
    const found = await cardOfChild(db, { region, index, id: child.id })
    // A number that stands on another person's card proves nothing of this child.
    const end =
      found !== undefined && isOfChild(adding, found)
        ? await link(adding, found)
        : await make(adding, found === undefined ? index : undefined)
    if (end !== 'again') return end === 'done'
  }
  return false
}

function isOfChild({ vault, cabinet, child }: Adding, { id, sealed }: Found): boolean {
  return isOnePerson(sealedCard.open(vault, { region: cabinet.session.region, id }, sealed), child)
}

/** 'again': there is such a card by now, or it is gone by now. */
type End = 'done' | 'over' | 'again'

async function make(adding: Adding, index: Buffer | undefined): Promise<End> {
  const { db, vault, cabinet, child, tokenHash, toldId, now } = adding
  const { region, accountId } = cabinet.session
  const content = makeChildCard(child, now)
  const hadNumber = vouchedSnils(child) !== undefined
  const isMade = await makeChild(db, {
    tokenHash,
    now,
    toldId,
    cardId: child.id,
    index,
    sealed: sealedCard.seal(vault, { region, id: child.id }, content),
    history: changeRow(vault, {
      region,
      cardId: child.id,
      version: 1,
      at: now,
      accountId,
      by: fullName(cabinet.account),
      kind: 'made',
      before: {},
      after: content,
    }),
    event: eventOf(adding, {
      event: 'card.made',
      cardId: child.id,
      reason: hadNumber && index === undefined ? 'snils-of-another' : undefined,
    }),
  })
  return isMade ? 'done' : 'again'
}

async function link(adding: Adding, found: Found): Promise<End> {
  const { db, tokenHash, toldId, now } = adding
  const event = eventOf(adding, { event: 'access.taken', cardId: found.id, reason: 'kids-register' })
  try {
    const offers = offersOf(adding, found)
    const isLinked = await linkChild(db, { tokenHash, now, toldId, cardId: found.id, offers, event })
    return isLinked ? 'done' : 'over'
  } catch (error) {
    if (hasCode(error, foreignKeyViolation)) return 'again'
    throw error
  }
}

/** What this parent's Госуслуги tells otherwise than the card has it. */
function offersOf({ vault, cabinet, child, now }: Adding, { id, sealed, offered_sealed, version }: Found) {
  const row = { region: cabinet.session.region, id }
  const before = offered_sealed === null ? noOffers : sealedOffers.open(vault, row, offered_sealed)
  const after = compare(sealedCard.open(vault, row, sealed), makeChildCard(child, now), before)
  if (waitingIn(after).length === 0) return undefined
  return { sealed: sealedOffers.seal(vault, row, after), version }
}

function eventOf(
  { vault, cabinet, now, requestId, address }: Adding,
  told: { readonly event: EventName; readonly cardId: string; readonly reason?: string | undefined },
) {
  const { region, accountId, id: sessionId } = cabinet.session
  return record(vault, { region, at: now, requestId, address, accountId, sessionId, ...told })
}
