import type { Html } from '@registratura/html'
import type { AgeBands } from '../../lib/age-bands.ts'
import { ageInWords } from '../../lib/age-words.ts'
import { ageOn } from '../../lib/ages.ts'
import type { Language } from '../../lib/language.ts'
import { pathTo, paths } from '../../paths.ts'
import { tabbedCards } from '../../ui/parts/tabbed-card.ts'
import { comingAge } from '../ages/ages.ts'
import { comingAgeTitle } from '../ages/page.ts'
import { words as offersWords } from '../differences/messages.ts'
import { waitingIn } from '../differences/offer.ts'
import { missingIn } from '../missing.ts'
import { isOwnCard } from '../keeper.ts'
import { familyWords, words } from '../messages.ts'
import { differencesIn, nameOn } from '../patient-card.ts'
import type { TakenCard } from './card-body.ts'

type Listed = {
  readonly cards: readonly TakenCard[]
  readonly today: string
  readonly bands: AgeBands
  readonly language: Language
}

/** Whose card, how old, and what it waits for: at a glance, a link each. */
export function cardList({ cards, ...listed }: Listed): Html {
  const { today, language } = listed
  const { whose, nameless } = familyWords[language]
  return tabbedCards(
    cards.map((card) => ({
      whose: `${whose[card.keeper.kinship]}, ${ageInWords(ageOn(card.content.birthDate.value, today), language)}`,
      name: nameOn(card.content) || nameless,
      path: pathTo(paths.card, { card: card.id }),
      waits: waitsFor(card, listed),
    })),
  )
}

/** In words: what the person may do for this card now. */
function waitsFor(
  { content, keeper, checkedAt, offers }: TakenCard,
  { today, bands, language }: Omit<Listed, 'cards'>,
): readonly string[] {
  const said = words[language]
  const family = familyWords[language]
  const age = isOwnCard(keeper) ? undefined : comingAge(content.birthDate.value, today, bands)
  const missing = missingIn(content, keeper, today).map((name) => inSentence(said.fields[name]))
  return [
    ...(checkedAt === null ? [family.unchecked] : []),
    ...(age === undefined ? [] : [comingAgeTitle(age, language)]),
    ...(waitingIn(offers).length > 0 ? [offersWords[language].noticeTitle] : []),
    ...(differencesIn(content).length > 0 ? [said.differTitle] : []),
    ...(missing.length > 0 ? [family.missing(missing.join(', '))] : []),
  ]
}

/** Inside a sentence, where abbreviations stay as they are: «СНИЛС». */
const inSentence = (name: string) => name.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())
