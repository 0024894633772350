import { html, url, type Html } from '@registratura/html'
import { timeInZone } from '../lib/date-words.ts'
import { pathTo, paths } from '../paths.ts'
import { button, buttonGroup, linkButton } from '../ui/parts/button.ts'
import { inset } from '../ui/parts/inset.ts'
import { notice } from '../ui/parts/notice.ts'
import { unbroken } from '../ui/parts/unbroken.ts'
import { page, type Frame } from '../ui/page.ts'
import type { Happening } from './happening.ts'
import { alarmWords } from './messages.ts'
import { factsOf, inWords } from './page.ts'

export type AlarmPage = {
  readonly frame: Frame
  readonly timeZone: string
  readonly happening: Happening
  /** What somebody else might come in by. */
  readonly has: {
    readonly password: boolean
    /** Keys added since, and those of before. */
    readonly newerKeys: boolean
    readonly olderKeys: boolean
  }
}

/** What will be done, told before it is. */
export function alarmPage({ frame, timeZone, happening, has }: AlarmPage): Html {
  const { language } = frame
  const alarm = alarmWords[language]
  const facts = [timeInZone(happening.at, timeZone, language), ...factsOf(happening, language)]
  return page({
    frame,
    language,
    title: alarm.title,
    back: { path: paths.happenings, text: alarm.back },
    body: html`<p>${alarm.what}</p>
${inset(html`<p><strong>${inWords(happening, language)}</strong></p>${facts.map((fact) => html`<p>${fact}</p>`)}`)}
<h2 class="nhsuk-heading-m">${alarm.willTitle}</h2>
<ul class="nhsuk-list nhsuk-list--bullet">
<li>${alarm.willEnd}</li>
${has.password && html`<li>${alarm.willClose}</li>`}
${has.newerKeys && html`<li>${alarm.willRemove}</li>`}
<li>${alarm.willWrite}</li>
</ul>
${has.olderKeys && html`<p>${alarm.olderKeys}</p>`}
<p>${alarm.keep}</p>
<form method="post" action="${url(pathTo(paths.notMe, { event: happening.id }))}">
${buttonGroup([button({ text: alarm.yes, kind: 'danger' }), linkButton({ text: alarm.no, path: paths.happenings, kind: 'secondary' })])}
</form>`,
  })
}

export type AlarmedPage = {
  readonly frame: Frame
  readonly number: string
  readonly phone: string
  readonly hasKeys: boolean
}

/** After it, and whenever its address is opened again: what only the person can do. */
export function alarmedPage({ frame, number, phone, hasKeys }: AlarmedPage): Html {
  const { language } = frame
  const alarm = alarmWords[language]
  return page({
    frame,
    language,
    title: alarm.title,
    back: { path: paths.happenings, text: alarm.back },
    body: html`${notice({ kind: 'success', title: unbroken(alarm.doneTitle(number), number), body: alarm.doneBody })}
<h2 class="nhsuk-heading-m">${alarm.nextTitle}</h2>
<ol class="nhsuk-list nhsuk-list--number">
<li>${alarm.nextEsia}</li>
<li>${alarm.nextPassword} <a href="${url(paths.settings)}">${alarm.toPassword}</a></li>
${hasKeys && html`<li>${alarm.nextKeys} <a href="${url(paths.passkeys)}">${alarm.toKeys}</a></li>`}
<li>${alarm.nextCards} <a href="${url(paths.cards)}">${alarm.toCards}</a></li>
</ol>
<p>${unbroken(alarm.phone(phone), phone)}</p>`,
  })
}
