import { html, type Html } from '@registratura/html'
import { usualLanguage } from '../../lib/language.ts'
import { words } from '../messages.ts'
import { describedBy, hintAndError, invalid, labelFor, type Field } from './field.ts'

export type PasswordInput = Field & {
  readonly autocomplete?: 'current-password' | 'new-password' | undefined
}

/** Never printed back with a value. The button that shows the password appears with script only. */
export function passwordInput(p: PasswordInput): Html {
  const { show, hide, showIt, hideIt } = words[p.language ?? usualLanguage].password
  return html`<div class="nhsuk-form-group${p.error && ' nhsuk-form-group--error'} nhsuk-password-input">
${labelFor(p)}
${hintAndError(p)}
<div class="nhsuk-input-wrapper">
<input class="nhsuk-input nhsuk-password-input__input${p.error && ' nhsuk-input--error'}" id="${p.id}" name="${p.name}" type="password" spellcheck="false"${describedBy(p)}${invalid(p.error)} autocomplete="${p.autocomplete ?? 'current-password'}" autocapitalize="none">
<button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small nhsuk-password-input__toggle" type="button" aria-label="${showIt}" aria-controls="${p.id}" data-hide="${hide}" data-hide-it="${hideIt}" hidden>${show}</button>
</div>
</div>`
}
