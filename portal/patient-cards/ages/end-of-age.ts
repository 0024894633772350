import { record } from '../../audit/audit.ts'
import type { Db } from '../../db/schema.ts'
import type { Vault } from '../../db/seal.ts'
import { dayInZone } from '../../lib/date-words.ts'
import { bandsOf, type Regions } from '../../region/region.ts'
import { undoneSince } from '../leaving/leaving.ts'
import { sealedCard } from '../sealed-card.ts'
import { hasEndedOfAge } from './ages.ts'
import { endLink, linksToOthers, type Link } from './queries.ts'

type Deps = { readonly db: Db; readonly vault: Vault; readonly regions: Regions }

const batch = 500

/**
 * Ends the links to cards whose person came of age a month ago; nobody has seen these cards since that day, and the
 * next destruction takes them. A day of birth is sealed, so every link to another’s card is opened to find them. Any instance
 * may, at any moment: each link ends once.
 * @returns how many links ended
 */
export async function endLinksOfAge({ db, vault, regions }: Deps, now: Date): Promise<number> {
  let ended = 0
  let links = await linksToOthers(db, { after: undefined, atMost: batch })
  while (links.length > 0) {
    for (const link of links.filter((one) => wasOfAge(one, { vault, regions }, undoneSince(now)))) {
      // As if it had ended that day: what remains is destroyed at once, a month after the right to it was gone.
      if (await endLink(db, { ...link, endedAt: undoneSince(now), event: eventOf(vault, link, now) }))
        ended += 1
    }
    links = await linksToOthers(db, { after: links.at(-1), atMost: batch })
  }
  return ended
}

function wasOfAge(link: Link, { vault, regions }: Pick<Deps, 'vault' | 'regions'>, at: Date): boolean {
  const { region: code, card_id: id, sealed, kinship } = link
  const region = regions.get(code)
  if (region === undefined) return false
  const { birthDate } = sealedCard.open(vault, { region: code, id }, sealed)
  const since = dayInZone(link.since, region.timeZone)
  const kept = { kinship, birthDate: birthDate.value, since }
  return hasEndedOfAge(kept, dayInZone(at, region.timeZone), bandsOf(region))
}

function eventOf(vault: Vault, { region, card_id: cardId, account_id: accountId }: Link, at: Date) {
  return record(vault, { region, at, event: 'card.passed', requestId: '', address: '', accountId, cardId })
}
