import { sealedEvent } from '../audit/sealed-event.ts'
import type { Vault } from '../db/seal.ts'
import { dayInZone } from '../lib/date-words.ts'
import { nearAddress } from '../lib/near-address.ts'
import { hasEndedOfAge } from '../patient-cards/ages/ages.ts'
import { isOwnCard } from '../patient-cards/keeper.ts'
import { nameOn } from '../patient-cards/patient-card.ts'
import { sealedCard } from '../patient-cards/sealed-card.ts'
import { bandsOf, type Region } from '../region/region.ts'
import { hasOwnAddress, newestFirst, sayingOf, type Happening } from './happening.ts'
import type { CardRow, EventRow } from './queries.ts'
import { isTold } from './telling.ts'

type Reader = {
  readonly vault: Vault
  readonly region: Region
  /** Of the session that asks. */
  readonly sessionId: string
  readonly now: Date
}

type Rows = { readonly events: readonly EventRow[]; readonly cards: readonly CardRow[] }

/** Opens what is shown, and nothing else: of the cards only those that an event names. */
export function openHappenings({ events, cards }: Rows, reader: Reader): readonly Happening[] {
  const kept = new Map(cards.map((card) => [card.card_id, card]))
  const names = new Map<string, Happening['whose']>()
  const whose = (id: string): Happening['whose'] => {
    if (!names.has(id)) names.set(id, nameOf(kept.get(id), reader))
    return names.get(id)
  }
  return events.flatMap((row) => openEvent(row, reader, whose)).toSorted(newestFirst)
}

function openEvent(
  row: EventRow,
  { vault, region, sessionId }: Reader,
  whose: (card: string) => Happening['whose'],
): readonly Happening[] {
  const { id, event, session_id: doneIn } = row
  if (!isTold(event)) return []

  const open = (of: string, sealed: string | null) =>
    sealed === null
      ? undefined
      : sealedEvent.open(vault, { region: region.code, id: of }, Buffer.from(sealed, 'hex'))
  const content = open(id, row.sealed)
  const began = row.began_id === null ? undefined : open(row.began_id, row.began_sealed)
  const { browser, system } = began ?? {}
  return [
    {
      id,
      event,
      at: new Date(row.at),
      saying: sayingOf({
        event,
        sessionId: doneIn,
        requestId: row.request_id,
        hasContent: content !== undefined,
      }),
      isHere: doneIn === sessionId,
      device: browser === undefined || system === undefined ? undefined : { browser, system },
      how: content?.how,
      network:
        content !== undefined && hasOwnAddress(event, doneIn) ? nearAddress(content.address) : undefined,
      whose: content?.card === undefined ? undefined : whose(content.card),
      number: row.number ?? undefined,
    },
  ]
}

/** Of a card that the law has taken from its keeper nothing is read out, no more than of one that is gone. */
function nameOf(card: CardRow | undefined, { vault, region, now }: Reader): Happening['whose'] {
  if (card === undefined || card.sealed === null) return 'gone'
  if (isOwnCard(card)) return undefined
  const place = { region: region.code, id: card.card_id }
  const content = sealedCard.open(vault, place, Buffer.from(card.sealed, 'hex'))
  const kept = {
    kinship: card.kinship,
    birthDate: content.birthDate.value,
    since: dayInZone(new Date(card.since), region.timeZone),
  }
  if (hasEndedOfAge(kept, dayInZone(now, region.timeZone), bandsOf(region))) return 'gone'
  return { name: nameOn(content) }
}
