import { html, type Html } from '@registratura/html'

export function card({ heading, body }: { readonly heading: string; readonly body: Html }): Html {
  return html`<div class="nhsuk-card">
<div class="nhsuk-card__content">
<h2 class="nhsuk-card__heading">${heading}</h2>
${body}
</div>
</div>`
}
