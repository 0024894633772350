import { html, type Html } from '@registratura/html'
import { dateInWords } from '../../lib/date-words.ts'
import { notice } from '../../ui/parts/notice.ts'
import { usualLanguage, type Language } from '../../lib/language.ts'
import { familyWords } from '../messages.ts'
import type { ComingAge, PassedCard } from './ages.ts'
import { words } from './messages.ts'

/** In one line: how soon, and what. */
export const comingAgeTitle = (
  { band, years, stage }: ComingAge,
  language: Language = usualLanguage,
): string => `${words[language].when[stage]} ${words[language].titles[band](years)}`

/** What an age near at hand will change. */
export function comingAgeNotice(age: ComingAge, language: Language): Html {
  const said = words[language]
  return notice({
    kind: 'info',
    title: comingAgeTitle(age, language),
    body: html`<p>${said.on(dateInWords(age.on, language))} ${said.bodies[age.band]}</p>`,
  })
}

/** A card that its keeper no longer has the right to see. */
export const passedNotice = ({ kinship, on }: PassedCard, language: Language): Html =>
  notice({
    kind: 'info',
    title: words[language].passedTitle,
    body: words[language].passed(familyWords[language].whose[kinship], dateInWords(on, language)),
  })
