import { randomUUID } from 'node:crypto'
import { fullName } from '../account/account.ts'
import type { Vault } from '../db/seal.ts'
import type { Entry, Opening } from '../db/statements/enter.ts'
import { isOnePerson } from '../patient-cards/children/one-person.ts'
import { compare, noOffers, waitingIn } from '../patient-cards/differences/offer.ts'
import { sealedOffers } from '../patient-cards/differences/sealed-offers.ts'
import { changeRow } from '../patient-cards/history/change-row.ts'
import { makeOwnCard, overlay, type CardContent } from '../patient-cards/patient-card.ts'
import { sealedCard } from '../patient-cards/sealed-card.ts'
import type { Admitted } from './identity.ts'

/** The card that the person has had so far. */
export type OwnCard = {
  readonly id: string
  readonly sealed: Buffer
  readonly offered: Buffer | undefined
  /** No register has told its person yet. */
  readonly hasNoIndex: boolean
}

/** The card of whom a register tells by the person's СНИЛС: their own, or one that a parent keeps. */
export type CardOfSnils = {
  readonly id: string
  readonly sealed: Buffer
  readonly version: number
  readonly isOwn: boolean
}

type Entering = {
  readonly region: string
  readonly identity: Admitted
  readonly cardOfSnils: CardOfSnils | undefined
  readonly now: Date
}

/** What changes of the own card: offers of what Госуслуги tells otherwise, and the number that tells its person. */
export function changeOf(vault: Vault, card: OwnCard, entering: Entering): Entry['ownCard'] {
  const { id, sealed, offered, hasNoIndex } = card
  const { region, identity, now, cardOfSnils } = entering
  const row = { region, id }
  const before = offered === undefined ? noOffers : sealedOffers.open(vault, row, offered)
  const after = compare(sealedCard.open(vault, row, sealed), makeOwnCard(identity, now), before)
  const isAsBefore = waitingIn(before).length === 0 && waitingIn(after).length === 0
  const index = hasNoIndex && cardOfSnils === undefined ? indexOf(vault, region, identity) : undefined
  if (isAsBefore && index === undefined) return undefined
  return { id, offered: isAsBefore ? undefined : sealedOffers.seal(vault, row, after), index }
}

/** Whether Госуслуги tells of the person whose card this is, by first name and day of birth. */
export function isOf(
  vault: Vault,
  region: string,
  card: Pick<OwnCard, 'id' | 'sealed'>,
  identity: Admitted,
): boolean {
  return isOnePerson(sealedCard.open(vault, { region, id: card.id }, card.sealed), identity)
}

const indexOf = (vault: Vault, region: string, { snils }: Admitted): Buffer | undefined =>
  snils === undefined ? undefined : vault.index('login:snils', region, snils)

/** A card that a parent has kept of this very person becomes their own; without one a card is made. */
export function openingOf(vault: Vault, entering: Entering, accountId: string): Opening {
  const { region, identity, now, cardOfSnils } = entering
  const keeperOf = (cardId: string) => ({
    region,
    card_id: cardId,
    account_id: accountId,
    kinship: 'self' as const,
    ground: 'own' as const,
    since: now,
  })
  const told = makeOwnCard(identity, now)
  const claimed = cardOfSnils && claim(vault, { card: cardOfSnils, told, entering, accountId })
  if (claimed !== undefined) return { keeper: keeperOf(claimed.id), claimed }

  const id = randomUUID()
  // The number of another card tells nobody apart; the event of this one says so.
  const index = cardOfSnils === undefined ? indexOf(vault, region, identity) : undefined
  return {
    keeper: keeperOf(id),
    made: {
      region,
      id,
      sealed: sealedCard.seal(vault, { region, id }, told),
      created_at: now,
      checked_at: null,
      person_index: index ?? null,
    },
  }
}

type Claim = {
  readonly card: CardOfSnils
  readonly told: CardContent
  readonly entering: Entering
  readonly accountId: string
}

/** What Госуслуги tells now stands over what was there; the rest of the card stays, and the history keeps both. */
function claim(vault: Vault, { card, told, entering, accountId }: Claim) {
  const { region, identity, now } = entering
  const { id, version } = card
  const before = sealedCard.open(vault, { region, id }, card.sealed)
  if (card.isOwn || !isOnePerson(before, identity)) return undefined
  const after = overlay(before, told)
  return {
    id,
    version,
    sealed: sealedCard.seal(vault, { region, id }, after),
    history: changeRow(vault, {
      region,
      cardId: id,
      version: version + 1,
      at: now,
      accountId,
      by: fullName(identity),
      kind: 'answered',
      before,
      after,
    }),
  }
}
