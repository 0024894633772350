import { randomUUID } from 'node:crypto'
import { cabinetOf } from '../../account/cabinet.ts'
import { record, type EventName } from '../../audit/audit.ts'
import type { Db } from '../../db/schema.ts'
import type { Vault } from '../../db/seal.ts'
import { usualLanguage } from '../../lib/language.ts'
import type { KeepChildren, ToldChildren } from '../../identity/child.ts'
import { dayInZone } from '../../lib/date-words.ts'
import { bandsOf, type Regions } from '../../region/region.ts'
import { samePersonIn } from '../adding/same-person.ts'
import { compare, waitingIn } from '../differences/offer.ts'
import { sealedOffers } from '../differences/sealed-offers.ts'
import { openRow, type OpenCard } from '../open-card-queries.ts'
import { makeChildCard } from './child-card.ts'
import { childrenOf, endSession, keepTold } from './queries.ts'
import { sealedChildren } from './sealed-children.ts'
import { isWhole, unfitOf, type ToldChild } from './told-child.ts'

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly regions: Regions
  readonly serviceName: string
  readonly now: () => Date
}

/** From the answer of Госуслуги to the choice, in milliseconds: as long as a sign-in may take. */
const toldLasts = 10 * 60_000

/** Keeps what Госуслуги told of a person's children until they have chosen, where it is that person who asked. */
export function childrenKeeper(deps: Deps): KeepChildren {
  const { db, vault, now } = deps

  return async (told) => {
    const { region, attemptId, sessionId, tokenHash } = told
    const rows = tokenHash === undefined ? [] : await childrenOf(db, { tokenHash, now: now() })
    const cabinet = cabinetOf(rows[0], { ...deps, language: usualLanguage })
    if (tokenHash === undefined || cabinet === undefined) return 'ended'
    if (cabinet.session.id !== sessionId) return 'another-session'

    const at = now()
    const { accountId } = cabinet.session
    const event = (name: EventName) =>
      record(vault, { ...eventOf(told), event: name, at, accountId, sessionId })
    if (cabinet.account.oid !== told.oid) {
      await endSession(db, { tokenHash, event: event('session.ended') })
      return 'another-person'
    }

    const children = told.children.map((child) => ({ ...child, id: randomUUID() }))
    const seen = new Map(rows.flatMap((row) => openRow(row, deps)).map((card) => [card.id, card]))
    const today = dayInZone(at, cabinet.region.timeZone)
    const whole = children.filter((child) => unfitOf(child, today, bandsOf(cabinet.region)) === undefined)
    const isKept = await keepTold(db, {
      tokenHash,
      now: at,
      toldId: attemptId,
      sealed: sealedChildren.seal(vault, { region, id: attemptId }, children),
      until: new Date(at.getTime() + toldLasts),
      offers: whole.flatMap((child) => offersOf(child, { cards: [...seen.values()], vault, region, at })),
      event: event('children.told'),
    })
    return isKept ? 'kept' : 'ended'
  }
}

const eventOf = ({ region, requestId, address }: ToldChildren) => ({ region, requestId, address })

type Among = {
  readonly cards: readonly OpenCard[]
  readonly vault: Vault
  readonly region: string
  readonly at: Date
}

/** What is told otherwise of a child who has a card here: it waits for the keeper's answer, and is never written over. */
function offersOf(child: ToldChild, { cards, vault, region, at }: Among) {
  if (!isWhole(child)) return []
  const same = samePersonIn(cards, child)
  const card = cards.find(({ id, keeper }) => id === same?.card && keeper.kinship !== 'self')
  if (card === undefined) return []
  const after = compare(card.content, makeChildCard(child, at), card.offers)
  if (waitingIn(card.offers).length === 0 && waitingIn(after).length === 0) return []
  const { id: cardId, version } = card
  return [{ cardId, version, sealed: sealedOffers.seal(vault, { region, id: cardId }, after) }]
}
