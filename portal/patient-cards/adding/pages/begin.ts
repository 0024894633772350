import { html, url, type Html } from '@registratura/html'
import { pathTo, paths } from '../../../paths.ts'
import { button, buttonGroup, linkButton } from '../../../ui/parts/button.ts'
import { notice } from '../../../ui/parts/notice.ts'
import { page, type Frame } from '../../../ui/page.ts'
import { dayWords } from '../../pages/print-source.ts'
import { words as childrenWords } from '../../children/messages.ts'
import { childrenStart } from '../../children/page.ts'
import { usualLanguage, type Language } from '../../../lib/language.ts'
import { words } from '../messages.ts'

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
  const { language } = frame
  const said = words[language]
  const children = childrenWords[language]
  return page({
    frame,
    language,
    title: said.title,
    back: { path: paths.cards, text: said.toCards },
    body: html`<p>${said.lead}</p>
${begun && begunNotice({ ...begun, language }, true)}
${
  begun === undefined &&
  html`<h2>${said.typing}</h2>
<p>${said.typingLead}</p>
${linkButton({ text: said.typing, path: pathTo(paths.cardStep, { card: newId, step: 'whose' }) })}`
}
<h2>${children.start}</h2>
${tellsChildren ? html`<p>${children.startLead}</p>${childrenStart('secondary', language)}` : html`<p>${children.startNot}</p>`}
<h2>${said.code}</h2>
<p>${said.codeLead}</p>
${linkButton({ text: said.code, path: paths.accessCode, kind: 'secondary' })}`,
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
<p class="way"><a href="${url(pathTo(paths.cardDraftCheck, { card: cardId }))}">${said.goOn}</a></p>
<p class="way"><a href="${url(pathTo(paths.cardDraftRemoval, { card: cardId }))}">${said.remove}</a></p>`,
  })
}

export function removalPage({ frame, cardId }: { readonly frame: Frame; readonly cardId: string }): Html {
  const { language } = frame
  const said = words[language]
  const draft = { card: cardId }
  return page({
    frame,
    language,
    title: said.removalTitle,
    back: { path: paths.cards, text: said.toCards },
    body: html`<p>${said.removalBody}</p>
<form method="post" action="${url(pathTo(paths.cardDraftRemoval, draft))}">
${buttonGroup([button({ text: said.removalYes, kind: 'danger' }), linkButton({ text: said.removalNo, path: pathTo(paths.cardDraftCheck, draft), kind: 'secondary' })])}
</form>`,
  })
}
