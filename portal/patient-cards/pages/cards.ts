import { html, url, type Html } from '@registratura/html'
import { paths } from '../../paths.ts'
import { linkButton } from '../../ui/parts/button.ts'
import { card } from '../../ui/parts/card.ts'
import type { AgeBands } from '../../lib/age-bands.ts'
import { notice } from '../../ui/parts/notice.ts'
import { page, type Frame } from '../../ui/page.ts'
import { words as addingWords } from '../adding/messages.ts'
import { begunNotice } from '../adding/pages/begin.ts'
import { childrenStart } from '../children/page.ts'
import type { PassedCard } from '../ages/ages.ts'
import { passedNotice } from '../ages/page.ts'
import { words } from '../messages.ts'
import { nameOn } from '../patient-card.ts'
import type { Unlinked } from '../leaving/leaving.ts'
import { unlinkedList } from '../leaving/page.ts'
import { cardBody, type TakenCard } from './card-body.ts'
import { cardList } from './card-list.ts'
import { doneNotice, maskedNotice, unsavedNotice, type Done } from './notices.ts'
import type { Shown } from './print-source.ts'

export type CardsPage = Shown & {
  readonly frame: Frame
  /** ISO, in the region. */
  readonly today: string
  readonly cards: readonly TakenCard[]
  readonly bands: AgeBands
  readonly passed: readonly PassedCard[]
  /** What the person may still take back. */
  readonly unlinked: readonly Unlinked[]
  /** The card that they are adding. */
  /** Whether the road to Госуслуги of this region can tell of children. */
  readonly tellsChildren?: boolean | undefined
  readonly draft?: { readonly cardId: string; readonly savedAt: Date } | undefined
  readonly done?: Done | undefined
  /** The person confirmed a card that had changed meanwhile. */
  readonly stale?: boolean | undefined
  /** Leads to the form that was sent when the session was over, and what was typed in it. */
  readonly unsavedPath?: string | undefined
}

/** A single card is shown whole, since there is nothing to choose from; several as a list. */
export function cardsPage(p: CardsPage): Html {
  const { language } = p.frame
  const said = words[language]
  const { frame, masked, cards, unlinked, timeZone, draft, done, stale, unsavedPath } = p
  const unchecked = cards.some(({ checkedAt }) => checkedAt === null)
  const [only, ...others] = cards
  const isSingle = only !== undefined && others.length === 0
  return page({
    frame,
    language,
    title: said.title,
    errors: stale ? [{ text: said.stale }] : [],
    body: html`${done && !(done === 'checked' && unchecked) && !(done === 'unlinked' && unlinked.length === 0) && doneNotice(done, language)}
${done === 'unlinked' && unlinkedList(unlinked, { timeZone, language })}
${unsavedPath !== undefined && unsavedNotice(unsavedPath, language)}
${draft && begunNotice({ ...draft, timeZone, language })}
${isSingle && unchecked && notice({ kind: 'info', title: said.checkTitle, body: said.checkBody })}
${isSingle && masked && maskedNotice(frame, paths.cards)}
${isSingle ? card({ heading: nameOn(only.content), body: cardBody(only, { ...p, language }) }) : cardList({ ...p, language })}
${linkButton({ text: addingWords[language].add, path: paths.cardNew, kind: isSingle && unchecked ? 'secondary' : 'primary' })}
${p.tellsChildren && childrenStart('secondary', language)}
${p.passed.map((passed) => passedNotice(passed, language))}
${done !== 'unlinked' && unlinkedList(unlinked, { timeZone, language })}
<p class="way"><a href="${url(paths.cardsHelp)}">${said.help}</a></p>`,
  })
}
