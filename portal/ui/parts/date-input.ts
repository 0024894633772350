import { html, type Html } from '@registratura/html'
import { fieldset, formGroup, invalid } from './field.ts'

type Part = 'day' | 'month' | 'year'

export type DateInput = {
  readonly id: string
  readonly name: string
  readonly legend: string
  readonly hint?: string | undefined
  readonly day?: string | undefined
  readonly month?: string | undefined
  readonly year?: string | undefined
  readonly error?: string | undefined
  /** Which of the three are wrong; all of them unless told. */
  readonly wrong?: readonly Part[] | undefined
  readonly autocomplete?: 'bday' | undefined
}

const parts = [
  ['day', 'День', 2],
  ['month', 'Месяц', 2],
  ['year', 'Год', 4],
] as const

/** Three fields `name-day`, `name-month`, `name-year`; the error summary links to `id-day`. */
export function dateInput(p: DateInput): Html {
  const body = html`<div class="nhsuk-date-input" id="${p.id}">
${parts.map(([part, label, width]) => partField(p, part, label, width))}
</div>`
  return formGroup(p.error, fieldset({ ...p, body, group: true }))
}

function partField(p: DateInput, part: Part, label: string, width: number): Html {
  const error = (p.wrong?.includes(part) ?? true) ? p.error : undefined
  const id = `${p.id}-${part}`
  const group = formGroup(
    error,
    html`<label class="nhsuk-label nhsuk-date-input__label" for="${id}">${label}</label>
<input class="nhsuk-input${error && ' nhsuk-input--error'} nhsuk-input--width-${width} nhsuk-date-input__input" id="${id}" name="${p.name}-${part}" type="text"${p[part] && html` value="${p[part]}"`} inputmode="numeric"${p.autocomplete && html` autocomplete="${p.autocomplete}-${part}"`}${invalid(error)}>`,
  )
  return html`<div class="nhsuk-date-input__item">${group}</div>`
}
