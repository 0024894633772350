import { html, url, type Html } from '@registratura/html'
import { button, esiaButton } from '../ui/parts/button.ts'
import type { PageError } from '../ui/parts/error-summary.ts'
import { input } from '../ui/parts/input.ts'
import { passkeyForm } from '../ui/parts/passkey-form.ts'
import { passwordInput } from '../ui/parts/password-input.ts'
import { page, type Frame } from '../ui/page.ts'
import { words } from './messages.ts'
import type { SignInError } from './sign-in.ts'

export type SignInPage = {
  readonly frame: Frame
  readonly signInPath: string
  readonly startPath: string
  readonly passkeyPath: string
  /** Missing where the region takes nobody new. */
  readonly registerPath: string | undefined
  readonly mainPath: string
  readonly login?: string | undefined
  readonly errors?: readonly SignInError[] | undefined
  /** How long to wait, in words. */
  readonly wait?: string | undefined
  /** Until when a closed account may be opened again, in words. */
  readonly comeBackUntil?: string | undefined
}

const fields: Readonly<Record<SignInError, string>> = {
  'login-empty': 'login',
  'login-malformed': 'login',
  'password-empty': 'password',
  wrong: 'login',
  wait: 'login',
  closed: 'login',
  busy: 'login',
  'too-many': 'login',
}

export function signInPage(p: SignInPage): Html {
  const { language } = p.frame
  const said = words[language]
  const saying = (error: SignInError) => {
    if (error === 'wait' && p.wait !== undefined) return said.waitFor(p.wait)
    if (error === 'closed' && p.comeBackUntil !== undefined) return said.closedUntil(p.comeBackUntil)
    return said.errors[error]
  }
  const errors = p.errors ?? []
  const listed = errors.map((error): PageError => ({ text: saying(error), fieldId: fields[error] }))
  const errorOf = (field: string) => listed.find(({ fieldId }) => fieldId === field)?.text

  const passkeyLead = html`<h2 class="nhsuk-heading-m">${said.passkeyTitle}</h2><p>${said.passkeyBody}</p>`

  return page({
    frame: p.frame,
    language,
    isPublic: true,
    title: said.title,
    back: { path: p.mainPath, text: said.toMain },
    errors: listed,
    body: html`<h2 class="nhsuk-heading-m">${said.esiaTitle}</h2>
<p>${said.esiaBody}</p>
<form method="post" action="${url(p.startPath)}">${esiaButton({ text: said.esiaButton })}</form>
<h2 class="nhsuk-heading-m">${said.passwordTitle}</h2>
<form method="post" action="${url(p.signInPath)}" novalidate>
${input({ id: 'login', name: 'login', label: said.login, hint: said.loginHint, value: p.login, error: errorOf('login'), language, autocomplete: 'username webauthn', autocapitalize: 'none', spellcheck: false })}
${passwordInput({ id: 'password', name: 'password', label: said.password, error: errorOf('password'), language, autocomplete: 'current-password' })}
${button({ text: said.submit })}
</form>
${passkeyForm({ does: 'offer', path: p.passkeyPath, text: said.passkeyButton, language, kind: 'secondary', lead: passkeyLead })}
<h2 class="nhsuk-heading-s">${said.forgotTitle}</h2>
<p>${said.forgotBody}</p>
${p.registerPath !== undefined && html`<p>${said.notYet} <a href="${url(p.registerPath)}">${said.register}</a></p>`}`,
  })
}
