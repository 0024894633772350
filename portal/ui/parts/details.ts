import { html, type Html } from '@registratura/html'

export type Details = {
  readonly summary: string
  readonly body: Html
  readonly open?: boolean | undefined
}

export function details({ summary, body, open }: Details): Html {
  return html`<details class="nhsuk-details"${open && html` open`}>
<summary class="nhsuk-details__summary"><span class="nhsuk-details__summary-text">${summary}</span></summary>
<div class="nhsuk-details__text">${body}</div>
</details>`
}
