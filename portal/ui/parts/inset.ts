import { html, type Html } from '@registratura/html'

export function inset(body: Html): Html {
  return html`<div class="nhsuk-inset-text">${body}</div>`
}
