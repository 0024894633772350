import type { Html } from '@registratura/html'
import type { AgeBands } from '../../lib/age-bands.ts'
import { ageInWords } from '../../lib/age-words.ts'
import { ageOn } from '../../lib/ages.ts'
import { pathTo, paths } from '../../paths.ts'
import { tabbedCards } from '../../ui/parts/tabbed-card.ts'
import { comingAge } from '../ages/ages.ts'
import { comingAgeTitle } from '../ages/page.ts'
import { ru as offersRu } from '../differences/messages.ts'
import { waitingIn } from '../differences/offer.ts'
import { missingIn } from '../missing.ts'
import { isOwnCard } from '../keeper.ts'
import { family, ru } from '../messages.ts'
import { differencesIn, nameOn } from '../patient-card.ts'
import type { TakenCard } from './card-body.ts'

type Listed = {
  readonly cards: readonly TakenCard[]
  readonly today: string
  readonly bands: AgeBands
}

/** Whose card, how old, and what it waits for: at a glance, a link each. */
export function cardList({ cards, today, bands }: Listed): Html {
  return tabbedCards(
    cards.map((card) => ({
      whose: `${family.whose[card.keeper.kinship]}, ${ageInWords(ageOn(card.content.birthDate.value, today))}`,
      name: nameOn(card.content) || family.nameless,
      path: pathTo(paths.card, { card: card.id }),
      waits: waitsFor(card, today, bands),
    })),
  )
}

/** In words: what the person may do for this card now. */
function waitsFor(
  { content, keeper, checkedAt, offers }: TakenCard,
  today: string,
  bands: AgeBands,
): readonly string[] {
  const age = isOwnCard(keeper) ? undefined : comingAge(content.birthDate.value, today, bands)
  const missing = missingIn(content, keeper, today).map((name) => ru.fields[name].toLowerCase())
  return [
    ...(checkedAt === null ? [family.unchecked] : []),
    ...(age === undefined ? [] : [comingAgeTitle(age)]),
    ...(waitingIn(offers).length > 0 ? [offersRu.noticeTitle] : []),
    ...(differencesIn(content).length > 0 ? [ru.differTitle] : []),
    ...(missing.length > 0 ? [family.missing(missing.join(', '))] : []),
  ]
}
