import { html, url, type Html } from '@registratura/html'

export function backLink({ text, path }: { readonly text: string; readonly path: string }): Html {
  return html`<a class="nhsuk-back-link" href="${url(path)}">${text}</a>`
}
