import { html, url, type Html } from '@registratura/html'
import { clockInZone, dateInWords, dayInZone, zoneName } from '../lib/date-words.ts'
import { pathTo, paths } from '../paths.ts'
import { deviceInWords, wayInWords } from '../session/device-words.ts'
import { sessionLimits } from '../session/session.ts'
import { button, esiaButton } from '../ui/parts/button.ts'
import { notice } from '../ui/parts/notice.ts'
import { passkeyProof } from '../ui/parts/passkey-proof.ts'
import { page, type Frame } from '../ui/page.ts'
import type { OpenDevice } from './devices.ts'
import { ru } from './messages.ts'

type DevicesPage = {
  readonly frame: Frame
  readonly timeZone: string
  readonly now: Date
  readonly devices: readonly OpenDevice[]
  readonly mayEnd: boolean
  /** What was ended a moment ago. */
  readonly ended?: 'one' | 'all' | undefined
}

/** Where a person's cabinet is open now, and the buttons that close it there, or the proof that must come before. */
export function devicesPage(p: DevicesPage): Html {
  const others = p.devices.some(({ isThis }) => !isThis)
  return page({
    frame: p.frame,
    title: ru.title,
    back: { path: paths.settings, text: ru.toSettings },
    body: html`${p.ended && notice({ kind: 'success', title: p.ended === 'one' ? ru.endedTitle : ru.allEndedTitle, body: ru.endedBody })}
<p>${ru.lead}</p>
<ul class="records">${p.devices.map((one) => listed(one, p))}</ul>
${others ? (p.mayEnd ? endAllForm() : proofForm(p.frame)) : html`<p>${ru.alone}</p>`}
<h2 class="nhsuk-heading-m">${ru.strangeTitle}</h2>
<p>${ru.strange}</p>
<p><a href="${url(paths.happenings)}">${ru.toHappenings}</a></p>
<p><a href="${url(paths.settings)}">${ru.toPassword}</a></p>
<p>${ru.most(sessionLimits.atMost)}</p>
<p>${ru.zone(zoneName(p.timeZone, p.now))}</p>`,
  })
}

function listed({ id, isThis, device, how, beganAt, seenAt }: OpenDevice, p: DevicesPage): Html {
  const name = deviceInWords(device)
  const network = device?.network
  return html`<li class="records__one">
<h2 class="records__name records__name--latin">${name}</h2>
<ul class="records__facts">
${isThis && html`<li><strong>${ru.isThis}</strong></li>`}
<li>${ru.began(moment(beganAt, p), wayInWords[how])}</li>
${!isThis && html`<li>${ru.seen(moment(seenAt, p))}</li>`}
${network !== undefined && html`<li>${ru.address(network)}</li>`}
</ul>
${
  !isThis &&
  p.mayEnd &&
  html`<form method="post" action="${url(pathTo(paths.deviceEnd, { session: id }))}">
${button({ text: ru.end, hidden: name, kind: 'secondary' })}
</form>`
}
</li>`
}

/** Today by the clock alone: that is what people look for. */
function moment(at: Date, { now, timeZone }: DevicesPage): string {
  const day = dayInZone(at, timeZone)
  const clock = clockInZone(at, timeZone)
  return day === dayInZone(now, timeZone) ? clock : `${dateInWords(day)}, ${clock}`
}

function endAllForm(): Html {
  return html`<form method="post" action="${url(paths.otherDevicesEnd)}">
${button({ text: ru.endAll })}
</form>`
}

function proofForm(frame: Frame): Html {
  return html`<h2 class="nhsuk-heading-m">${ru.proofTitle}</h2>
${passkeyProof({ frame, back: paths.devices })}
<p>${ru.proofBody}</p>
<form method="post" action="${url(paths.proofStart)}">
<input type="hidden" name="back" value="${paths.devices}">
${esiaButton({ text: ru.esia })}
</form>`
}
