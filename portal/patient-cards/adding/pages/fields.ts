import { html, type Html } from '@registratura/html'
import { checkbox } from '../../../ui/parts/checkboxes.ts'
import { input, type Input } from '../../../ui/parts/input.ts'
import { textarea } from '../../../ui/parts/textarea.ts'
import type { FieldName, StepTyped } from '../draft.ts'
import { errors, odd, ru } from '../messages.ts'
import { confirmationOf, type Oddity } from '../odd.ts'
import type { FieldWrong } from '../read-value.ts'

/** A page's fields: what was typed in them, and what is wrong. */
export type Fields = {
  readonly typed: StepTyped
  readonly wrong: readonly FieldWrong[]
  readonly odd: readonly Oddity[]
}

export function errorOf({ wrong }: Fields, name: FieldName): string | undefined {
  const found = wrong.find((one) => one.name === name)
  return found && errors[found.error]
}

export function line(
  fields: Fields,
  name: FieldName,
  rest: Omit<Input, 'id' | 'name' | 'value' | 'error'>,
): Html {
  return input({
    autocomplete: 'off',
    spellcheck: false,
    ...rest,
    id: name,
    name,
    value: fields.typed[name],
    error: errorOf(fields, name),
  })
}

export function longLine(
  fields: Fields,
  name: FieldName,
  rest: { readonly label: string; readonly hint?: string },
): Html {
  return textarea({
    ...rest,
    id: name,
    name,
    rows: 3,
    value: fields.typed[name],
    error: errorOf(fields, name),
  })
}

/** What is odd on the page, and the tick by which the person stands by it. */
export function confirmation(fields: Fields): Html | false {
  if (fields.odd.length === 0) return false
  const value = confirmationOf(fields.odd)
  return html`<div class="notice notice--warning">
<h2 class="notice__title">${ru.oddTitle}</h2>
${fields.odd.map((oddity) => html`<p>${odd[oddity]}</p>`)}
${checkbox({
  id: 'confirmed',
  name: 'confirmed',
  value,
  text: ru.confirm,
  checked: fields.typed.confirmed === value,
  error: errorOf(fields, 'confirmed'),
})}
</div>`
}
