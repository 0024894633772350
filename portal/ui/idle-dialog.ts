import { html, url, type Html } from '@registratura/html'
import type { Language } from '../lib/language.ts'
import { assetPath } from './asset-files.ts'
import { words } from './messages.ts'

/** What the script of a signed-in page needs to know of its session; times in milliseconds. */
export type Idle = {
  /** Tells how long the session lasts, and does not lengthen it. */
  readonly leftPath: string
  /** Says that its person is here. */
  readonly stayPath: string
  /** How long a session lasts in which nothing is done. */
  readonly lasts: number
  /** How long before that the person is asked. */
  readonly warning: number
  /** How long before the end of the whole session it is told. */
  readonly wholeWarning: number
  /** The same on all pages of one person, and on nobody else's. */
  readonly whose: string
}

type Ways = { readonly signOutPath: string; readonly cardsPath: string }

/** The line of a page without script; with it the person is asked instead. */
export const idleLine = ({ lasts }: Idle, language: Language): Html =>
  html`<p class="lapse-note" data-lapse>${words[language].idle.line(lasts / 60_000)}</p>`

/** The question before a session ends, and what stands instead of the page after it has: shown by its script. */
export function idleDialog(idle: Idle, { signOutPath, cardsPath }: Ways, language: Language): Html {
  const { idle: said, signOut } = words[language]
  const [title, stay] = said.heads.idle
  const { leftPath, stayPath, lasts, warning, wholeWarning, whose } = idle
  return html`<dialog class="lapse" aria-labelledby="idle-title" aria-describedby="idle-text" data-idle data-left="${leftPath}" data-stay="${stayPath}" data-over="${cardsPath}" data-lasts="${lasts}" data-warning="${warning}" data-whole="${wholeWarning}" data-whose="${whose}" data-words="${JSON.stringify(said)}">
<h2 class="lapse__title" id="idle-title">${title}</h2>
<p id="idle-text" data-text aria-live="polite"></p>
<div class="nhsuk-button-group">
<button class="nhsuk-button" type="button" data-remain>${stay}</button>
<form method="post" action="${url(signOutPath)}" data-leave><button class="nhsuk-button nhsuk-button--secondary" type="submit">${signOut}</button></form>
</div>
</dialog>
<script type="module" src="${url(assetPath('session.js'))}"></script>`
}
