import { html, url, type Html } from '@registratura/html'
import { pathTo, paths } from '../paths.ts'
import { button } from '../ui/parts/button.ts'
import { input } from '../ui/parts/input.ts'
import { page, type Frame } from '../ui/page.ts'
import { words } from './messages.ts'
import { proofForm } from './page.ts'
import type { NameError } from './passkey.ts'

export type PasskeyPage = {
  readonly frame: Frame
  readonly id: string
  readonly name: string
  readonly mayRemove: boolean
  /** As it was typed. */
  readonly typed?: string | undefined
  readonly error?: NameError | undefined
}

/** One key: its name, and its end. */
export function passkeyPage({ frame, id, name, mayRemove, typed, error }: PasskeyPage): Html {
  const { language } = frame
  const said = words[language]
  const wrong = error && said.names.errors[error]
  const address = { passkey: id }
  return page({
    frame,
    language,
    title: said.oneTitle,
    back: { path: paths.passkeys, text: said.toKeys },
    errors: wrong === undefined ? [] : [{ text: wrong, fieldId: 'name' }],
    body: html`<form method="post" action="${url(pathTo(paths.passkey, address))}" novalidate>
${input({ id: 'name', name: 'name', label: said.name, hint: said.nameHint, value: typed ?? name, error: wrong, language, autocomplete: 'off' })}
${button({ text: said.rename })}
</form>
<h2 class="nhsuk-heading-m">${said.removeTitle}</h2>
<p>${said.removeBody}</p>
${
  mayRemove
    ? html`<form method="post" action="${url(pathTo(paths.passkeyRemoval, address))}">${button({ text: said.remove, hidden: name, kind: 'danger' })}</form>`
    : proofForm(frame, pathTo(paths.passkey, address))
}`,
  })
}
