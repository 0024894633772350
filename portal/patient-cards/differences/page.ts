import { html, url, type Html } from '@registratura/html'
import { pathTo, paths } from '../../paths.ts'
import { button, buttonGroup } from '../../ui/parts/button.ts'
import { radios } from '../../ui/parts/radios.ts'
import { page, type Frame } from '../../ui/page.ts'
import { family } from '../messages.ts'
import type { TakenCard } from '../pages/card-body.ts'
import { partName } from '../pages/part-name.ts'
import { homeOf } from '../pages/home.ts'
import { printField } from '../pages/print-field.ts'
import type { Shown } from '../pages/print-source.ts'
import { nameOn, type CardPartName } from '../patient-card.ts'
import { ru } from './messages.ts'
import { waitingIn } from './offer.ts'

export type DifferencesPage = Shown & {
  readonly frame: Frame
  readonly card: TakenCard
  /** What was chosen, where the form comes back. */
  readonly chosen?: Readonly<Partial<Record<CardPartName, string>>> | undefined
  readonly error?: 'unanswered' | 'stale' | undefined
}

export function differencesPage(p: DifferencesPage): Html {
  const { frame, card, error } = p
  const names = waitingIn(card.offers)
  const [first] = names
  return page({
    frame,
    title: ru.title,
    back: { path: homeOf(card), text: nameOn(card.content) || family.nameless },
    errors:
      error === undefined ? [] : [{ text: ru[error], ...(error === 'unanswered' && { fieldId: first }) }],
    body:
      names.length === 0
        ? html`<p>${ru.none}</p>`
        : html`<p>${ru.lead}</p>
<form method="post" action="${url(pathTo(paths.cardDifferences, { card: card.id }))}" novalidate>
<input type="hidden" name="version" value="${card.version}">
${names.map((name) => question(name, p))}
${button({ text: ru.save })}
${
  names.length > 1 &&
  buttonGroup([
    button({ text: ru.acceptAll, kind: 'secondary', name: 'all', value: 'accept' }),
    button({ text: ru.keepAll, kind: 'secondary', name: 'all', value: 'keep' }),
  ])
}
</form>`,
  })
}

function question(
  name: CardPartName,
  { card, timeZone, masked, viewer, chosen, error }: DifferencesPage,
): Html {
  const { content, offers } = card
  const shown = { masked, timeZone, viewer }
  return html`<h2 class="nhsuk-heading-m">${partName(name)}</h2>
<dl class="history__values">
<dt>${ru.inCard}</dt><dd>${printField(name, content, shown) ?? ru.nothing}</dd>
<dt>${ru.told}</dt><dd>${printField(name, offers.waiting, shown) ?? ru.nothing}</dd>
</dl>
${radios({
  name,
  legend: ru.question(partName(name)),
  items: (['accept', 'keep'] as const).map((value) => ({
    value,
    text: ru[value],
    checked: chosen?.[name] === value,
  })),
  error: error === 'unanswered' ? ru.unanswered : undefined,
})}`
}
