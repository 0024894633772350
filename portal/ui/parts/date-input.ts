import { html, type Html } from '@registratura/html'
import { usualLanguage, type Language } from '../../lib/language.ts'
import { words } from '../messages.ts'
import { fieldset, formGroup, invalid } from './field.ts'

type Part = 'day' | 'month' | 'year'

export type DateInput = {
  readonly id: string
  readonly name: string
  readonly language?: Language | undefined
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
  ['day', 2],
  ['month', 2],
  ['year', 4],
] as const

/** Three fields `name-day`, `name-month`, `name-year`; the error summary links to `id-day`. */
export function dateInput(p: DateInput): Html {
  const body = html`<div class="nhsuk-date-input" id="${p.id}">
${parts.map(([part, width]) => partField(p, part, width))}
</div>`
  return formGroup(p.error, fieldset({ ...p, body, group: true }))
}

function partField(p: DateInput, part: Part, width: number): Html {
  const error = (p.wrong?.includes(part) ?? true) ? p.error : undefined
  const id = `${p.id}-${part}`
  const group = formGroup(
    error,
    html`<label class="nhsuk-label nhsuk-date-input__label" for="${id}">${words[p.language ?? usualLanguage][part]}</label>
<input class="nhsuk-input${error && ' nhsuk-input--error'} nhsuk-input--width-${width} nhsuk-date-input__input" id="${id}" name="${p.name}-${part}" type="text"${p[part] && html` value="${p[part]}"`} inputmode="numeric"${p.autocomplete && html` autocomplete="${p.autocomplete}-${part}"`}${invalid(error)}>`,
  )
  return html`<div class="nhsuk-date-input__item">${group}</div>`
}
