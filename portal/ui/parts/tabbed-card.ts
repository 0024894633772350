import { html, url, type Html } from '@registratura/html'

export type TabbedCard = {
  /** Whose it is, for the tab. */
  readonly whose: string
  readonly name: string
  readonly path: string
  /** In words: what may be done for it now. */
  readonly waits: readonly string[]
}

/** Cards of an index, a link each. The tab is read first, as it is seen first. */
export function tabbedCards(cards: readonly TabbedCard[]): Html {
  return html`<ul class="cards">${cards.map(
    ({ whose, name, path, waits }) => html`<li class="cards__card">
<p class="cards__whose">${whose}</p>
<div class="cards__sheet">
<h2 class="cards__name"><a href="${url(path)}">${name}</a></h2>
${waits.map((words) => html`<p class="cards__waits">${words}</p>`)}
</div>
</li>`,
  )}</ul>`
}
