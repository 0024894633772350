import { html, url, type Html } from '@registratura/html'
import { pathTo, paths } from '../../paths.ts'
import { button, buttonGroup } from '../../ui/parts/button.ts'
import { radios } from '../../ui/parts/radios.ts'
import { page, type Frame } from '../../ui/page.ts'
import { familyWords } from '../messages.ts'
import type { TakenCard } from '../pages/card-body.ts'
import { partName } from '../pages/part-name.ts'
import { homeOf } from '../pages/home.ts'
import { printField } from '../pages/print-field.ts'
import type { Shown } from '../pages/print-source.ts'
import { nameOn, type CardPartName } from '../patient-card.ts'
import { words } from './messages.ts'
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
  const { language } = frame
  const said = words[language]
  const names = waitingIn(card.offers)
  const [first] = names
  return page({
    frame,
    language,
    title: said.title,
    back: { path: homeOf(card), text: nameOn(card.content) || familyWords[language].nameless },
    errors:
      error === undefined ? [] : [{ text: said[error], ...(error === 'unanswered' && { fieldId: first }) }],
    body:
      names.length === 0
        ? html`<p>${said.none}</p>`
        : html`<p>${said.lead}</p>
<form method="post" action="${url(pathTo(paths.cardDifferences, { card: card.id }))}" novalidate>
<input type="hidden" name="version" value="${card.version}">
${names.map((name) => question(name, p))}
${button({ text: said.save })}
${
  names.length > 1 &&
  buttonGroup([
    button({ text: said.acceptAll, kind: 'secondary', name: 'all', value: 'accept' }),
    button({ text: said.keepAll, kind: 'secondary', name: 'all', value: 'keep' }),
  ])
}
</form>`,
  })
}

function question(
  name: CardPartName,
  { frame, card, timeZone, masked, viewer, chosen, error }: DifferencesPage,
): Html {
  const { language } = frame
  const said = words[language]
  const { content, offers } = card
  const shown = { masked, timeZone, viewer, language }
  return html`<h2 class="nhsuk-heading-m">${partName(name, language)}</h2>
<dl class="history__values">
<dt>${said.inCard}</dt><dd>${printField(name, content, shown) ?? said.nothing}</dd>
<dt>${said.told}</dt><dd>${printField(name, offers.waiting, shown) ?? said.nothing}</dd>
</dl>
${radios({
  name,
  legend: said.question(partName(name, language)),
  items: (['accept', 'keep'] as const).map((value) => ({
    value,
    text: said[value],
    checked: chosen?.[name] === value,
  })),
  error: error === 'unanswered' ? said.unanswered : undefined,
  language,
})}`
}
