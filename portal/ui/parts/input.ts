import { html, type Html } from '@registratura/html'
import { describedBy, formGroup, hintAndError, invalid, labelFor, type Field } from './field.ts'

export type Input = Field & {
  readonly value?: string | undefined
  readonly type?: 'text' | 'tel' | 'email' | 'search' | 'url' | undefined
  readonly autocomplete?: string | undefined
  readonly inputmode?: 'text' | 'numeric' | 'tel' | 'email' | 'search' | undefined
  /** How many characters it has room for; the whole column otherwise. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | undefined
  readonly spellcheck?: boolean | undefined
  readonly maxLength?: number | undefined
  /** Digits grouped as on the paper while typing, by script. Not for a login: eleven digits may be a phone. */
  readonly grouping?: 'snils' | undefined
  readonly autocapitalize?: 'none' | undefined
  /** For a code that is compared digit by digit: wider apart. */
  readonly code?: boolean | undefined
}

export function input(p: Input): Html {
  return formGroup(
    p.error,
    html`${labelFor(p)}
${hintAndError(p)}
<input class="nhsuk-input${p.code && ' nhsuk-input--code'}${p.error && ' nhsuk-input--error'}${p.width && ` nhsuk-input--width-${p.width}`}" id="${p.id}" name="${p.name}" type="${p.type ?? 'text'}"${inputAttributes(p)}>`,
  )
}

function inputAttributes(p: Input): Html {
  return html`${p.value && html` value="${p.value}"`}${describedBy(p)}${invalid(p.error)}${p.autocomplete && html` autocomplete="${p.autocomplete}"`}${p.inputmode && html` inputmode="${p.inputmode}"`}${p.spellcheck !== undefined && html` spellcheck="${String(p.spellcheck)}"`}${p.maxLength && html` maxlength="${p.maxLength}"`}${p.autocapitalize && html` autocapitalize="${p.autocapitalize}"`}${p.grouping && html` data-grouping="${p.grouping}"`}`
}
