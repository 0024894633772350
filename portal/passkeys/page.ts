import { html, url, type Html } from '@registratura/html'
import { dateInWords, dayInZone } from '../lib/date-words.ts'
import { pathTo, paths } from '../paths.ts'
import { esiaButton } from '../ui/parts/button.ts'
import { notice } from '../ui/parts/notice.ts'
import { passkeyForm } from '../ui/parts/passkey-form.ts'
import { passkeyProof } from '../ui/parts/passkey-proof.ts'
import { page, type Frame } from '../ui/page.ts'
import { ru } from './messages.ts'
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
  return page({
    frame,
    title: ru.title,
    back: { path: paths.settings, text: ru.toSettings },
    errors: error === undefined ? [] : [{ text: ru.errors[error], fieldId: 'add' }],
    body: html`${done && doneNotice(done)}
<p>${ru.lead}</p>
<p>${ru.safe}</p>
<p>${ru.esiaStays}</p>
<h2 class="nhsuk-heading-m">${ru.yours}</h2>
${passkeys.length === 0 ? html`<p>${ru.none}</p>` : html`<ul class="records">${passkeys.map((one) => listed(one, p))}</ul>`}
<h2 class="nhsuk-heading-m" id="add" tabindex="-1">${ru.addTitle}</h2>
${adding(p)}`,
  })
}

function listed({ id, name, addedAt, usedAt }: Passkey, { timeZone }: PasskeysPage): Html {
  const day = (at: Date) => dateInWords(dayInZone(at, timeZone))
  return html`<li class="records__one">
<h3 class="records__name records__name--latin">${name}</h3>
<ul class="records__facts">
<li>${ru.added(day(addedAt))}</li>
<li>${usedAt === null ? ru.unused : ru.used(day(usedAt))}</li>
</ul>
<p><a href="${url(pathTo(paths.passkey, { passkey: id }))}">${ru.change}<span class="nhsuk-u-visually-hidden"> ${name}</span></a></p>
</li>`
}

function adding({ frame, passkeys, mayChange, accepted }: PasskeysPage): Html {
  if (passkeys.length >= atMost) return html`<p>${ru.full(atMost)}</p>`
  if (!mayChange) return proofForm(frame, paths.passkeys)
  return passkeyForm({
    does: 'create',
    path: paths.passkeyNew,
    text: ru.add,
    lead: html`<p>${ru.addOwn}</p><p>${ru.addMore(atMost)}</p>`,
    without: html`<p>${ru.cannot}</p>`,
    said: { failed: ru.notAdded, exists: ru.exists },
    accepted,
  })
}

/** The proof that must come before a change of keys; its person is brought back to `back`. */
export function proofForm(frame: Frame, back: string): Html {
  return html`<h3 class="nhsuk-heading-s">${ru.proofTitle}</h3>
${passkeyProof({ frame, back })}
<p>${ru.proofBody}</p>
<form method="post" action="${url(paths.proofStart)}">
<input type="hidden" name="back" value="${back}">
${esiaButton({ text: ru.esia })}
</form>`
}

function doneNotice(done: 'added' | 'renamed' | 'removed'): Html {
  if (done === 'added') return notice({ kind: 'success', title: ru.addedTitle, body: ru.addedBody })
  if (done === 'renamed') return notice({ kind: 'success', title: ru.renamedTitle })
  const body = html`<p>${ru.removedBody}</p><p><a href="${url(paths.devices)}">${ru.toDevices}</a></p>`
  return notice({ kind: 'success', title: ru.removedTitle, body })
}
