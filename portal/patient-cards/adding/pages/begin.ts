import { html, url, type Html } from '@registratura/html'
import { pathTo, paths } from '../../../paths.ts'
import { button, buttonGroup, linkButton } from '../../../ui/parts/button.ts'
import { notice } from '../../../ui/parts/notice.ts'
import { page, type Frame } from '../../../ui/page.ts'
import { dayWords } from '../../pages/print-source.ts'
import { ru as children } from '../../children/messages.ts'
import { childrenStart } from '../../children/page.ts'
import { usualLanguage, type Language } from '../../../lib/language.ts'
import { ru, words } from '../messages.ts'

/** A draft as a page is told of it. */
export type Begun = {
  readonly cardId: string
  readonly savedAt: Date
  readonly timeZone: string
  readonly language?: Language
}

export type BeginPage = {
  readonly frame: Frame
  /** The id of the card to be, made anew for each visit. */
  readonly newId: string
  readonly begun: Begun | undefined
  /** Whether the road to Госуслуги of this region can tell of children. */
  readonly tellsChildren: boolean
}

/** The ways to get another card. One draft at a time: a second one waits until the first is made or deleted. */
export function beginPage({ frame, newId, begun, tellsChildren }: BeginPage): Html {
  return page({
    frame,
    title: ru.title,
    back: { path: paths.cards, text: ru.toCards },
    body: html`<p>${ru.lead}</p>
${begun && begunNotice(begun, true)}
${
  begun === undefined &&
  html`<h2>${ru.typing}</h2>
<p>${ru.typingLead}</p>
${linkButton({ text: ru.typing, path: pathTo(paths.cardStep, { card: newId, step: 'whose' }) })}`
}
<h2>${children.start}</h2>
${tellsChildren ? html`<p>${children.startLead}</p>${childrenStart()}` : html`<p>${children.startNot}</p>`}
<h2>${ru.code}</h2>
<p>${ru.codeLead}</p>
${linkButton({ text: ru.code, path: paths.accessCode, kind: 'secondary' })}`,
  })
}

/** Tells of the card that was begun: to go on with, or to delete. */
export function begunNotice(
  { cardId, savedAt, timeZone, language = usualLanguage }: Begun,
  isFirst = false,
): Html {
  const said = words[language]
  return notice({
    kind: 'info',
    title: said.begunTitle,
    body: html`<p>${said.begunBody(dayWords(savedAt, timeZone, language))}${isFirst && ` ${said.begunFirst}`}</p>
<p><a href="${url(pathTo(paths.cardDraftCheck, { card: cardId }))}">${said.goOn}</a></p>
<p><a href="${url(pathTo(paths.cardDraftRemoval, { card: cardId }))}">${said.remove}</a></p>`,
  })
}

export function removalPage({ frame, cardId }: { readonly frame: Frame; readonly cardId: string }): Html {
  const draft = { card: cardId }
  return page({
    frame,
    title: ru.removalTitle,
    back: { path: paths.cards, text: ru.toCards },
    body: html`<p>${ru.removalBody}</p>
<form method="post" action="${url(pathTo(paths.cardDraftRemoval, draft))}">
${buttonGroup([button({ text: ru.removalYes, kind: 'danger' }), linkButton({ text: ru.removalNo, path: pathTo(paths.cardDraftCheck, draft), kind: 'secondary' })])}
</form>`,
  })
}
