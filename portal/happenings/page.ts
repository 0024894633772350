import { html, url, type Html } from '@registratura/html'
import { clockInZone, dateInWords, dayInZone, zoneName } from '../lib/date-words.ts'
import { usualLanguage, type Language } from '../lib/language.ts'
import { pathTo, paths } from '../paths.ts'
import { deviceInWords, wayInWords } from '../session/device-words.ts'
import { page, type Frame } from '../ui/page.ts'
import { unbroken } from '../ui/parts/unbroken.ts'
import { mayDoubt, printPlace, type Happening, type Place } from './happening.ts'
import { sayingWords, words } from './messages.ts'

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

type Clock = Pick<HappeningsPage, 'frame' | 'timeZone' | 'now'>

/** What was done in a person's cabinet, day by day. */
export function happeningsPage(p: HappeningsPage): Html {
  const { frame, happenings, older, isFirst, timeZone, now } = p
  const { language } = frame
  const said = words[language]
  const days = Map.groupBy(happenings, ({ at }) => dayInZone(at, timeZone))
  const olderPath = older && `${paths.happenings}?before=${printPlace(older)}`
  return page({
    frame,
    language,
    title: said.title,
    back: { path: paths.settings, text: said.toSettings },
    body: html`<p>${said.lead}</p>
<p>${said.doubtLead}</p>
${happenings.length === 0 && html`<p>${said.empty}</p>`}
${[...days].map(
  ([day, those]) => html`<h2 class="nhsuk-heading-m happenings__day">${dayInWords(day, p)}</h2>
<ul class="happenings">${those.map((one) => listed(one, p))}</ul>`,
)}
${olderPath !== undefined && html`<p class="way"><a href="${url(olderPath)}">${said.older}</a></p>`}
${!isFirst && html`<p class="way"><a href="${url(paths.happenings)}">${said.newest}</a></p>`}
<p class="way"><a href="${url(paths.devices)}">${said.toDevices}</a></p>
<p>${said.zone(zoneName(timeZone, now, language))}</p>`,
  })
}

function listed(one: Happening, p: Clock): Html {
  const { language } = p.frame
  const what = inWords(one, language)
  const clock = clockInZone(one.at, p.timeZone)
  return html`<li class="happenings__one">
<p class="happenings__what"><time class="happenings__time" datetime="${one.at.toISOString()}">${clock}</time> ${what}</p>
${factsOf(one, language).map((fact) => html`<p class="happenings__fact">${unbroken(fact, one.number ?? '')}</p>`)}
${
  mayDoubt(one) &&
  html`<p class="happenings__doubt"><a href="${url(pathTo(paths.notMe, { event: one.id }))}">${words[language].notMe}<span class="nhsuk-u-visually-hidden"> ${what}, ${clock}</span></a></p>`
}
</li>`
}

export function inWords(
  { saying, how }: Pick<Happening, 'saying' | 'how'>,
  language: Language = usualLanguage,
): string {
  const said = words[language]
  if (saying === 'identity.proved' && how === 'passkey') return said.provedByKey
  return saying === 'session.began' && how !== undefined
    ? said.entered(wayInWords[language][how])
    : sayingWords[language][saying]
}

/** Where it was done, and with whose card. */
export function factsOf(
  { device, isHere, network, whose, number }: Happening,
  language: Language = usualLanguage,
): readonly string[] {
  const said = words[language]
  const where = [
    ...(device === undefined ? [] : [deviceInWords(device, language)]),
    ...(isHere ? [said.here] : network === undefined ? [] : [said.address(network)]),
  ].join(', ')
  return [
    ...(where === '' ? [] : [where]),
    ...(whose === undefined ? [] : [whose === 'gone' ? said.gone : said.whose(whose.name)]),
    ...(number === undefined ? [] : [said.number(number)]),
  ]
}

const dayLong = 24 * 60 * 60_000

function dayInWords(day: string, { frame, now, timeZone }: Clock): string {
  const { language } = frame
  const said = words[language]
  const date = dateInWords(day, language)
  if (day === dayInZone(now, timeZone)) return said.today(date)
  return day === dayInZone(new Date(now.getTime() - dayLong), timeZone) ? said.yesterday(date) : date
}
