import type { FastifyRequest } from 'fastify'
import { fullName } from '../../account/account.ts'
import { cabinetOf, type Cabinet } from '../../account/cabinet.ts'
import { sealedAccount } from '../../account/sealed-account.ts'
import type { Db } from '../../db/schema.ts'
import type { Vault } from '../../db/seal.ts'
import { languageOf } from '../../http/language.ts'
import type { Regions } from '../../region/region.ts'
import { sessionHash } from '../../session/cookie.ts'
import type { Relation } from '../grounds.ts'
import type { Keeper } from '../keeper.ts'
import { hasPassed, holder, openRow, uuidOf, type CardHolder, type OpenCard } from '../open-card-queries.ts'
import type { CardContent } from '../patient-card.ts'
import { sealedCard } from '../sealed-card.ts'
import { accessOf } from './queries.ts'
import { offerOf } from './taking-queries.ts'

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly regions: Regions
  readonly serviceName: string
  readonly now: () => Date
}

/** Somebody who keeps a card, as the others see them. */
export type SeenKeeper = {
  readonly accountId: string
  readonly name: string
  readonly keeper: Keeper
  readonly since: Date
}

export type OpenedAccess = CardHolder & {
  readonly card: OpenCard | undefined
  readonly keepers: readonly SeenKeeper[]
  /** The code that this keeper gave last, while it serves. */
  readonly invitation: { readonly id: string; readonly until: Date } | undefined
}

/** A card and everybody who keeps it; undefined without a live session. */
export async function openAccess(
  request: FastifyRequest,
  cardId: string,
  deps: Deps,
): Promise<OpenedAccess | undefined> {
  const tokenHash = sessionHash(request)
  const rows =
    tokenHash === undefined
      ? []
      : await accessOf(deps.db, { tokenHash, cardId: uuidOf(cardId), now: deps.now() })
  const [row] = rows
  const cabinet = cabinetOf(row, { ...deps, language: languageOf(request) })
  if (tokenHash === undefined || row === undefined || cabinet === undefined) return undefined

  const { region, invitation_id: id, invitation_until: until } = row
  const [card] = openRow(row, deps)
  return {
    ...holder(cabinet, tokenHash, deps),
    card,
    keepers: rows
      .flatMap((one) => seenIn(one, deps.vault))
      .filter(
        ({ keeper, since: keptSince }) => card && !hasPassed({ ...card, keeper, keptSince }, region, deps),
      ),
    invitation: id === null || until === null ? undefined : { id, until },
  }
}

type Seen = Awaited<ReturnType<typeof accessOf>>[number]

function seenIn(row: Seen, vault: Vault): readonly SeenKeeper[] {
  const { region, keeper_id: id, keeper_kinship: kinship, keeper_ground: ground, keeper_since: since } = row
  if (id === null || kinship === null || ground === null || since === null || row.keeper_sealed === null)
    return []
  const account = sealedAccount.open(vault, { region, id }, row.keeper_sealed)
  return [{ accountId: id, name: fullName(account), keeper: { kinship, ground }, since }]
}

export type OpenedOffer = {
  readonly cabinet: Cabinet
  readonly tokenHash: Buffer
  /** They keep the card already. */
  readonly isKept: boolean
  readonly offer:
    | {
        readonly relation: Relation
        readonly giverId: string
        readonly giver: string
        readonly content: CardContent
      }
    | undefined
}

/** What a code lets this person take; undefined without a live session. */
export async function openOffer(
  request: FastifyRequest,
  cardId: string,
  deps: Deps,
): Promise<OpenedOffer | undefined> {
  const tokenHash = sessionHash(request)
  const row = tokenHash && (await offerOf(deps.db, { tokenHash, cardId: uuidOf(cardId), now: deps.now() }))
  const cabinet = cabinetOf(row, { ...deps, language: languageOf(request) })
  if (tokenHash === undefined || row === undefined || cabinet === undefined) return undefined

  return { cabinet, tokenHash, isKept: row.kept_id !== null, offer: offerIn(row, cardId, deps) }
}

type Offered = NonNullable<Awaited<ReturnType<typeof offerOf>>>

/** Nobody gives what they have lost: a parent’s code ends with the day on which the child is of age. */
function offerIn(row: Offered, cardId: string, deps: Deps): OpenedOffer['offer'] {
  const { region, giver_id: giverId, giver_sealed: giver, card_sealed: card, offered_kinship: relation } = row
  const { giver_kinship: kinship, giver_ground: ground, giver_since: keptSince } = row
  if (giverId === null || giver === null || card === null || relation === null) return undefined
  if (kinship === null || ground === null || keptSince === null) return undefined

  const content = sealedCard.open(deps.vault, { region, id: cardId }, card)
  if (hasPassed({ keeper: { kinship, ground }, keptSince, content }, region, deps)) return undefined
  const name = fullName(sealedAccount.open(deps.vault, { region, id: giverId }, giver))
  return { relation, giverId, giver: name, content }
}
