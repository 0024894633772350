import { html, url, type Html } from '@registratura/html'
import type { Language } from '../../lib/language.ts'
import { words } from '../messages.ts'

export type RegionChoice = {
  /** What the form sends. */
  readonly value: string
  readonly name: string
  readonly hint?: string | undefined
}

export type RegionList = {
  readonly action: string
  readonly language: Language
  readonly items: readonly RegionChoice[]
  /** The region of the last visit stands first, one press away. */
  readonly remembered?: RegionChoice | undefined
  readonly fieldName?: string | undefined
}

/**
 * A button for each region in one form. The filter stands outside it: Enter there must not press the first button;
 * without script it stays hidden, and the list is whole.
 */
export function regionList({ action, language, items, remembered, fieldName = 'region' }: RegionList): Html {
  const { regions: said } = words[language]
  return html`${
    remembered &&
    html`<h2 class="nhsuk-heading-s">${said.lastTime}</h2>
<form class="regions regions--remembered" method="post" action="${url(action)}">${regionButton(remembered, fieldName, 'nhsuk-button')}</form>
<h2 class="nhsuk-heading-s">${said.all}</h2>`
  }
<div class="nhsuk-form-group region-filter" data-filter="regions" data-found="${said.found}" data-none="${said.none}" data-counted="${JSON.stringify(said.counted)}" hidden>
<label class="nhsuk-label" for="region-filter">${said.filter}</label>
<div class="nhsuk-hint" id="region-filter-hint">${said.filterHint}</div>
<input class="nhsuk-input" id="region-filter" type="search" autocomplete="off" spellcheck="false" aria-describedby="region-filter-hint" aria-controls="regions">
<p class="region-filter__found" role="status"></p>
</div>
<form class="regions" method="post" action="${url(action)}">
<ul class="regions__list" id="regions">
${items.map((item) => html`<li>${regionButton(item, fieldName, 'regions__button')}</li>`)}
</ul>
</form>`
}

function regionButton({ value, name, hint }: RegionChoice, fieldName: string, style: string): Html {
  return html`<button class="${style}" type="submit" name="${fieldName}" value="${value}">${name}${hint && html`<span class="regions__hint">${hint}</span>`}</button>`
}
