import { html, url, type Html } from '@registratura/html'

type CodeForm = {
  readonly action: string
  readonly label: string
  readonly error: string | undefined
  /** With the elements that some years of the page had around the boxes. */
  readonly wrapped: boolean
  readonly kind: 'esia-otp' | 'esia-ttp'
}

/** One field; script makes of it six boxes that send themselves. */
export function codeForm({ action, label, error, wrapped, kind }: CodeForm): Html {
  const words = html`
    <label for="code" id="code-label">${label}</label>
    <p class="hint" id="code-hint">6 цифр</p>
    ${error && html`<p class="error error-label mb-4" id="code-error" role="alert">${error}</p>`}`
  const input = html`<input class="plain-input code" id="code" name="code" type="text" inputmode="numeric"
    autocomplete="one-time-code" maxlength="12" spellcheck="false" autofocus
    aria-describedby="${error === undefined ? 'code-hint' : 'code-hint code-error'}" ${error && html`aria-invalid="true"`}>`
  const boxes = wrapped
    ? html`<esia-code-input><div><code-input>${input}</code-input></div></esia-code-input>`
    : html`<esia-code-input><code-input>${input}</code-input></esia-code-input>`
  const guard = html`<p class="guard">Никому не называйте этот код. Его никогда не спросит ни поликлиника, ни сотрудник Госуслуг.</p>
    <div class="actions"><button class="plain-button plain-button_wide" type="submit">Подтвердить</button></div>`
  const form = (inner: Html) => html`
    <form class="${error === undefined ? 'field' : 'field invalid'}" method="post" action="${url(action)}" novalidate data-code>
      ${inner}
    </form>`

  if (kind === 'esia-otp') {
    return html`<esia-enter-mfa><esia-otp>${
      wrapped
        ? html`<div>${form(html`<div>${words}${boxes}</div>${guard}`)}</div>`
        : form(html`${words}${boxes}${guard}`)
    }</esia-otp></esia-enter-mfa>`
  }
  return html`<esia-enter-mfa><esia-ttp>${form(
    wrapped
      ? html`<div>${words}</div><div class="input-control"><div>${boxes}</div></div>${guard}`
      : html`${words}${boxes}${guard}`,
  )}</esia-ttp></esia-enter-mfa>`
}
