import { html, type Html } from '@registratura/html'
import { describedBy, formGroup, hintAndError, invalid, labelFor, type Field } from './field.ts'

export type Textarea = Field & {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly maxLength?: number | undefined
}

/** The line break before the value is the one that a browser drops, so that one typed by the person stays. */
export function textarea(p: Textarea): Html {
  return formGroup(
    p.error,
    html`${labelFor(p)}
${hintAndError(p)}
<textarea class="nhsuk-textarea${p.error && ' nhsuk-textarea--error'}" id="${p.id}" name="${p.name}" rows="${p.rows ?? 5}"${p.maxLength && html` maxlength="${p.maxLength}"`}${describedBy(p)}${invalid(p.error)}>
${p.value}</textarea>`,
  )
}
