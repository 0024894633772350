import { html, url, type Html } from '@registratura/html'

/** An error without a field (a code sent too often) has no link. */
export type PageError = { readonly text: string; readonly fieldId?: string | undefined }

/** Focused on arrival: by `autofocus` without script, by the script where a browser ignores that on a div. */
export function errorSummary({
  title,
  errors,
}: {
  readonly title: string
  readonly errors: readonly PageError[]
}): Html {
  return html`<div class="nhsuk-error-summary" tabindex="-1" autofocus>
<div role="alert">
<h2 class="nhsuk-error-summary__heading">${title}</h2>
<div class="nhsuk-error-summary__body">
<ul class="nhsuk-list nhsuk-error-summary__list">
${errors.map(({ text, fieldId }) => html`<li>${fieldId === undefined ? text : html`<a href="${url(`#${fieldId}`)}">${text}</a>`}</li>`)}
</ul>
</div>
</div>
</div>`
}
