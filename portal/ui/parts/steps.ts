import { html, type Html } from '@registratura/html'

export type Step = { readonly current: number; readonly total: number; readonly text?: string | undefined }

export function steps({ current, total, text }: Step): Html {
  const dots = Array.from(
    { length: total },
    (_, index) => html`<span class="steps__bar${index < current && ' steps__bar--done'}"></span>`,
  )
  return html`<p class="steps"><span class="steps__bars" aria-hidden="true">${dots}</span>Шаг ${current} из ${total}${text && `: ${text}`}</p>`
}
