import { html, type Html } from '@registratura/html'
import { dateInWords } from '../../lib/date-words.ts'
import { notice } from '../../ui/parts/notice.ts'
import { family } from '../messages.ts'
import type { ComingAge, PassedCard } from './ages.ts'
import { ru } from './messages.ts'

/** What an age near at hand will change. */
export function comingAgeNotice({ band, years, on, stage }: ComingAge): Html {
  return notice({
    kind: 'info',
    title: ru.title(stage, band, years),
    body: html`<p>${ru.on(dateInWords(on))} ${ru.bodies[band]}</p>`,
  })
}

/** A card that its keeper no longer has the right to see. */
export const passedNotice = ({ kinship, on }: PassedCard): Html =>
  notice({ kind: 'info', title: ru.passedTitle, body: ru.passed(family.whose[kinship], dateInWords(on)) })
