import { html, type Html } from '@registratura/html'

export type Notice = {
  readonly title: Html | string
  readonly body?: Html | string | undefined
  readonly kind: 'info' | 'success' | 'warning'
}

export function notice({ title, body, kind }: Notice): Html {
  const text = typeof body === 'string' ? html`<p>${body}</p>` : body
  return html`<div class="notice notice--${kind}"${kind === 'success' && html` role="status"`}>
<h2 class="notice__title">${title}</h2>
${text}
</div>`
}
