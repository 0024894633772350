import { html, url, type Html } from '@registratura/html'
import { clockInZone, dateInWords, dayInZone, zoneName } from '../lib/date-words.ts'
import type { Language } from '../lib/language.ts'
import { pathTo, paths } from '../paths.ts'
import { deviceInWords, wayInWords } from '../session/device-words.ts'
import { sessionLimits } from '../session/session.ts'
import { button, esiaButton } from '../ui/parts/button.ts'
import { notice } from '../ui/parts/notice.ts'
import { passkeyProof } from '../ui/parts/passkey-proof.ts'
import { page, type Frame } from '../ui/page.ts'
import type { OpenDevice } from './devices.ts'
import { words } from './messages.ts'

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
  const { language } = p.frame
  const said = words[language]
  const others = p.devices.some(({ isThis }) => !isThis)
  return page({
    frame: p.frame,
    language,
    title: said.title,
    back: { path: paths.settings, text: said.toSettings },
    body: html`${p.ended && notice({ kind: 'success', title: p.ended === 'one' ? said.endedTitle : said.allEndedTitle, body: said.endedBody })}
<p>${said.lead}</p>
<ul class="records">${p.devices.map((one) => listed(one, p))}</ul>
${others ? (p.mayEnd ? endAllForm(language) : proofForm(p.frame)) : html`<p>${said.alone}</p>`}
<h2 class="nhsuk-heading-m">${said.strangeTitle}</h2>
<p>${said.strange}</p>
<p class="way"><a href="${url(paths.happenings)}">${said.toHappenings}</a></p>
<p class="way"><a href="${url(paths.settings)}">${said.toPassword}</a></p>
<p>${said.most(sessionLimits.atMost)}</p>
<p>${said.zone(zoneName(p.timeZone, p.now, language))}</p>`,
  })
}

function listed({ id, isThis, device, how, beganAt, seenAt }: OpenDevice, p: DevicesPage): Html {
  const { language } = p.frame
  const said = words[language]
  const name = deviceInWords(device, language)
  const network = device?.network
  return html`<li class="records__one">
<h2 class="records__name records__name--latin">${name}</h2>
<ul class="records__facts">
${isThis && html`<li><strong>${said.isThis}</strong></li>`}
<li>${said.began(moment(beganAt, p), wayInWords[language][how])}</li>
${!isThis && html`<li>${said.seen(moment(seenAt, p))}</li>`}
${network !== undefined && html`<li>${said.address(network)}</li>`}
</ul>
${
  !isThis &&
  p.mayEnd &&
  html`<form method="post" action="${url(pathTo(paths.deviceEnd, { session: id }))}">
${button({ text: said.end, hidden: name, kind: 'secondary' })}
</form>`
}
</li>`
}

/** Today by the clock alone: that is what people look for. */
function moment(at: Date, { frame, now, timeZone }: DevicesPage): string {
  const day = dayInZone(at, timeZone)
  const clock = clockInZone(at, timeZone)
  return day === dayInZone(now, timeZone) ? clock : `${dateInWords(day, frame.language)}, ${clock}`
}

function endAllForm(language: Language): Html {
  return html`<form method="post" action="${url(paths.otherDevicesEnd)}">
${button({ text: words[language].endAll })}
</form>`
}

function proofForm(frame: Frame): Html {
  const { language } = frame
  const said = words[language]
  return html`<h2 class="nhsuk-heading-m">${said.proofTitle}</h2>
${passkeyProof({ frame, back: paths.devices, language })}
<p>${said.proofBody}</p>
<form method="post" action="${url(paths.proofStart)}">
<input type="hidden" name="back" value="${paths.devices}">
${esiaButton({ text: said.esia })}
</form>`
}
