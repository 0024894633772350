import { html, type Html } from '@registratura/html'
import type { Language } from '../../lib/language.ts'
import { details } from './details.ts'
import { fieldset, formGroup } from './field.ts'

export type Choice = {
  readonly value: string
  readonly text: string
  readonly hint?: string | undefined
  readonly checked?: boolean | undefined
}

export type Radios = {
  readonly name: string
  readonly language?: Language | undefined
  readonly legend: string
  readonly items: readonly Choice[]
  /** The seldom ones, behind one press; open where one of them is chosen. */
  readonly more?: { readonly summary: string; readonly items: readonly Choice[] } | undefined
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** The first item's id, to which the error summary links; `name` by default. */
  readonly id?: string | undefined
}

export function radios({ name, legend, items, more, hint, error, language, id = name }: Radios): Html {
  const list = (choices: readonly Choice[], before: number) => html`<div class="nhsuk-radios">
${choices.map((item, index) => radio(item, name, before + index === 0 ? id : `${id}-${before + index + 1}`))}
</div>`
  const body = html`${list(items, 0)}${
    more &&
    details({
      summary: more.summary,
      body: list(more.items, items.length),
      open: more.items.some(({ checked }) => checked),
    })
  }`
  return formGroup(error, fieldset({ id, legend, hint, error, language, body }))
}

function radio({ value, text, hint, checked }: Choice, name: string, id: string): Html {
  return html`<div class="nhsuk-radios__item">
<input class="nhsuk-radios__input" id="${id}" name="${name}" type="radio" value="${value}"${checked && html` checked`}${hint && html` aria-describedby="${id}-item-hint"`}>
<label class="nhsuk-label nhsuk-radios__label" for="${id}">${text}</label>
${hint && html`<div class="nhsuk-hint nhsuk-radios__hint" id="${id}-item-hint">${hint}</div>`}
</div>`
}
