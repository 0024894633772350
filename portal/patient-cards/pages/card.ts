import { html, url, type Html } from '@registratura/html'
import { pathTo, paths } from '../../paths.ts'
import type { AgeBands } from '../../lib/age-bands.ts'
import { usualLanguage, type Language } from '../../lib/language.ts'
import { inset } from '../../ui/parts/inset.ts'
import { notice } from '../../ui/parts/notice.ts'
import { page, type Frame } from '../../ui/page.ts'
import { comingAge } from '../ages/ages.ts'
import { comingAgeNotice } from '../ages/page.ts'
import { isClaimedGround } from '../grounds.ts'
import { isOwnCard } from '../keeper.ts'
import { familyWords, words } from '../messages.ts'
import { nameOn } from '../patient-card.ts'
import { cardBody, type TakenCard } from './card-body.ts'
import { doneNotice, maskedNotice, unsavedNotice, type Done } from './notices.ts'
import type { Shown } from './print-source.ts'

export type CardPage = Shown & {
  readonly frame: Frame
  readonly card: TakenCard
  /** ISO, in the region. */
  readonly today: string
  readonly bands: AgeBands
  readonly done?: Done | undefined
  readonly stale?: boolean | undefined
  readonly unsavedPath?: string | undefined
}

/** One card of several, to be read. */
export function cardPage(p: CardPage): Html {
  const { frame, card, done, stale, unsavedPath, masked } = p
  const { checkedAt, content, keeper } = card
  const { language } = frame
  const said = words[language]
  const family = familyWords[language]
  const age = isOwnCard(keeper) ? undefined : comingAge(content.birthDate.value, p.today, p.bands)
  return page({
    frame,
    language,
    title: nameOn(content) || family.nameless,
    back: { path: paths.cards, text: said.title },
    errors: stale ? [{ text: said.stale }] : [],
    body: html`${actingFor(card, language)}
${isClaimedGround(keeper.ground) && html`<p class="way"><a href="${url(pathTo(paths.cardKeeper, { card: card.id }))}">${family.correctKeeper}</a></p>`}
${done && !(done === 'checked' && checkedAt === null) && doneNotice(done, language)}
${unsavedPath !== undefined && unsavedNotice(unsavedPath, language)}
${checkedAt === null && notice({ kind: 'info', title: said.checkTitle, body: isOwnCard(card.keeper) ? said.checkBody : family.checkBody })}
${age && comingAgeNotice(age, language)}
${masked && maskedNotice(frame, pathTo(paths.card, { card: card.id }))}
${cardBody(card, { ...p, language })}
<p class="way"><a href="${url(paths.cardsHelp)}">${said.help}</a></p>`,
  })
}

/** In another's card: for whom one acts, and by what right. */
export function actingFor(
  { keeper, content }: Pick<TakenCard, 'keeper' | 'content'>,
  language: Language = usualLanguage,
): Html | false {
  const family = familyWords[language]
  return (
    !isOwnCard(keeper) &&
    inset(
      html`<p>${family.actingFor(nameOn(content) || family.nameless)} ${family.whose[keeper.kinship]}. ${family.grounds[keeper.ground]}.</p>`,
    )
  )
}
