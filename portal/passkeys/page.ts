import { html, url, type Html } from '@registratura/html'
import { dateInWords, dayInZone } from '../lib/date-words.ts'
import type { Language } from '../lib/language.ts'
import { pathTo, paths } from '../paths.ts'
import { esiaButton } from '../ui/parts/button.ts'
import { notice } from '../ui/parts/notice.ts'
import { passkeyForm } from '../ui/parts/passkey-form.ts'
import { passkeyProof } from '../ui/parts/passkey-proof.ts'
import { page, type Frame } from '../ui/page.ts'
import { words } from './messages.ts'
import { atMost, type AddingError, type Passkey } from './passkey.ts'

type PasskeysPage = {
  readonly frame: Frame
  readonly timeZone: string
  readonly passkeys: readonly Passkey[]
  readonly mayChange: boolean
  /** What the browser may forget of the keys that it keeps for the portal, as `signalAllAcceptedCredentials` takes it. */
  readonly accepted: string
  readonly error?: AddingError | undefined
  /** What was done a moment ago. */
  readonly done?: 'added' | 'renamed' | 'removed' | undefined
}

/** A person's keys, and the way to add one; before it the proof, where the last one is too old. */
export function passkeysPage(p: PasskeysPage): Html {
  const { frame, passkeys, error, done } = p
  const { language } = frame
  const said = words[language]
  return page({
    frame,
    language,
    title: said.title,
    back: { path: paths.settings, text: said.toSettings },
    errors: error === undefined ? [] : [{ text: said.errors[error], fieldId: 'add' }],
    body: html`${done && doneNotice(done, language)}
<p>${said.lead}</p>
<p>${said.safe}</p>
<p>${said.esiaStays}</p>
<h2 class="nhsuk-heading-m">${said.yours}</h2>
${passkeys.length === 0 ? html`<p>${said.none}</p>` : html`<ul class="records">${passkeys.map((one) => listed(one, p))}</ul>`}
<h2 class="nhsuk-heading-m" id="add" tabindex="-1">${said.addTitle}</h2>
${adding(p)}`,
  })
}

function listed({ id, name, addedAt, usedAt }: Passkey, { frame, timeZone }: PasskeysPage): Html {
  const { language } = frame
  const said = words[language]
  const day = (at: Date) => dateInWords(dayInZone(at, timeZone), language)
  return html`<li class="records__one">
<h3 class="records__name records__name--latin">${name}</h3>
<ul class="records__facts">
<li>${said.added(day(addedAt))}</li>
<li>${usedAt === null ? said.unused : said.used(day(usedAt))}</li>
</ul>
<p class="way"><a href="${url(pathTo(paths.passkey, { passkey: id }))}">${said.change}<span class="nhsuk-u-visually-hidden"> ${name}</span></a></p>
</li>`
}

function adding({ frame, passkeys, mayChange, accepted }: PasskeysPage): Html {
  const { language } = frame
  const said = words[language]
  if (passkeys.length >= atMost) return html`<p>${said.full(atMost)}</p>`
  if (!mayChange) return proofForm(frame, paths.passkeys)
  return passkeyForm({
    does: 'create',
    path: paths.passkeyNew,
    text: said.add,
    language,
    lead: html`<p>${said.addOwn}</p><p>${said.addMore(atMost)}</p>`,
    without: html`<p>${said.cannot}</p>`,
    said: { failed: said.notAdded, exists: said.exists },
    accepted,
  })
}

/** The proof that must come before a change of keys; its person is brought back to `back`. */
export function proofForm(frame: Frame, back: string): Html {
  const { language } = frame
  const said = words[language]
  return html`<h3 class="nhsuk-heading-s">${said.proofTitle}</h3>
${passkeyProof({ frame, back, language })}
<p>${said.proofBody}</p>
<form method="post" action="${url(paths.proofStart)}">
<input type="hidden" name="back" value="${back}">
${esiaButton({ text: said.esia })}
</form>`
}

function doneNotice(done: 'added' | 'renamed' | 'removed', language: Language): Html {
  const said = words[language]
  if (done === 'added') return notice({ kind: 'success', title: said.addedTitle, body: said.addedBody })
  if (done === 'renamed') return notice({ kind: 'success', title: said.renamedTitle })
  const body = html`<p>${said.removedBody}</p><p class="way"><a href="${url(paths.devices)}">${said.toDevices}</a></p>`
  return notice({ kind: 'success', title: said.removedTitle, body })
}
