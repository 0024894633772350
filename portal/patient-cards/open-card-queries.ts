import type { FastifyRequest } from 'fastify'
import { cabinetOf, type Cabinet } from '../account/cabinet.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { languageOf } from '../http/language.ts'
import { ageOn } from '../lib/ages.ts'
import { dayInZone } from '../lib/date-words.ts'
import { bandsOf, type Region, type Regions } from '../region/region.ts'
import { sessionHash } from '../session/cookie.ts'
import { hasFreshProof } from '../session/session.ts'
import type { Unlinked } from './leaving/leaving.ts'
import { unlinkedIn } from './leaving/unlinked-queries.ts'
import { endsOn, hasEndedOfAge, type PassedCard } from './ages/ages.ts'
import { noOffers, type Offers } from './differences/offer.ts'
import { sealedOffers } from './differences/sealed-offers.ts'
import type { Ground, Keeper, Kinship } from './keeper.ts'
import type { CardContent } from './patient-card.ts'
import { cardOf, cardsOf } from './queries.ts'
import { sealedCard } from './sealed-card.ts'

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly regions: Regions
  readonly serviceName: string
  readonly now: () => Date
}

export type OpenCard = {
  readonly id: string
  readonly version: number
  readonly checkedAt: Date | null
  readonly keeper: Keeper
  readonly keptSince: Date
  readonly content: CardContent
  /** What Госуслуги told otherwise. */
  readonly offers: Offers
}

/** Whose cards they are, and how they are shown. */
export type CardHolder = {
  readonly cabinet: Cabinet
  readonly tokenHash: Buffer
  readonly timeZone: string
  /** The account of whoever asks. */
  readonly viewer: string
  /** No proof fresh enough for whole numbers. */
  readonly masked: boolean
}

export type OpenedCard = CardHolder & { readonly card: OpenCard | undefined }

export type OpenedCards = CardHolder & {
  readonly cards: readonly OpenCard[]
  /** Whom the law no longer lets them act for: they see nothing of these cards but that they passed. */
  readonly passed: readonly PassedCard[]
  /** What they unlinked and may still take back. */
  readonly unlinked: readonly Unlinked[]
  /** The card that they are adding. */
  readonly draft: { readonly cardId: string; readonly savedAt: Date } | undefined
}

/** All cards of whoever asks; undefined without a live session. */
export async function openCards(request: FastifyRequest, deps: Deps): Promise<OpenedCards | undefined> {
  const tokenHash = sessionHash(request)
  const rows = tokenHash === undefined ? [] : await cardsOf(deps.db, tokenHash, deps.now())
  const cabinet = cabinetOf(rows[0], { ...deps, language: languageOf(request) })
  if (tokenHash === undefined || cabinet === undefined) return undefined

  const kept = rows
    .flatMap((row) => read(row, deps.vault) ?? [])
    .map((card) => ({ card, isOver: hasPassed(card, cabinet.region.code, deps) }))
  return {
    ...holder(cabinet, tokenHash, deps),
    cards: kept.filter(({ isOver }) => !isOver).map(({ card }) => card),
    passed: kept.filter(({ isOver }) => isOver).map(({ card }) => passedCard(card, cabinet.region)),
    unlinked: unlinkedIn(rows[0]?.unlinked ?? null),
    draft: draftIn(rows[0]),
  }
}

/** One card of whoever asks: undefined without a live session; no card where none of theirs has this id. */
export async function openCard(
  request: FastifyRequest,
  cardId: string,
  deps: Deps,
): Promise<OpenedCard | undefined> {
  const tokenHash = sessionHash(request)
  const row = tokenHash && (await cardOf(deps.db, { tokenHash, cardId: uuidOf(cardId), now: deps.now() }))
  const cabinet = cabinetOf(row, { ...deps, language: languageOf(request) })
  if (tokenHash === undefined || row === undefined || cabinet === undefined) return undefined
  return { ...holder(cabinet, tokenHash, deps), card: openRow(row, deps)[0] }
}

type DraftRow = { readonly draft_id: string | null; readonly draft_saved_at: Date | null }

function draftIn(row: DraftRow | undefined): OpenedCards['draft'] {
  const { draft_id: cardId = null, draft_saved_at: savedAt = null } = row ?? {}
  return cardId === null || savedAt === null ? undefined : { cardId, savedAt }
}

export type CardRow = {
  readonly region: string
  readonly card_id: string | null
  readonly card_sealed: Uint8Array | null
  readonly checked_at: Date | null
  readonly version: number | null
  readonly kinship: Kinship | null
  readonly ground: Ground | null
  readonly kept_since: Date | null
  readonly offered_sealed: Uint8Array | null
}

type Opening = Pick<Deps, 'vault' | 'regions' | 'now'>

/** The card of a row, where there is one that its keeper may see today. */
export function openRow(row: CardRow, deps: Opening): readonly OpenCard[] {
  const card = read(row, deps.vault)
  return card === undefined || hasPassed(card, row.region, deps) ? [] : [card]
}

const passedCard = ({ id, keeper, content }: OpenCard, region: Region): PassedCard => ({
  id,
  kinship: keeper.kinship,
  on: endsOn(content.birthDate.value, bandsOf(region)),
})

/** Whether this keeper’s link has ended with the day of age, though no job has noted it yet. */
export function hasPassed(
  { keeper, keptSince, content }: Pick<OpenCard, 'keeper' | 'keptSince' | 'content'>,
  code: string,
  { regions, now }: Omit<Opening, 'vault'>,
): boolean {
  const region = regions.get(code)
  if (region === undefined) return false
  const today = dayInZone(now(), region.timeZone)
  // The cheap question first: most cards of others are those of children.
  if (ageOn(content.birthDate.value, today) < bandsOf(region).adult) return false
  const since = dayInZone(keptSince, region.timeZone)
  const kept = { kinship: keeper.kinship, birthDate: content.birthDate.value, since }
  return hasEndedOfAge(kept, today, bandsOf(region))
}

function read(row: CardRow, vault: Vault): OpenCard | undefined {
  const { region, card_id: id, card_sealed: sealed, checked_at: checkedAt, version, kinship, ground } = row
  const keptSince = row.kept_since
  if (id === null || sealed === null || version === null) return undefined
  if (kinship === null || ground === null || keptSince === null) return undefined
  const content = sealedCard.open(vault, { region, id }, sealed)
  const offered = row.offered_sealed
  const offers = offered === null ? noOffers : sealedOffers.open(vault, { region, id }, offered)
  return { id, version, checkedAt, keeper: { kinship, ground }, keptSince, content, offers }
}

export function holder(cabinet: Cabinet, tokenHash: Buffer, { now }: Pick<Deps, 'now'>): CardHolder {
  return {
    cabinet,
    tokenHash,
    timeZone: cabinet.region.timeZone,
    viewer: cabinet.session.accountId,
    masked: !hasFreshProof(cabinet.session, now()),
  }
}

/** No card has the nil id, so an address that holds no id at all reads like one of an unknown card. */
export const uuidOf = (text: string) =>
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text) ? text : '00000000-0000-0000-0000-000000000000'
