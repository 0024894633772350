import { html, type Html } from '@registratura/html'
import type { Language } from '../../lib/language.ts'
import { fieldset, formGroup, hintAndError, invalid } from './field.ts'
import type { Choice, Radios } from './radios.ts'

type Checkboxes = Omit<Radios, 'items' | 'more'> & {
  /** A form that names no field twice gives each its own. */
  readonly items: readonly (Choice & { readonly name?: string | undefined })[]
}

/** Several of a kind may be ticked. */
export function checkboxes({ name, legend, items, hint, error, language, id = name }: Checkboxes): Html {
  const body = html`<div class="nhsuk-checkboxes">
${items.map((item, index) => box({ ...item, name: item.name ?? name, id: index === 0 ? id : `${id}-${index + 1}` }))}
</div>`
  return formGroup(error, fieldset({ id, legend, hint, error, language, body }))
}

export type Checkbox = Choice & {
  readonly name: string
  readonly id?: string | undefined
  readonly error?: string | undefined
  readonly language?: Language | undefined
}

/** One tick that stands alone. */
export function checkbox({ id, error, language, ...item }: Checkbox): Html {
  const own = id ?? item.name
  return formGroup(
    error,
    html`${hintAndError({ id: own, error, language })}
<div class="nhsuk-checkboxes">${box({ ...item, id: own, error })}</div>`,
  )
}

function box({ id, name, value, text, hint, checked, error }: Checkbox & { readonly id: string }): Html {
  const described = [error && `${id}-error`, hint && `${id}-item-hint`].filter(Boolean).join(' ')
  return html`<div class="nhsuk-checkboxes__item">
<input class="nhsuk-checkboxes__input" id="${id}" name="${name}" type="checkbox" value="${value}"${checked && html` checked`}${described && html` aria-describedby="${described}"`}${invalid(error)}>
<label class="nhsuk-label nhsuk-checkboxes__label" for="${id}">${text}</label>
${hint && html`<div class="nhsuk-hint nhsuk-checkboxes__hint" id="${id}-item-hint">${hint}</div>`}
</div>`
}
