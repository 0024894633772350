import { html, url, type Html } from '@registratura/html'
import { usualLanguage, type Language } from '../../lib/language.ts'
import { assetPath } from '../asset-files.ts'
import { words } from '../messages.ts'
import { button, type ButtonKind } from './button.ts'

export type PasskeyForm = {
  /** Makes a key, or signs by one; `offer` lets the browser propose one in the field of the login too. */
  readonly does: 'create' | 'sign' | 'offer'
  /** By GET it tells what to ask the device, by POST it takes what the device answered. */
  readonly path: string
  readonly text: string
  readonly language?: Language | undefined
  readonly kind?: ButtonKind | undefined
  /** Stands with the button, and like it only where keys work. */
  readonly lead?: Html | undefined
  /** Stands where they don't. */
  readonly without?: Html | undefined
  /** What is said when the device made or signed nothing, or keeps such a key already. */
  readonly said?: { readonly failed: string; readonly exists?: string } | undefined
  /** Where its person goes back to. */
  readonly back?: string | undefined
  /** JSON for `signalAllAcceptedCredentials`: keys that were removed here are no longer offered there. */
  readonly accepted?: string | undefined
}

/** A button that works with a key of the device. Only script can ask a device, so without it there is nothing to press. */
export function passkeyForm({
  does,
  path,
  text,
  kind,
  lead,
  without,
  said,
  back,
  accepted,
  language = usualLanguage,
}: PasskeyForm): Html {
  return html`<div data-passkey="${does}" data-path="${path}" data-failed="${said?.failed ?? words[language].passkeyFailed}"${said?.exists && html` data-exists="${said.exists}"`}${accepted !== undefined && html` data-accepted="${accepted}"`}>
${without && html`<div data-without>${without}</div>`}
<div data-within hidden>
${lead}
<form method="post" action="${url(path)}">
<input type="hidden" name="credential" value="">
${back !== undefined && html`<input type="hidden" name="back" value="${back}">`}
${button({ text, kind })}
</form>
<p role="status"></p>
</div>
</div>
<script type="module" src="${url(assetPath('passkeys.js'))}"></script>`
}
