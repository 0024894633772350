import { html, url, type Html } from '@registratura/html'
import { button, esiaButton } from '../ui/parts/button.ts'
import type { PageError } from '../ui/parts/error-summary.ts'
import { input } from '../ui/parts/input.ts'
import { passkeyForm } from '../ui/parts/passkey-form.ts'
import { passwordInput } from '../ui/parts/password-input.ts'
import { page, type Frame } from '../ui/page.ts'
import { ru } from './messages.ts'
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
  const words = (error: SignInError) => {
    if (error === 'wait' && p.wait !== undefined) return ru.waitFor(p.wait)
    if (error === 'closed' && p.comeBackUntil !== undefined) return ru.closedUntil(p.comeBackUntil)
    return ru.errors[error]
  }
  const errors = p.errors ?? []
  const listed = errors.map((error): PageError => ({ text: words(error), fieldId: fields[error] }))
  const errorOf = (field: string) => listed.find(({ fieldId }) => fieldId === field)?.text

  return page({
    frame: p.frame,
    title: ru.title,
    back: { path: p.mainPath, text: ru.toMain },
    errors: listed,
    body: html`<h2 class="nhsuk-heading-m">${ru.esiaTitle}</h2>
<p>${ru.esiaBody}</p>
<form method="post" action="${url(p.startPath)}">${esiaButton({ text: ru.esiaButton })}</form>
<h2 class="nhsuk-heading-m">${ru.passwordTitle}</h2>
<form method="post" action="${url(p.signInPath)}" novalidate>
${input({ id: 'login', name: 'login', label: ru.login, hint: ru.loginHint, value: p.login, error: errorOf('login'), autocomplete: 'username webauthn', autocapitalize: 'none', spellcheck: false })}
${passwordInput({ id: 'password', name: 'password', label: ru.password, error: errorOf('password'), autocomplete: 'current-password' })}
${button({ text: ru.submit })}
</form>
${passkeyForm({ does: 'offer', path: p.passkeyPath, text: ru.passkeyButton, kind: 'secondary', lead: passkeyLead })}
<h2 class="nhsuk-heading-s">${ru.forgotTitle}</h2>
<p>${ru.forgotBody}</p>
${p.registerPath !== undefined && html`<p>${ru.notYet} <a href="${url(p.registerPath)}">${ru.register}</a></p>`}`,
  })
}

const passkeyLead = html`<h2 class="nhsuk-heading-m">${ru.passkeyTitle}</h2><p>${ru.passkeyBody}</p>`
