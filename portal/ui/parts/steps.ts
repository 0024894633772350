import { html, type Html } from '@registratura/html'
import type { Language } from '../../lib/language.ts'
import { words } from '../messages.ts'

export type Step = { readonly current: number; readonly total: number; readonly text?: string | undefined }

/** The tabs of a journey: who can't see them hears the open one alone, which says all that they show. */
export function steps({ current, total, text }: Step, language: Language): Html {
  return html`<p class="steps">${Array.from({ length: total }, (_, index) => index + 1).map((number) =>
    number === current
      ? html`<span class="steps__tab steps__tab--open">${words[language].step(current, total)}${text && `: ${text}`}</span>`
      : html`<span class="steps__tab${number < current && ' steps__tab--done'}" aria-hidden="true">${number}</span>`,
  )}</p>`
}
