import { html, url, type Html } from '@registratura/html'

/** Why it doesn't work, and what helps. `id` is the anchor in the page. */
export type Cause = { readonly id: string; readonly title: string; readonly help: Html }

/** The causes by name first, so that a person finds theirs without reading all. */
export function byCause(causes: readonly Cause[]): Html {
  return html`
    <p>Найдите свою причину. Страницу можно напечатать.</p>
    <ul>${causes.map(({ id, title }) => html`<li class="alone"><a href="${url(`#${id}`)}">${title}</a></li>`)}</ul>
    ${causes.map(({ id, title, help }) => html`<h2 id="${id}">${title}</h2>${help}`)}
  `
}

export const steps = (...items: readonly (string | Html)[]): Html =>
  html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`
