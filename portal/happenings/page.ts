import { html, url, type Html } from '@registratura/html'
import { clockInZone, dateInWords, dayInZone, zoneName } from '../lib/date-words.ts'
import { pathTo, paths } from '../paths.ts'
import { deviceInWords, wayInWords } from '../session/device-words.ts'
import { page, type Frame } from '../ui/page.ts'
import { unbroken } from '../ui/parts/unbroken.ts'
import { mayDoubt, printPlace, type Happening, type Place } from './happening.ts'
import { ru, sayings } from './messages.ts'

export type HappeningsPage = {
  readonly frame: Frame
  readonly timeZone: string
  readonly now: Date
  /** The newest first. */
  readonly happenings: readonly Happening[]
  /** Where the next page begins; undefined on the last one. */
  readonly older: Place | undefined
  readonly isFirst: boolean
}

type Clock = Pick<HappeningsPage, 'timeZone' | 'now'>

/** What was done in a person's cabinet, day by day. */
export function happeningsPage(p: HappeningsPage): Html {
  const { frame, happenings, older, isFirst, timeZone, now } = p
  const days = Map.groupBy(happenings, ({ at }) => dayInZone(at, timeZone))
  const olderPath = older && `${paths.happenings}?before=${printPlace(older)}`
  return page({
    frame,
    title: ru.title,
    back: { path: paths.settings, text: ru.toSettings },
    body: html`<p>${ru.lead}</p>
<p>${ru.doubtLead}</p>
${happenings.length === 0 && html`<p>${ru.empty}</p>`}
${[...days].map(
  ([day, those]) => html`<h2 class="nhsuk-heading-m happenings__day">${dayInWords(day, p)}</h2>
<ul class="happenings">${those.map((one) => listed(one, p))}</ul>`,
)}
${olderPath !== undefined && html`<p><a class="happenings__older" href="${url(olderPath)}">${ru.older}</a></p>`}
${!isFirst && html`<p><a href="${url(paths.happenings)}">${ru.newest}</a></p>`}
<p><a href="${url(paths.devices)}">${ru.toDevices}</a></p>
<p>${ru.zone(zoneName(timeZone, now))}</p>`,
  })
}

function listed(one: Happening, p: Clock): Html {
  const words = inWords(one)
  const clock = clockInZone(one.at, p.timeZone)
  return html`<li class="happenings__one">
<p class="happenings__what"><time class="happenings__time" datetime="${one.at.toISOString()}">${clock}</time> ${words}</p>
${factsOf(one).map((fact) => html`<p class="happenings__fact">${unbroken(fact, one.number ?? '')}</p>`)}
${
  mayDoubt(one) &&
  html`<p class="happenings__doubt"><a href="${url(pathTo(paths.notMe, { event: one.id }))}">${ru.notMe}<span class="nhsuk-u-visually-hidden"> ${words}, ${clock}</span></a></p>`
}
</li>`
}

export function inWords({ saying, how }: Pick<Happening, 'saying' | 'how'>): string {
  if (saying === 'identity.proved' && how === 'passkey') return ru.provedByKey
  return saying === 'session.began' && how !== undefined ? ru.entered(wayInWords[how]) : sayings[saying]
}

/** Where it was done, and with whose card. */
export function factsOf({ device, isHere, network, whose, number }: Happening): readonly string[] {
  const where = [
    ...(device === undefined ? [] : [deviceInWords(device)]),
    ...(isHere ? [ru.here] : network === undefined ? [] : [ru.address(network)]),
  ].join(', ')
  return [
    ...(where === '' ? [] : [where]),
    ...(whose === undefined ? [] : [whose === 'gone' ? ru.gone : ru.whose(whose.name)]),
    ...(number === undefined ? [] : [ru.number(number)]),
  ]
}

const dayLong = 24 * 60 * 60_000

function dayInWords(day: string, { now, timeZone }: Clock): string {
  const date = dateInWords(day)
  if (day === dayInZone(now, timeZone)) return ru.today(date)
  return day === dayInZone(new Date(now.getTime() - dayLong), timeZone) ? ru.yesterday(date) : date
}
