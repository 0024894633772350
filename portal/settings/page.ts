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
import { words, type Words } from './messages.ts'
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
  const { language } = frame
  const said = words[language]
  const wrong = error && wordsOf(said, { error, rule })
  const onAgain = error === 'different'
  return page({
    frame,
    language,
    title: said.title,
    back: { path: paths.cards, text: said.toCards },
    errors: [
      ...(wrong === undefined ? [] : [{ text: wrong, fieldId: onAgain ? 'again' : 'password' }]),
      ...(expired ? [{ text: said.expired, fieldId: 'password' }] : []),
    ],
    body: html`${saved && notice({ kind: 'success', title: said.saved, body: html`<p>${said.savedBody[rule]}</p>${logins(account, { said, lostLogins, masked })}` })}
<h2 class="nhsuk-heading-m">${said.passwordTitle}</h2>
<p>${password === 'set' ? said.hasPassword : password === 'closed' ? said.closedPassword : said.lead[rule]}</p>
${!saved && logins(account, { said, lostLogins, masked })}
<form method="post" action="${url(paths.settings)}" novalidate>
${passwordInput({ id: 'password', name: 'password', label: said.password, hint: said.rule[rule], error: onAgain ? undefined : wrong, language, autocomplete: 'new-password' })}
${offered !== undefined && offer(offered, said)}
${passwordInput({ id: 'again', name: 'again', label: said.again, error: onAgain ? wrong : undefined, language, autocomplete: 'new-password' })}
${button({ text: said.save })}
</form>
<h2 class="nhsuk-heading-m">${said.passkeysTitle}</h2>
<p>${said.passkeysBody}</p>
<p class="way"><a href="${url(paths.passkeys)}">${said.toPasskeys}</a></p>
<h2 class="nhsuk-heading-m">${said.devicesTitle}</h2>
<p>${said.devicesBody}</p>
<p class="way"><a href="${url(paths.devices)}">${said.toDevices}</a></p>
<h2 class="nhsuk-heading-m">${said.happeningsTitle}</h2>
<p>${said.happeningsBody}</p>
<p class="way"><a href="${url(paths.happenings)}">${said.toHappenings}</a></p>
<h2 class="nhsuk-heading-m">${said.closingTitle}</h2>
<p>${said.closingBody}</p>
<p class="way"><a href="${url(paths.closing)}">${said.toClosing}</a></p>`,
  })
}

type Refusal = { readonly error: PasswordError; readonly rule: PasswordRule }

function wordsOf({ errors }: Words, { error, rule }: Refusal): string {
  const text = errors[error]
  return typeof text === 'string' ? text : text[rule]
}

/** Text, not a value of the field: who takes it has seen it, and a browser's own store is not surprised. */
function offer(password: string, said: Words): Html {
  return inset(html`<p>${said.offer} <span class="offered" translate="no">${password}</span></p>
<p>${said.offerHint}</p>`)
}

type Shown = Pick<SettingsPage, 'lostLogins' | 'masked'> & { readonly said: Words }

function logins({ phone, email, snils }: AccountContent, { said, lostLogins, masked }: Shown): Html {
  const lost = new Set(lostLogins)
  const rows = [
    ...(phone === undefined || lost.has('phone') ? [] : [{ key: said.phone, value: printPhone(phone) }]),
    ...(email === undefined || lost.has('email') ? [] : [{ key: said.email, value: email }]),
    ...(snils === undefined
      ? []
      : [{ key: said.snils, value: masked ? maskSnils(snils) : printSnils(snils) }]),
  ]
  return html`<h3 class="nhsuk-heading-s">${said.login}</h3>
${rows.length === 0 ? html`<p>${said.noLogin}</p>` : html`${rows.length > 1 && html`<p>${said.loginHint}</p>`}${summaryList({ rows })}`}
${lost.has('phone') && phone !== undefined && html`<p>${said.lostPhone(printPhone(phone))}</p>`}
${lost.has('email') && email !== undefined && html`<p>${said.lostEmail(email)}</p>`}`
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
  const { language } = frame
  const said = words[language]
  const wrong = { 'current-empty': said.currentEmpty, wrong: said.wrong, wait: said.wait } satisfies Record<
    ProofError,
    string
  >
  const text = error && wrong[error]
  return page({
    frame,
    language,
    title: said.proofTitle,
    back: { path: paths.settings, text: said.toSettings },
    errors: text === undefined ? [] : [{ text, fieldId: 'current' }],
    body: html`<p>${password === 'set' ? said.proofBody : said.proofBodyEsia}</p>
${
  password === 'set' &&
  html`<form method="post" action="${url(paths.passwordProof)}" novalidate>
${passwordInput({ id: 'current', name: 'current', label: said.current, error: text, language, autocomplete: 'current-password' })}
${button({ text: said.confirm })}
</form>`
}
${passkeyProof({ frame, back: paths.settings, language })}
<form method="post" action="${url(paths.proofStart)}">
<input type="hidden" name="back" value="${paths.settings}">
${esiaButton({ text: said.esia })}
</form>
<p>${said.esiaBody}</p>`,
  })
}
