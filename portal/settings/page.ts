import { html, url, type Html } from '@registratura/html'
import type { AccountContent, LostLogin } from '../account/account.ts'
import { maskSnils } from '../lib/mask.ts'
import { printPhone } from '../lib/phone.ts'
import { printSnils } from '../lib/snils.ts'
import type { PasswordError, PasswordRule } from '../password/password.ts'
import { paths } from '../paths.ts'
import { button, esiaButton } from '../ui/parts/button.ts'
import { inset } from '../ui/parts/inset.ts'
import { notice } from '../ui/parts/notice.ts'
import { passkeyProof } from '../ui/parts/passkey-proof.ts'
import { passwordInput } from '../ui/parts/password-input.ts'
import { summaryList } from '../ui/parts/summary-list.ts'
import { page, type Frame } from '../ui/page.ts'
import { ru } from './messages.ts'
import type { PasswordState, ProofError } from './settings.ts'

export type SettingsPage = {
  readonly frame: Frame
  readonly account: AccountContent
  /** Logins that passed to somebody else since. */
  readonly lostLogins: readonly LostLogin[]
  readonly password: PasswordState
  readonly masked: boolean
  /** What holds in this region. */
  readonly rule: PasswordRule
  readonly saved: boolean
  readonly error?: PasswordError | undefined
  /** A password made for this page alone, beside a refusal. */
  readonly offered?: string | undefined
  readonly expired?: boolean | undefined
}

export function settingsPage({
  frame,
  account,
  lostLogins,
  password,
  masked,
  rule,
  saved,
  error,
  offered,
  expired,
}: SettingsPage): Html {
  const words = error && wordsOf(error, rule)
  const onAgain = error === 'different'
  return page({
    frame,
    title: ru.title,
    back: { path: paths.cards, text: ru.toCards },
    errors: [
      ...(words === undefined ? [] : [{ text: words, fieldId: onAgain ? 'again' : 'password' }]),
      ...(expired ? [{ text: ru.expired, fieldId: 'password' }] : []),
    ],
    body: html`${saved && notice({ kind: 'success', title: ru.saved, body: html`<p>${ru.savedBody[rule]}</p>${logins(account, { lostLogins, masked })}` })}
<h2 class="nhsuk-heading-m">${ru.passwordTitle}</h2>
<p>${password === 'set' ? ru.hasPassword : password === 'closed' ? ru.closedPassword : ru.lead[rule]}</p>
${!saved && logins(account, { lostLogins, masked })}
<form method="post" action="${url(paths.settings)}" novalidate>
${passwordInput({ id: 'password', name: 'password', label: ru.password, hint: ru.rule[rule], error: onAgain ? undefined : words, autocomplete: 'new-password' })}
${offered !== undefined && offer(offered)}
${passwordInput({ id: 'again', name: 'again', label: ru.again, error: onAgain ? words : undefined, autocomplete: 'new-password' })}
${button({ text: ru.save })}
</form>
<h2 class="nhsuk-heading-m">${ru.passkeysTitle}</h2>
<p>${ru.passkeysBody}</p>
<p><a href="${url(paths.passkeys)}">${ru.toPasskeys}</a></p>
<h2 class="nhsuk-heading-m">${ru.devicesTitle}</h2>
<p>${ru.devicesBody}</p>
<p><a href="${url(paths.devices)}">${ru.toDevices}</a></p>
<h2 class="nhsuk-heading-m">${ru.happeningsTitle}</h2>
<p>${ru.happeningsBody}</p>
<p><a href="${url(paths.happenings)}">${ru.toHappenings}</a></p>
<h2 class="nhsuk-heading-m">${ru.closingTitle}</h2>
<p>${ru.closingBody}</p>
<p><a href="${url(paths.closing)}">${ru.toClosing}</a></p>`,
  })
}

function wordsOf(error: PasswordError, rule: PasswordRule): string {
  const words = ru.errors[error]
  return typeof words === 'string' ? words : words[rule]
}

/** Text, not a value of the field: who takes it has seen it, and a browser's own store is not surprised. */
function offer(password: string): Html {
  return inset(html`<p>${ru.offer} <span class="offered" translate="no">${password}</span></p>
<p>${ru.offerHint}</p>`)
}

type Shown = Pick<SettingsPage, 'lostLogins' | 'masked'>

function logins({ phone, email, snils }: AccountContent, { lostLogins, masked }: Shown): Html {
  const lost = new Set(lostLogins)
  const rows = [
    ...(phone === undefined || lost.has('phone') ? [] : [{ key: ru.phone, value: printPhone(phone) }]),
    ...(email === undefined || lost.has('email') ? [] : [{ key: ru.email, value: email }]),
    ...(snils === undefined ? [] : [{ key: ru.snils, value: masked ? maskSnils(snils) : printSnils(snils) }]),
  ]
  return html`<h3 class="nhsuk-heading-s">${ru.login}</h3>
${rows.length === 0 ? html`<p>${ru.noLogin}</p>` : html`${rows.length > 1 && html`<p>${ru.loginHint}</p>`}${summaryList({ rows })}`}
${lost.has('phone') && phone !== undefined && html`<p>${ru.lostPhone(printPhone(phone))}</p>`}
${lost.has('email') && email !== undefined && html`<p>${ru.lostEmail(email)}</p>`}`
}

export function proofPage({
  frame,
  password,
  error,
}: {
  frame: Frame
  password: PasswordState
  error?: ProofError | undefined
}): Html {
  const words = { 'current-empty': ru.currentEmpty, wrong: ru.wrong, wait: ru.wait } satisfies Record<
    ProofError,
    string
  >
  const text = error && words[error]
  return page({
    frame,
    title: ru.proofTitle,
    back: { path: paths.settings, text: ru.toSettings },
    errors: text === undefined ? [] : [{ text, fieldId: 'current' }],
    body: html`<p>${password === 'set' ? ru.proofBody : ru.proofBodyEsia}</p>
${
  password === 'set' &&
  html`<form method="post" action="${url(paths.passwordProof)}" novalidate>
${passwordInput({ id: 'current', name: 'current', label: ru.current, error: text, autocomplete: 'current-password' })}
${button({ text: ru.confirm })}
</form>`
}
${passkeyProof({ frame, back: paths.settings })}
<form method="post" action="${url(paths.proofStart)}">
<input type="hidden" name="back" value="${paths.settings}">
${esiaButton({ text: ru.esia })}
</form>
<p>${ru.esiaBody}</p>`,
  })
}
