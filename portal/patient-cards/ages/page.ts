import { html, type Html } from '@registratura/html'
import { dateInWords } from '../../lib/date-words.ts'
import { notice } from '../../ui/parts/notice.ts'
import { family } from '../messages.ts'
import type { ComingAge, PassedCard } from './ages.ts'
import { ru } from './messages.ts'

/** In one line: how soon, and what. */
export const comingAgeTitle = ({ band, years, stage }: ComingAge): string =>
  `${ru.when[stage]} ${ru.titles[band](years)}`

/** What an age near at hand will change. */
export function comingAgeNotice(age: ComingAge): Html {
  return notice({
    kind: 'info',
    title: comingAgeTitle(age),
    body: html`<p>${ru.on(dateInWords(age.on))} ${ru.bodies[age.band]}</p>`,
  })
}

/** A card that its keeper no longer has the right to see. */
export const passedNotice = ({ kinship, on }: PassedCard): Html =>
  notice({ kind: 'info', title: ru.passedTitle, body: ru.passed(family.whose[kinship], dateInWords(on)) })
