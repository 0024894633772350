import { html, type Html } from '@registratura/html'
import { usualLanguage, type Language } from '../../lib/language.ts'
import { words } from '../messages.ts'

/** What every field has. The error summary links to `id`. */
export type Field = {
  readonly id: string
  readonly name: string
  readonly label: string
  /** Of the page; Russian, where its words know no other. */
  readonly language?: Language | undefined
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

type Described = {
  readonly id: string
  readonly language?: Language | undefined
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

/** The attribute that ties a field to its hint and error; empty when it has neither. */
export function describedBy({ id, hint, error }: Described): Html | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return ids ? html` aria-describedby="${ids}"` : undefined
}

export const invalid = (error: string | undefined) => error && html` aria-invalid="true"`

export function labelFor({ id, label }: { readonly id: string; readonly label: string }): Html {
  return html`<label class="nhsuk-label" for="${id}">${label}</label>`
}

/** Hint and error in the order in which `describedBy` names them. */
export function hintAndError({ id, hint, error, language = usualLanguage }: Described): Html {
  return html`${hint && html`<div class="nhsuk-hint" id="${id}-hint">${hint}</div>`}
${error && html`<span class="nhsuk-error-message" id="${id}-error"><span class="nhsuk-u-visually-hidden">${words[language].failed}</span>${error}</span>`}`
}

export function formGroup(error: string | undefined, body: Html): Html {
  return html`<div class="nhsuk-form-group${error && ' nhsuk-form-group--error'}">${body}</div>`
}

type Fieldset = Described & { readonly legend: string; readonly body: Html; readonly group?: boolean }

export function fieldset({ legend, body, group, ...described }: Fieldset): Html {
  return html`<fieldset class="nhsuk-fieldset"${group && html` role="group"`}${describedBy(described)}>
<legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">${legend}</legend>
${hintAndError(described)}
${body}
</fieldset>`
}
