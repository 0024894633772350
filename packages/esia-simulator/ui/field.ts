import { html, type Html } from '@registratura/html'

type Field = {
  readonly id: string
  /** By default the id. */
  readonly name?: string
  readonly label: string
  readonly type?: 'text' | 'password' | 'email'
  readonly value?: string
  readonly hint?: string
  readonly error?: string | undefined
  /** Of an error that stands elsewhere and concerns this field too. */
  readonly errorId?: string | undefined
  readonly autocomplete?: string
  readonly inputmode?: string
  readonly focused?: boolean
}

/** A text field with its label, hint and error, all linked. */
export function field(of: Field): Html {
  const {
    id,
    name = id,
    label,
    type = 'text',
    value = '',
    hint,
    error,
    errorId,
    autocomplete,
    inputmode,
  } = of
  const described = [hint && `${id}-hint`, error && `${id}-error`, errorId].filter(Boolean).join(' ')
  const invalid = error !== undefined || errorId !== undefined

  return html`
    <div class="${invalid ? 'field invalid' : 'field'}">
      <label for="${id}">${label}</label>
      ${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
      ${error && html`<p class="error error-label mb-4" id="${id}-error">${error}</p>`}
      <input class="plain-input" id="${id}" name="${name}" type="${type}" value="${value}"
        ${described !== '' && html`aria-describedby="${described}"`}
        ${invalid && html`aria-invalid="true"`}
        ${autocomplete && html`autocomplete="${autocomplete}"`}
        ${inputmode && html`inputmode="${inputmode}"`}
        ${of.focused && html`autofocus`}
        ${type === 'text' && html`autocapitalize="none"`} spellcheck="false">
    </div>
  `
}
